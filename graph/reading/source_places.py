"""The places of a source at which claims stand, and the claims at some of them.

A source may have a million claims. Its places are read without the claims, and the claims only of those
places that are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import AnyClaim
from graph.reading.records import load_claims, load_property_claims
from graph.store import Store


@dataclass(frozen=True)
class SourcePlace:
    """A place of a source at which claims stand.

    Args:
        locator: "" for claims without one.
        claims, property_claims: how many claims about two entities and about one stand there.
    """

    locator: str
    claims: int
    property_claims: int

    @property
    def total(self) -> int:
        """The number of all claims there."""
        return self.claims + self.property_claims


@dataclass(frozen=True)
class PlaceSelection:
    """Which claims of a source to read.

    Args:
        locators: those at these places; None for all places.
        claims, property_claims: how many claims of each type these are.
        skip, limit: how many of them to leave out at the start, and how many to read.
    """

    locators: Sequence[str] | None
    claims: int
    property_claims: int
    skip: int
    limit: int


def load_source_places(store: Store, source_id: str) -> list[SourcePlace]:
    """Return the places of a source at which claims stand, in no order."""
    columns = store.read("places_of_source", source=source_id).rows[0]
    return [SourcePlace(*values) for values in zip(*columns, strict=True)]


def load_claims_at_places(store: Store, source_id: str, selection: PlaceSelection) -> list[AnyClaim]:
    """Return claims of a source: those about two entities, then those about one."""
    locators, skip, limit = selection.locators, selection.skip, selection.limit
    claims: list[AnyClaim] = []
    if skip < selection.claims:
        claims += load_claims(
            store, "claims_at_places", source=source_id, locators=locators, skip=skip, limit=limit
        )
    if len(claims) < limit and selection.property_claims:
        claims += load_property_claims(
            store,
            "property_claims_at_places",
            source=source_id,
            locators=locators,
            skip=max(0, skip - selection.claims),
            limit=limit - len(claims),
        )
    return claims
