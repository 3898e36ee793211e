"""A dispute as a short tuple that tests can compare."""

from graph.derived import ClaimedValue, CompatibleClaims, Dispute, DisputeSide
from graph.presentation.formatting import format_claimed_value


def describe_dispute(dispute: Dispute) -> tuple[str, ...]:
    """Return rule, what it is about ("ada FUNDED party" or "raid killed"), and each position.

    The positions of the sides come first. Dates are as in the claims: "2013-05-29", or "2013-05/2013-06"
    where the two differ. What is compatible with sides names them: "2013-05 ~ 2013-05-29, 2013-05-31".
    """
    if dispute.tie:
        about = f"{dispute.tie.subject} {dispute.tie.edge_type} {dispute.tie.object}"
    else:
        about = f"{dispute.entity} {dispute.property}"
    sides = [_position(side) for side in dispute.sides]
    compatible = (
        f"{_position(group)} ~ {', '.join(sides[number] for number in group.sides)}"
        for group in dispute.compatible
    )
    return dispute.rule, about, *sides, *compatible


def _position(side: DisputeSide | CompatibleClaims) -> str:
    if isinstance(side.position, str):
        return side.position
    if isinstance(side.position, ClaimedValue):
        return format_claimed_value(side.position)
    start, end = side.position
    return (start or "") if start == end else f"{start or ''}/{end or ''}"
