"""Records by the named query that finds them, always in the same order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.errors import NotFoundError, UnknownEntityError
from graph.model.claim_summary import LightClaim
from graph.model.locators import span
from graph.model.records import Claim, Entity, PropertyClaim, Source
from graph.store.mapping import decode
from graph.store.writing.transaction import Reads


def claims(store: Reads, query: str, /, **parameters: Any) -> list[Claim]:
    """Return the claims that a named query (`claims_...`) finds, by source and place in its text."""
    rows = store.read(query, **parameters).rows
    return sorted((decode.claim(store.ontology, *row) for row in rows), key=in_text)


def property_claims(store: Reads, query: str, /, **parameters: Any) -> list[PropertyClaim]:
    """Return the claims that a named query (`property_claims_...`) finds, by source and place in its text."""
    rows = store.read(query, **parameters).rows
    return sorted((decode.property_claim(*row) for row in rows), key=in_text)


def entities(store: Reads, ids: Iterable[str]) -> list[Entity]:
    """Return the entities of these ids, in order of id; an id that nobody carries is left out."""
    rows = store.read("entities_by_id", ids=sorted(set(ids))).rows
    found = (decode.entity(store.ontology, *row) for row in rows)
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
    return sorted((decode.source(*row) for row in rows), key=lambda source: source.id)


def in_text(claim: Claim | LightClaim | PropertyClaim) -> tuple[str, tuple[int, int], str, str]:
    """Return what claims are sorted by: source, and place in its text."""
    return claim.source, span(claim.locator) or (0, 0), claim.locator or "", claim.id


def held_claim(store: Reads, id_: str) -> Claim | PropertyClaim:
    """Return the claim or property claim of this id, withdrawn or not.

    Raises:
        NotFoundError: there is none.
    """
    for claim in held_claims(store, [id_]).values():
        return claim
    raise NotFoundError(f"No claim of the store has the id {id_!r}.")


def held_claims(store: Reads, ids: Iterable[str]) -> dict[str, Claim | PropertyClaim]:
    """Return the claims and property claims of these ids, by id, withdrawn ones too."""
    wanted = sorted(set(ids))
    found: list[Claim | PropertyClaim] = [*claims(store, "claims_by_id", ids=wanted)]
    if len(found) < len(wanted):
        found += property_claims(store, "property_claims_by_id", ids=wanted)
    return {claim.id: claim for claim in found}


def check_entities(store: Reads, ids: Iterable[str]) -> list[Entity]:
    """Return the entities of these ids.

    Raises:
        UnknownEntityError: there is no entity of one of them.
    """
    wanted = set(ids)
    found = entities(store, wanted)
    missing = wanted - {entity.id for entity in found}
    if missing:
        raise UnknownEntityError(f"No entity of the store has the id {min(missing)!r}.")
    return found


def case_of(store: Reads, dataset: str) -> tuple[str, list[str]]:
    """Return the title of a dataset, and the ids of the sources on which its claims rest.

    Raises:
        UnknownEntityError: there is no such dataset.
    """
    titles = {row["id"]: row["title"] for row in store.read("datasets").dicts()}
    if dataset not in titles:
        known = f"It has: {', '.join(titles)}." if titles else "It is empty."
        raise UnknownEntityError(f"There is no case {dataset!r} in the store.", known)
    cited: list[str] = store.read("sources_cited", dataset=dataset).rows[0][0]
    return titles[dataset], cited
