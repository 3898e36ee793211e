"""Records of the store: by the named query that finds them or by their ids, always in the same order."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any

from graph.errors import NotFoundError, UnknownEntityError
from graph.model import AnyClaim, Claim, ClaimSummary, Entity, PropertyClaim, Source, parse_span
from graph.store import QueryReader, decode_claim, decode_entity, decode_property_claim, decode_source


def load_claims(store: QueryReader, query: str, /, **parameters: Any) -> list[Claim]:
    """Return the claims that a named query finds, in the order of `text_sort_key`.

    Args:
        query: the name of a query whose name begins with `claims_`.
        parameters: the parameters of the query.
    """
    rows = store.read(query, **parameters).rows
    return sorted((decode_claim(store.ontology, *row) for row in rows), key=text_sort_key)


def load_property_claims(store: QueryReader, query: str, /, **parameters: Any) -> list[PropertyClaim]:
    """Return the property claims that a named query finds, in the order of `text_sort_key`.

    Args:
        query: the name of a query whose name begins with `property_claims`.
        parameters: the parameters of the query.
    """
    rows = store.read(query, **parameters).rows
    return sorted((decode_property_claim(*row) for row in rows), key=text_sort_key)


def text_sort_key(claim: AnyClaim | ClaimSummary) -> tuple[str, tuple[int, int], str, str]:
    """Return a sort key: the id of the source, the place in its text, and the id of the claim."""
    return claim.source, parse_span(claim.locator) or (0, 0), claim.locator or "", claim.id


def load_claim(store: QueryReader, id_: str) -> AnyClaim:
    """Return the claim or property claim with this id, even if it is withdrawn.

    Raises:
        NotFoundError: no claim has this id.
    """
    claims = load_claims_by_id(store, [id_])
    if id_ not in claims:
        raise NotFoundError(f"No claim of the store has the id {id_!r}.")
    return claims[id_]


def load_claims_by_id(store: QueryReader, ids: Iterable[str]) -> dict[str, AnyClaim]:
    """Return the claims and property claims with these ids, by id, withdrawn ones included."""
    claim_ids = sorted(set(ids))
    claims: list[AnyClaim] = [*load_claims(store, "claims_by_id", ids=claim_ids)]
    if len(claims) < len(claim_ids):
        claims += load_property_claims(store, "property_claims_by_id", ids=claim_ids)
    return {claim.id: claim for claim in claims}


def load_entity(store: QueryReader, id_: str) -> Entity:
    """Return the entity with this id.

    Raises:
        UnknownEntityError: no entity has this id.
    """
    (entity,) = require_entities(store, [id_])
    return entity


def load_entities(store: QueryReader, ids: Iterable[str]) -> list[Entity]:
    """Return the entities with these ids, in order of id; an unknown id is left out."""
    rows = store.read("entities_by_id", ids=sorted(set(ids))).rows
    return sorted((decode_entity(store.ontology, *row) for row in rows), key=lambda entity: entity.id)


def require_entities(store: QueryReader, ids: Iterable[str]) -> list[Entity]:
    """Return the entities with these ids, in order of id.

    Raises:
        UnknownEntityError: no entity has one of these ids.
    """
    entity_ids = set(ids)
    entities = load_entities(store, entity_ids)
    missing = entity_ids - {entity.id for entity in entities}
    if missing:
        raise UnknownEntityError(f"No entity of the store has the id {min(missing)!r}.")
    return entities


def load_source(store: QueryReader, id_: str) -> Source:
    """Return the source with this id, without its text.

    Raises:
        NotFoundError: no source has this id.
    """
    for source in load_sources(store, [id_]):
        return source
    raise NotFoundError(f"No source of the store has the id {id_!r}.")


def load_sources(store: QueryReader, ids: Iterable[str], *, with_text: bool = False) -> list[Source]:
    """Return the sources with these ids, in order of id; an unknown id is left out.

    Args:
        with_text: True to return their texts as well, where the store keeps them.
    """
    rows = store.read("sources_by_id", ids=sorted(set(ids)), with_text=with_text).rows
    return sorted((decode_source(*row) for row in rows), key=lambda source: source.id)


def require_sources(store: QueryReader, ids: Sequence[str]) -> list[Source]:
    """Return the sources with these ids, in order of id, without their texts.

    Raises:
        NotFoundError: no source has one of these ids.
    """
    sources = load_sources(store, ids)
    stored_ids = {source.id for source in sources}
    for id_ in ids:
        if id_ not in stored_ids:
            raise NotFoundError(f"No source of the store has the id {id_!r}.")
    return sources


def require_dataset(store: QueryReader, dataset: str) -> tuple[str, list[str]]:
    """Return the title of a dataset, and the ids of the sources that its claims cite.

    Raises:
        NotFoundError: no dataset has this id.
    """
    titles = {row["id"]: row["title"] for row in store.read("datasets").dicts()}
    if dataset not in titles:
        hint = f"It has: {', '.join(titles)}." if titles else "It is empty: `casegraph load CASE` fills it."
        if near := difflib.get_close_matches(dataset, titles):
            hint = f"Did you mean {' or '.join(near)}?"
        raise NotFoundError(f"There is no case {dataset!r} in the store.", hint)
    source_ids: list[str] = store.read("sources_cited_by_dataset", dataset=dataset).rows[0][0]
    return titles[dataset], source_ids
