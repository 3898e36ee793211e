"""Networks from the store: around an entity, between two, of a dataset, of a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.errors import UnknownEntityError
from graph.network import Material, Network, network
from graph.reading.entities import affiliations, claims, entities, entity, property_claims, sources
from graph.reading.found import found_in
from graph.reading.naming import named_by_claims, named_by_entities, named_by_sources, voices
from graph.reading.paths import MAX_LENGTH, on_shortest_paths
from graph.reading.whole import only_with, whole_properties, whole_ties
from graph.records import Claim, Entity, PropertyClaim, Source
from graph.store import Store


def network_around(store: Store, id_: str, hops: int = 1) -> Network:
    """Return the network of an entity and all within `hops` steps of it, with the ties among them.

    Raises:
        UnknownEntityError: there is no entity of that id.
    """
    centre = entity(store, id_)
    reached, frontier = {id_}, {id_}
    for _ in range(hops):
        near = claims(store, "claims_of_entities", ids=sorted(frontier))
        frontier = {end for claim in near for end in (claim.subject, claim.object)} - reached
        reached |= frontier
    return _among(store, f"Around {centre.name}", reached)


def network_of_entities(store: Store, ids: Iterable[str]) -> Network:
    """Return the network of these entities and the ties among them.

    Raises:
        UnknownEntityError: there is no entity of one of the ids.
    """
    wanted = set(ids)
    missing = wanted - {found.id for found in entities(store, wanted)}
    if missing:
        raise UnknownEntityError(f"No entity of the store has the id {min(missing)!r}.")
    return _among(store, f"Among {len(wanted)} entities", wanted)


def network_between(store: Store, one: str, other: str, max_length: int = MAX_LENGTH) -> Network:
    """Return the network of two entities and of all that lie on a shortest path between them.

    Raises:
        UnknownEntityError: there is no entity of one of the ids.
    """
    ends = entity(store, one), entity(store, other)
    on_paths = on_shortest_paths(store, one, other, max_length)
    return _among(store, f"Between {ends[0].name} and {ends[1].name}", {one, other} | on_paths)


def network_of_case(store: Store, dataset: str | None = None) -> Network:
    """Return the network of all ties to which a dataset has a claim, or of all that is in the store.

    Raises:
        UnknownEntityError: there is no such dataset.
    """
    if dataset is None:
        found = claims(store, "claims_of_types")
        return _network(store, "Everything", found, property_claims(store, "property_claims"))
    titles = {row["id"]: row["title"] for row in store.read("datasets").dicts()}
    if dataset not in titles:
        known = f"It has: {', '.join(titles)}." if titles else "It is empty."
        raise UnknownEntityError(f"There is no case {dataset!r} in the store.", known)
    cited = store.read("sources_cited", dataset=dataset).rows[0][0]
    return network_of_claims(
        store,
        titles[dataset],
        claims(store, "claims_of_dataset", dataset=dataset, sources=cited),
        property_claims(store, "property_claims_of_dataset", dataset=dataset),
    )


def network_of_query(
    store: Store,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    title: str = "What the query found",
) -> Network:
    """Return the network of every node and relationship in the answer of a reading query of a user's own.

    Raises:
        QueryRefusedError: see `Store.query`.
    """
    found = found_in(store.query_raw(cypher, parameters or {}).rows)
    related = claims(store, "claims_by_id", ids=sorted(found.claims)) if found.claims else []
    leaves: list[PropertyClaim] = []
    if found.property_claims:
        leaves = property_claims(store, "property_claims_by_id", ids=sorted(found.property_claims))
    return network_of_claims(store, title, related, leaves, found.entities)


def network_of_claims(
    store: Store,
    title: str,
    found: Iterable[Claim],
    leaves: Iterable[PropertyClaim] = (),
    shown: Iterable[str] = (),
) -> Network:
    """Return the network of the ties to which claims at hand belong, each with all its claims.

    Args:
        title: of the picture.
        found: some or all of the claims of its ties.
        leaves: what is claimed of properties; whatever else is said of these is added.
        shown: ids of entities to show even where nothing joins them.
    """
    found = list(found)
    built = _network(store, title, whole_ties(store, found), whole_properties(store, leaves), shown)
    kept = only_with(built, found)
    return replace(kept, shown=kept.shown | (set(shown) & built.entities.keys()))


def _network(
    store: Store,
    title: str,
    related: Sequence[Claim],
    leaves: Sequence[PropertyClaim],
    shown: Iterable[str] = (),
) -> Network:
    """Return the network of whole ties, with everyone whom their claims name."""
    said: list[Claim | PropertyClaim] = [*related, *leaves]
    cited = _sources(store, {claim.source for claim in said})
    named = named_by_claims(said, store.ontology) | named_by_sources(cited) | set(shown)
    around = affiliations(store, voices(said, cited))
    material = Material(_entities(store, named), cited, related, leaves, around)
    built = network(title, material, store.ontology)
    return replace(built, shown=built.shown | (set(shown) & built.entities.keys()))


def _among(store: Store, title: str, ids: set[str]) -> Network:
    wanted = sorted(ids)
    related = claims(store, "claims_among", ids=wanted)
    leaves = property_claims(store, "property_claims_of_entities", ids=wanted)
    return _network(store, title, related, leaves, ids)


def _entities(store: Store, ids: set[str]) -> list[Entity]:
    found = entities(store, ids)
    further = named_by_entities(found, store.ontology) - {entity.id for entity in found}
    return found + (entities(store, further) if further else [])


def _sources(store: Store, ids: set[str]) -> list[Source]:
    """Return sources and those that they repeat."""
    found = sources(store, ids)
    parents = {parent for source in found for parent in source.derived_from} - ids
    return found + (sources(store, parents) if parents else [])
