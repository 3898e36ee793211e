"""Neighbours of entities, filtered, counted and paged by the database: an entity may have 50,000 claims.

Only the ties to the neighbours of one page are read, with all their claims, since some of the claims alone
would have another standing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.derived import Network, Tie, TieFilter
from graph.errors import QueryRefusedError
from graph.reading.claim_networks import build_network_with_context
from graph.reading.records import text_sort_key
from graph.reading.selection import resolve_edge_types
from graph.reading.store_counts import MAX_CLAIMS_FOR_STANDINGS
from graph.store import QueryResult, Store, decode_claim


@dataclass(frozen=True)
class Neighbour:
    """An entity that is joined to one of the entities of a request.

    Args:
        id: of the neighbour, which the network of the page contains.
        claim_count: how many matching claims join it to these entities.
        ties: the matching ties that join it to these entities, each with all its claims.
    """

    id: str
    claim_count: int
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class NeighbourPage:
    """A page of neighbours.

    Args:
        total: how many neighbours there are on all pages.
        claim_count: how many matching claims join them, on all pages.
        neighbours: those with the most matching claims first, then by name.
        network: of the ties of this page.
    """

    total: int
    claim_count: int
    neighbours: tuple[Neighbour, ...]
    network: Network


@dataclass(frozen=True)
class PageRequest:
    """Which part of a long list to return.

    Args:
        offset: how many items to skip.
        limit: the maximum number of items.
    """

    offset: int
    limit: int


# The first page of a list, long enough for every neighbour of which standings are derived.
_ALL_NEIGHBOURS = PageRequest(0, MAX_CLAIMS_FOR_STANDINGS)


def load_neighbours(
    store: Store, ids: Sequence[str], tie_filter: TieFilter, request: PageRequest, min_joined: int = 1
) -> NeighbourPage:
    """Return a page of the neighbours of entities.

    Args:
        ids: of the entities; an unknown id has no neighbours.
        min_joined: to how many of the entities a neighbour must be joined at least: 2 for the common
            neighbours of two entities.

    Raises:
        QueryRefusedError: an edge type, family or kind is not declared; or the filter has standings, and more
            than MAX_CLAIMS_FOR_STANDINGS claims match the rest of it.
    """
    parameters = {
        **tie_filter.cypher_parameters(),
        "edge_types": resolve_edge_types(store, tie_filter),
        "ids": list(ids),
        "min_joined": min_joined,
    }
    if not tie_filter.standings:
        return _decode_page(store, ids, tie_filter, _read(store, parameters, request))
    return _load_by_standing(store, ids, tie_filter, request, parameters)


def load_entities_acted_on(store: Store, ids: Sequence[str], max_entities: int) -> NeighbourPage:
    """Return the entities on which some entities act; claims that others act on these are left out.

    Args:
        ids: of the entities that act, such as the bodies of a State.
        max_entities: the maximum number of entities on the page; those with the most claims come first.
    """
    symmetric = [type_.id for type_ in store.ontology.edge_types.values() if type_.symmetric]
    result = store.read("entities_acted_on", ids=list(ids), symmetric=symmetric, limit=max_entities)
    return _decode_page(store, ids, TieFilter(), result)


def load_state_body_ids(store: Store, id_: str) -> list[str]:
    """Return the ids of the bodies of a State: its organisations of a type that acts for a State."""
    state_body_types = list(store.ontology.state_body_types)
    ids: list[str] = store.read("state_bodies", state=id_, state_bodies=state_body_types).rows[0][0]
    return sorted(ids)


def _read(store: Store, parameters: Mapping[str, Any], request: PageRequest) -> QueryResult:
    return store.read("neighbours", offset=request.offset, limit=request.limit, **parameters)


def _decode_page(
    store: Store, ids: Sequence[str], tie_filter: TieFilter, result: QueryResult
) -> NeighbourPage:
    """Return the page of neighbours that the query `neighbours` or `entities_acted_on` returned."""
    (row,) = result.dicts()
    claims = sorted((decode_claim(store.ontology, *stored) for stored in row["joining"]), key=text_sort_key)
    network = build_network_with_context(store, "Neighbours", claims, entity_ids=row["ids"])
    ties: dict[str, list[Tie]] = {id_: [] for id_ in row["ids"]}
    for tie in network.ties:
        if tie_filter.matches(tie.standing, tie.claims, network.context):
            for neighbour, centre in ((tie.subject, tie.object), (tie.object, tie.subject)):
                if neighbour in ties and centre in ids:
                    ties[neighbour].append(tie)
    neighbours = (
        Neighbour(id_, count, tuple(ties[id_])) for id_, count in zip(row["ids"], row["counts"], strict=True)
    )
    return NeighbourPage(row["neighbour_count"], row["claim_count"], tuple(neighbours), network)


def _load_by_standing(
    store: Store,
    ids: Sequence[str],
    tie_filter: TieFilter,
    request: PageRequest,
    parameters: Mapping[str, Any],
) -> NeighbourPage:
    """Return a page of neighbours whose ties have some standing, which is derived from all their claims."""
    (counted,) = _read(store, parameters, PageRequest(0, 0)).dicts()
    if counted["claim_count"] > MAX_CLAIMS_FOR_STANDINGS:
        raise QueryRefusedError(
            f"{counted['claim_count']} claims match; ties can be filtered by standing among at most "
            f"{MAX_CLAIMS_FOR_STANDINGS} claims.",
            "Filter by type, family, kind, source, date, stance or mode as well.",
        )
    candidates = _decode_page(store, ids, tie_filter, _read(store, parameters, _ALL_NEIGHBOURS))
    network = candidates.network
    matching = [
        replace(neighbour, claim_count=_count_matching_claims(neighbour, tie_filter, network))
        for neighbour in candidates.neighbours
        if _count_joined(neighbour, ids) >= parameters["min_joined"]
    ]
    matching.sort(key=lambda neighbour: (-neighbour.claim_count, network.name(neighbour.id), neighbour.id))
    neighbours = tuple(matching[request.offset : request.offset + request.limit])
    return NeighbourPage(
        len(matching), sum(neighbour.claim_count for neighbour in matching), neighbours, network
    )


def _count_matching_claims(neighbour: Neighbour, tie_filter: TieFilter, network: Network) -> int:
    """Return how many claims of the neighbour's matching ties match the filter themselves."""
    claims = {claim.id: claim for tie in neighbour.ties for claim in tie.claims}
    return sum(tie_filter.matches_claim(claim, network.context) for claim in claims.values())


def _count_joined(neighbour: Neighbour, ids: Sequence[str]) -> int:
    """Return to how many entities the neighbour is joined by matching ties."""
    return len({id_ for tie in neighbour.ties for id_ in (tie.subject, tie.object)} & set(ids))
