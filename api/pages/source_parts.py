"""Divide a source into parts, each of which makes a page that a reader and a browser can cope with.

The parts follow the text, where the store has it. Claims that have no place in it come after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import TextSpan, find_span, parse_span
from graph.reading import PlaceSelection, SourcePlace, locator_sort_key

MAX_CHARACTERS = 20_000
MAX_CLAIMS = 100
MAX_SORTED_CLAIMS = 20_000


@dataclass(frozen=True)
class PlacedClaims:
    """A place, and where in the text it is."""

    place: SourcePlace
    span: TextSpan


@dataclass(frozen=True)
class SourcePart:
    """A part of a source.

    Args:
        places: the places whose claims the part lists, in their order.
        text_span: which part of the text it shows; None if it shows none.
        skip, limit: which of the claims at these places it lists.
        is_of_all_places: `places` is one that stands for all places of the source.
    """

    places: tuple[SourcePlace, ...] = ()
    text_span: TextSpan | None = None
    skip: int = 0
    limit: int = MAX_CLAIMS
    is_of_all_places: bool = False

    @property
    def claim_count(self) -> int:
        """The number of claims that the part lists."""
        return min(self.limit, sum(place.total for place in self.places) - self.skip)

    @property
    def selection(self) -> PlaceSelection:
        """Which claims it lists."""
        return PlaceSelection(
            locators=None if self.is_of_all_places else [place.locator for place in self.places],
            claims=sum(place.claims for place in self.places),
            property_claims=sum(place.property_claims for place in self.places),
            skip=self.skip,
            limit=self.limit,
        )


@dataclass(frozen=True)
class DividedSource:
    """All parts of a source, at least one.

    Args:
        placed: the places that are in the text, in its order.
    """

    parts: tuple[SourcePart, ...]
    placed: tuple[PlacedClaims, ...]

    def find(self, locator: str) -> int | None:
        """Return the index of the part that has the claims at a place, or in whose text the place begins."""
        start = (parse_span(locator) or (-1,))[0]
        for index, part in enumerate(self.parts):
            if any(place.locator == locator for place in part.places):
                return index
            if part.text_span and part.text_span[0] <= start < part.text_span[1]:
                return index
        return None


def divide_source(places: Sequence[SourcePlace], text: str | None) -> DividedSource:
    """Return the parts of a source."""
    placed: list[PlacedClaims] = []
    unplaced: list[SourcePlace] = []
    for place in places:
        if span := find_span(text or "", place.locator):
            placed.append(PlacedClaims(place, span))
        else:
            unplaced.append(place)
    placed.sort(key=lambda each: (each.span, each.place.locator))
    unplaced.sort(key=lambda place: locator_sort_key(place.locator))
    parts = _join_ends(
        list(_divide_text(text, placed)) if text else [],
        list(_divide_places(unplaced)),
    )
    return DividedSource(parts or (SourcePart(),), tuple(placed))


def divide_by_number(claims: int, property_claims: int) -> DividedSource:
    """Return the parts of a source without a text that has too many claims to read all their places."""
    everywhere = SourcePlace("", claims, property_claims)
    starts = range(0, everywhere.total, MAX_CLAIMS)
    return DividedSource(
        tuple(SourcePart((everywhere,), skip=skip, is_of_all_places=True) for skip in starts), ()
    )


def _join_ends(of_text: list[SourcePart], without_place: list[SourcePart]) -> tuple[SourcePart, ...]:
    """Return all parts; the last one of the text also has the claims after it if these are few."""
    if of_text and without_place:
        last, following = of_text[-1], without_place[0]
        if last.claim_count + sum(place.total for place in following.places) <= MAX_CLAIMS:
            joined = SourcePart((*last.places, *following.places), last.text_span)
            return (*of_text[:-1], joined, *without_place[1:])
    return (*of_text, *without_place)


def _divide_text(text: str, placed: Sequence[PlacedClaims]) -> Iterator[SourcePart]:
    start, first = 0, 0
    while start < len(text):
        end, last, claims = _end_of_paragraph(text, start), first, 0
        while last < len(placed) and placed[last].span[0] < end:
            # Claims that begin at one character stay together.
            is_next_start = last > first and placed[last].span[0] > placed[last - 1].span[0]
            claims += placed[last].place.total
            if claims > MAX_CLAIMS and is_next_start:
                end = placed[last].span[0]
                break
            last += 1
        shown = tuple(each.place for each in placed[first:last])
        yield SourcePart(shown, (start, end), limit=max(MAX_CLAIMS, sum(place.total for place in shown)))
        start, first = end, last


def _end_of_paragraph(text: str, start: int) -> int:
    """Return where a part that begins at `start` ends if it has few claims."""
    end = start + MAX_CHARACTERS
    if end >= len(text):
        return len(text)
    return (text.rfind("\n", start + MAX_CHARACTERS // 2, end) + 1) or end


def _divide_places(places: Sequence[SourcePlace]) -> Iterator[SourcePart]:
    group: list[SourcePlace] = []
    claims = 0
    for place in places:
        if group and claims + place.total > MAX_CLAIMS:
            yield SourcePart(tuple(group))
            group, claims = [], 0
        if place.total > MAX_CLAIMS:
            for skip in range(0, place.total, MAX_CLAIMS):
                yield SourcePart((place,), skip=skip)
        else:
            group.append(place)
            claims += place.total
    if group:
        yield SourcePart(tuple(group))
