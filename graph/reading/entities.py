"""Records by the named query that finds them, always in the same order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.errors import UnknownEntityError
from graph.light import LightClaim
from graph.locators import span
from graph.records import Claim, Entity, PropertyClaim, Source
from graph.store import recorded
from graph.store.within import Reads


def claims(store: Reads, query: str, /, **parameters: Any) -> list[Claim]:
    """Return the claims that a named query (`claims_...`) finds, by source and place in its text."""
    rows = store.read(query, **parameters).rows
    return sorted((recorded.claim(store.ontology, *row) for row in rows), key=in_text)


def property_claims(store: Reads, query: str, /, **parameters: Any) -> list[PropertyClaim]:
    """Return the claims that a named query (`property_claims_...`) finds, by source and place in its text."""
    rows = store.read(query, **parameters).rows
    return sorted((recorded.property_claim(*row) for row in rows), key=in_text)


def entities(store: Reads, ids: Iterable[str]) -> list[Entity]:
    """Return the entities of these ids, in order of id; an id that nobody carries is left out."""
    rows = store.read("entities_by_id", ids=sorted(set(ids))).rows
    found = (recorded.entity(store.ontology, *row) for row in rows)
    return sorted(found, key=lambda entity: entity.id)


def entity(store: Reads, id_: str) -> Entity:
    """Return the entity of this id.

    Raises:
        UnknownEntityError: there is none.
    """
    for found in entities(store, [id_]):
        return found
    raise UnknownEntityError(f"No entity of the store has the id {id_!r}.")


def sources(store: Reads, ids: Iterable[str], *, with_text: bool = False) -> list[Source]:
    """Return the sources of these ids, in order of id, with their texts where asked for and kept."""
    rows = store.read("sources_by_id", ids=sorted(set(ids)), with_text=with_text).rows
    return sorted((recorded.source(*row) for row in rows), key=lambda source: source.id)


def in_text(claim: Claim | LightClaim | PropertyClaim) -> tuple[str, tuple[int, int], str, str]:
    """Return what claims are sorted by: source, and place in its text."""
    return claim.source, span(claim.locator) or (0, 0), claim.locator or "", claim.id
