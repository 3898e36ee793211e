"""Networks from the store: around an entity, between two, of a dataset, of a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from graph.network import Material, Network, network
from graph.reading.around import around
from graph.reading.entities import claims, entity, property_claims
from graph.reading.extent import case_of, check_entities, entities_around
from graph.reading.found import found_in
from graph.reading.paths import MAX_LENGTH, on_shortest_paths
from graph.reading.whole import only_with, whole_properties, whole_ties
from graph.records import Claim, PropertyClaim
from graph.store import Store

Types: TypeAlias = Sequence[str] | None


def network_around(store: Store, id_: str, hops: int = 1, types: Types = None) -> Network:
    """Return the network of an entity and all within `hops` steps of it, with the ties among them.

    Args:
        types: those of the ties; steps are made along any.

    Raises:
        UnknownEntityError: there is no entity of that id.
    """
    centre, reached = entities_around(store, id_, hops)
    return _among(store, f"Around {centre.name}", reached, types)


def network_of_entities(store: Store, ids: Iterable[str], types: Types = None) -> Network:
    """Return the network of these entities and the ties among them.

    Raises:
        UnknownEntityError: there is no entity of one of the ids.
    """
    wanted = set(ids)
    check_entities(store, wanted)
    return _among(store, f"Among {len(wanted)} entities", wanted, types)


def network_between(
    store: Store, one: str, other: str, max_length: int = MAX_LENGTH, types: Types = None
) -> Network:
    """Return the network of two entities and of all that lie on a shortest path between them.

    Args:
        types: those of the ties; paths run along any.

    Raises:
        UnknownEntityError: there is no entity of one of the ids.
    """
    ends = entity(store, one), entity(store, other)
    on_paths = on_shortest_paths(store, one, other, max_length)
    return _among(store, f"Between {ends[0].name} and {ends[1].name}", {one, other} | on_paths, types)


def network_of_case(store: Store, dataset: str | None = None, types: Types = None) -> Network:
    """Return the network of all ties to which a dataset has a claim, or of all that is in the store.

    Raises:
        UnknownEntityError: there is no such dataset.
    """
    if dataset is None:
        found = claims(store, "claims_of_types", types=types)
        return network_of_whole(store, "Everything", found, property_claims(store, "property_claims"))
    title, cited = case_of(store, dataset)
    return network_of_claims(
        store,
        title,
        claims(store, "claims_of_dataset", dataset=dataset, sources=cited, types=types),
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
    built = network_of_whole(store, title, whole_ties(store, found), whole_properties(store, leaves), shown)
    kept = only_with(built, found)
    return replace(kept, shown=kept.shown | (set(shown) & built.entities.keys()))


def network_of_whole(
    store: Store,
    title: str,
    related: Sequence[Claim],
    leaves: Sequence[PropertyClaim] = (),
    shown: Iterable[str] = (),
) -> Network:
    """Return the network of claims at hand, which are all the claims of their ties, with everyone whom they
    name.

    Args:
        shown: ids of entities to show even where nothing joins them.
    """
    shown = set(shown)
    found = around(store, [*related, *leaves], shown)
    material = Material(found.entities, found.sources, related, leaves, found.affiliations)
    built = network(title, material, store.ontology)
    return replace(built, shown=built.shown | (shown & built.entities.keys()))


def _among(store: Store, title: str, ids: set[str], types: Types) -> Network:
    wanted = sorted(ids)
    related = claims(store, "claims_among", ids=wanted, types=types)
    leaves = property_claims(store, "property_claims_of_entities", ids=wanted)
    return network_of_whole(store, title, related, leaves, ids)
