"""A part of a text in segments: those that carry claims are marked, and link to the claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.pages.source_parts import PlacedClaims
from graph.model import TextSpan


@dataclass(frozen=True)
class Segment:
    """A part of a text, within which the same claims hold.

    Args:
        starts: the locators of the places that begin here.
        locator: of the shortest place that contains it; None if it carries no claim.
        claims: how many claims it carries.
    """

    text: str
    starts: tuple[str, ...] = ()
    locator: str | None = None
    claims: int = 0


def split_marked_text(text: str, part: TextSpan, placed: Sequence[PlacedClaims]) -> Iterator[Segment]:
    """Yield a part of a text in segments.

    Args:
        placed: places in order of their start; those outside of the part are passed over.
    """
    start, end = part
    # A place that begins before the part is marked from the start of the part.
    inside = [each for each in placed if each.span[0] < end and start < each.span[1]]
    borders = {start, end, *(max(start, each.span[0]) for each in inside)}
    borders |= {min(end, each.span[1]) for each in inside}
    ordered = sorted(borders)
    open_places: list[PlacedClaims] = []
    upcoming = iter(inside)
    following = next(upcoming, None)
    for first, last in pairwise(ordered):
        open_places = [each for each in open_places if each.span[1] > first]
        begun = []
        while following and following.span[0] <= first:
            begun.append(following)
            following = next(upcoming, None)
        open_places += begun
        yield _make_segment(text[first:last], begun, open_places)


def _make_segment(text: str, begun: Sequence[PlacedClaims], covering: Sequence[PlacedClaims]) -> Segment:
    if not covering:
        return Segment(text)
    shortest = min(covering, key=lambda each: each.span[1] - each.span[0])
    return Segment(
        text,
        tuple(each.place.locator for each in begun),
        shortest.place.locator,
        sum(each.place.total for each in covering),
    )
