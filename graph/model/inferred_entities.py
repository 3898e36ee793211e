"""The entities of a claim that a reader supplied, because its source does not name them in that place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.errors import Fault
from graph.model.locators import check_locator, is_overlapping, split_source
from graph.model.records import AnyClaim, Claim

_CLAIM_ENDS = ("subject", "object")
_PROPERTY_CLAIM_ENDS = ("entity",)


def find_faults_in_inferred(claim: AnyClaim, has_source: Callable[[str], bool]) -> Iterator[Fault]:
    """Yield what is wrong with `inferred` and `inferred_from` of a claim.

    Args:
        has_source: returns whether there is a source of an id.
    """
    ends = _CLAIM_ENDS if isinstance(claim, Claim) else _PROPERTY_CLAIM_ENDS
    for index, end in enumerate(claim.inferred):
        if end not in ends:
            yield Fault(("inferred", index), f"{end!r} is not {' or '.join(ends)}")
        elif end in claim.inferred[:index]:
            yield Fault(("inferred", index), f"{end!r} stands here twice")
    if len(claim.inferred) != len(claim.inferred_from):
        message = "each inferred entity needs the place that supports it, and each such place its entity"
        yield Fault(("inferred_from",), message)
    for index, place in enumerate(claim.inferred_from):
        yield from _place_faults(claim, index, place, has_source)


def _place_faults(
    claim: AnyClaim, index: int, place: str, has_source: Callable[[str], bool]
) -> Iterator[Fault]:
    path = ("inferred_from", index)
    locator, source = split_source(place)
    if message := check_locator(locator):
        yield Fault(path, message)
    elif source is not None and not has_source(source):
        yield Fault(path, f"there is no source {source!r}", missing_id=source)
    elif source in (None, claim.source) and is_overlapping(locator, claim.locator):
        message = (
            f"{place!r} is within the claim's own place; give a place elsewhere that supports the entity, "
            "or leave out `inferred` if the claim's own place names it"
        )
        yield Fault(path, message)
