"""A dispute as a short tuple that tests can compare."""

from graph.derived import ClaimedValue, Dispute, DisputeSide
from graph.presentation.formatting import format_claimed_value


def describe_dispute(dispute: Dispute) -> tuple[str, str, tuple[str, ...]]:
    """Return rule, what it is about ("ada FUNDED party" or "raid killed") and the position of each side.

    Dates are as in the claims: "2013-05-29", or "2013-05/2013-06" where the two differ.
    """
    if dispute.tie:
        about = f"{dispute.tie.subject} {dispute.tie.edge_type} {dispute.tie.object}"
    else:
        about = f"{dispute.entity} {dispute.property}"
    return dispute.rule, about, tuple(map(_position, dispute.sides))


def _position(side: DisputeSide) -> str:
    if isinstance(side.position, str):
        return side.position
    if isinstance(side.position, ClaimedValue):
        return format_claimed_value(side.position)
    start, end = side.position
    return (start or "") if start == end else f"{start or ''}/{end or ''}"
