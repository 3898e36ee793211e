"""Networks read from the store: of a selection, of a user's own query, or of one entity's properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.derived import Dispute, Network, TieFilter
from graph.model import Claim, Entity, PropertyClaim
from graph.reading.claim_networks import build_network_with_context, load_network_with_complete_ties
from graph.reading.disputes import DisputeQuery, load_disputes
from graph.reading.graph_ids import collect_graph_ids
from graph.reading.records import (
    load_claims,
    load_entity,
    load_property_claims,
)
from graph.reading.selection import (
    ResolvedSelection,
    Selection,
    matches_ends,
    resolve_among,
    resolve_selection,
)
from graph.store import Store


def load_network(store: Store, selection: Selection) -> Network:
    """Return the network of the selected ties.

    Raises:
        NotFoundError: an entity, dataset or source is not in the store.
        QueryRefusedError: there is more than one way to select, or an edge type, family or kind is unknown.
    """
    return apply_filter(_load_resolved(store, resolve_selection(store, selection)), selection)


def load_neighbourhood_network(store: Store, id_: str, hops: int = 1) -> Network:
    """Return the network of an entity and all entities within `hops` steps of it, with the ties among them.

    Raises:
        UnknownEntityError: no entity has this id.
    """
    return load_network(store, Selection(around=id_, hops=hops))


def load_network_between(store: Store, first: str, second: str) -> Network:
    """Return the network of two entities and all entities on a shortest path between them.

    Raises:
        UnknownEntityError: no entity has one of the ids.
    """
    return load_network(store, Selection(between=(first, second)))


def load_network_of_dataset(store: Store, dataset: str | None = None) -> Network:
    """Return the network of all ties to which a dataset has a claim; of all ties of the store if it is None.

    Raises:
        NotFoundError: no dataset has this id.
    """
    return load_network(store, Selection(dataset=dataset))


def load_network_among(store: Store, entities: Sequence[Entity]) -> Network:
    """Return the network of the ties among some entities, all of which it shows; there may be none."""
    return _load_resolved(store, resolve_among(entities))


def load_network_of_query(
    store: Store,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    title: str = "What the query found",
) -> Network:
    """Return the network of every node and relationship in the answer to a user's own reading query.

    Raises:
        QueryRefusedError: see `Store.query`.
    """
    ids = collect_graph_ids(store.query_raw(cypher, parameters or {}).rows)
    claims: list[Claim] = []
    property_claims: list[PropertyClaim] = []
    if ids.claims:
        claims = load_claims(store, "claims_by_id", ids=sorted(ids.claims))
    if ids.property_claims:
        property_claims = load_property_claims(
            store, "property_claims_by_id", ids=sorted(ids.property_claims)
        )
    return load_network_with_complete_ties(store, title, claims, property_claims, ids.entities)


@dataclass(frozen=True)
class EntityProfile:
    """What sources claim of an entity itself, its ties aside.

    Args:
        network: of the claims about its properties; it has no ties.
        date_disputes: of an Event, the disputes about its dates.
        date_network: the network with the names in these disputes.
    """

    entity: Entity
    network: Network
    date_disputes: Sequence[Dispute]
    date_network: Network


def load_profile(store: Store, id_: str) -> EntityProfile:
    """Return what sources claim of an entity's properties and an Event's dates, with the disputes about them.

    Raises:
        UnknownEntityError: no entity has this id.
    """
    entity = load_entity(store, id_)
    property_claims = load_property_claims(store, "property_claims_of_entities", ids=[id_])
    network = build_network_with_context(store, entity.name, [], property_claims, [id_])
    if entity.kind != "Event":
        return EntityProfile(entity, network, (), network)
    return EntityProfile(entity, network, *load_disputes(store, DisputeQuery(entity=id_, rule="dates apart")))


def _load_resolved(store: Store, resolved: ResolvedSelection) -> Network:
    """Return the network of a selection, of which only the filter's edge types and sources are applied."""
    edge_types = resolved.edge_types
    if resolved.entity_ids is not None:
        ids = sorted(resolved.entity_ids)
        return build_network_with_context(
            store,
            resolved.title,
            load_claims(store, "claims_among", ids=ids, edge_types=edge_types),
            load_property_claims(store, "property_claims_of_entities", ids=ids),
            ids,
        )
    if resolved.source_ids is not None:
        claims, property_claims = _load_claims_of_sources(store, resolved)
        return load_network_with_complete_ties(store, resolved.title, claims, property_claims)
    return build_network_with_context(
        store,
        resolved.title,
        load_claims(store, "claims_of_edge_types", edge_types=edge_types),
        load_property_claims(store, "property_claims"),
    )


def _load_claims_of_sources(
    store: Store, resolved: ResolvedSelection
) -> tuple[list[Claim], list[PropertyClaim]]:
    """Return the claims that are made by the sources of a selection, and belong to its dataset."""
    source_ids, edge_types = resolved.source_ids or (), resolved.edge_types
    if resolved.dataset:
        return (
            load_claims(
                store,
                "claims_of_dataset",
                dataset=resolved.dataset,
                sources=list(source_ids),
                edge_types=edge_types,
            ),
            load_property_claims(store, "property_claims_of_dataset", dataset=resolved.dataset),
        )
    claims: list[Claim] = []
    property_claims: list[PropertyClaim] = []
    # One source at a time, since an index finds the claims of a source.
    for id_ in source_ids:
        claims += load_claims(store, "claims_of_source", source=id_, edge_types=edge_types)
        property_claims += load_property_claims(store, "property_claims_of_source", source=id_)
    return claims, property_claims


def apply_filter(network: Network, selection: Selection) -> Network:
    """Return the network of the ties that match the selection's filter."""
    tie_filter = selection.filter
    if tie_filter == TieFilter() and selection.ties_of is None:
        return network
    kinds = {id_: entity.kind for id_, entity in network.entities.items()}
    ties = (
        tie
        for tie in network.ties
        if matches_ends(tie.subject, tie.object, selection, kinds)
        and tie_filter.matches(tie.standing, tie.claims, network.context)
    )
    return network.with_ties(ties, network.shown_ids & selection.centre_ids)
