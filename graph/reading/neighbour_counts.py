"""Numbers of the claims that join an entity to its neighbours, by what a filter of neighbours offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.derived import STANDINGS, TieFilter
from graph.ontology import Ontology
from graph.reading.neighbours import NeighbourPage, PageRequest, load_neighbours
from graph.reading.selection import resolve_edge_types
from graph.reading.store_counts import MAX_CLAIMS_FOR_STANDINGS
from graph.store import Store

# As seen from the entity; `either` if the edge type is symmetric.
Direction: TypeAlias = Literal["outgoing", "incoming", "either"]


@dataclass(frozen=True)
class NeighbourCounts:
    """Numbers of matching claims and ties of an entity.

    Args:
        edge_types: numbers of claims by edge type and direction.
        kinds: numbers of claims by kind of the neighbour.
        standings: numbers of ties by standing; None if there are more than MAX_CLAIMS_FOR_STANDINGS claims.
    """

    edge_types: Mapping[tuple[str, Direction], int]
    kinds: Mapping[str, int]
    standings: Mapping[str, int] | None

    @property
    def claim_count(self) -> int:
        """The number of all matching claims."""
        return sum(self.edge_types.values())


def load_neighbour_counts(store: Store, id_: str, tie_filter: TieFilter) -> NeighbourCounts:
    """Count the matching claims that join an entity to its neighbours.

    Raises:
        QueryRefusedError: see `load_neighbours`.
    """
    if tie_filter.standings:
        return _count_claims_of_ties(store, id_, tie_filter)
    types: Counter[tuple[str, Direction]] = Counter()
    kinds: Counter[str] = Counter()
    edge_types = resolve_edge_types(store, tie_filter)
    rows = store.read(
        "neighbour_counts", edge_types=edge_types, ids=[id_], **tie_filter.cypher_parameters()
    ).rows
    for edge_type, forward, kind, claims in rows:
        types[edge_type, _direction(store.ontology, edge_type, forward=forward)] += claims
        kinds[kind] += claims
    standings = None
    if types.total() <= MAX_CLAIMS_FOR_STANDINGS:
        standings = _count_standings(_load_all_neighbours(store, id_, tie_filter))
    return NeighbourCounts(dict(types), dict(kinds), standings)


def _count_claims_of_ties(store: Store, id_: str, tie_filter: TieFilter) -> NeighbourCounts:
    """Count the matching claims of the ties that have one of the filter's standings."""
    page = _load_all_neighbours(store, id_, tie_filter)
    network = page.network
    claims = {
        claim.id: claim
        for neighbour in page.neighbours
        for tie in neighbour.ties
        for claim in tie.claims
        if tie_filter.matches_claim(claim, network.context)
    }
    types: Counter[tuple[str, Direction]] = Counter()
    kinds: Counter[str] = Counter()
    for claim in claims.values():
        forward = claim.subject == id_
        types[claim.edge_type, _direction(store.ontology, claim.edge_type, forward=forward)] += 1
        kinds[network.entities[claim.object if forward else claim.subject].kind] += 1
    return NeighbourCounts(dict(sorted(types.items())), dict(sorted(kinds.items())), _count_standings(page))


def _load_all_neighbours(store: Store, id_: str, tie_filter: TieFilter) -> NeighbourPage:
    """Return all neighbours of an entity that has at most MAX_CLAIMS_FOR_STANDINGS matching claims."""
    return load_neighbours(store, [id_], tie_filter, PageRequest(0, MAX_CLAIMS_FOR_STANDINGS))


def _count_standings(page: NeighbourPage) -> dict[str, int]:
    counts = Counter(tie.standing for neighbour in page.neighbours for tie in neighbour.ties)
    return {standing: counts[standing] for standing in STANDINGS if counts[standing]}


def _direction(ontology: Ontology, edge_type: str, *, forward: bool) -> Direction:
    if ontology.edge_types[edge_type].symmetric:
        return "either"
    return "outgoing" if forward else "incoming"
