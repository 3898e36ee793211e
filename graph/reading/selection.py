"""Selections of ties, and the one place that resolves them to what restricts their claims in the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from graph.derived import TieFilter
from graph.errors import QueryRefusedError
from graph.model import Entity, isolate
from graph.presentation import (
    describe_among,
    describe_around,
    describe_between,
    describe_filter,
    describe_ties_of,
)
from graph.reading.paths import load_ids_on_shortest_paths
from graph.reading.records import (
    load_entity,
    require_dataset,
    require_entities,
    require_sources,
)
from graph.store import QueryReader, Store

# Ids of edge types; None means all of them.
AllowedEdgeTypes: TypeAlias = Sequence[str] | None


@dataclass(frozen=True)
class Selection:
    """Which ties to read: at most one of the ways `ties_of` to `source`, else all ties.

    Args:
        ties_of: the id of an entity; the ties that have it as an end.
        around: the id of an entity; the ties among all entities within `hops` steps of it.
        between: the ids of two entities; the ties among all entities on a shortest path between them.
        among: ids of entities; the ties among them.
        dataset: the id of a dataset; the ties to which it has a claim.
        source: the id of a source; the ties to which it has a claim.
        filter: conditions that each tie must match as well.
    """

    around: str | None = None
    hops: int = 1
    between: tuple[str, str] | None = None
    among: tuple[str, ...] = ()
    dataset: str | None = None
    source: str | None = None
    filter: TieFilter = field(default_factory=TieFilter)
    ties_of: str | None = None

    @property
    def centre_ids(self) -> frozenset[str]:
        """Ids of the entities around or between which the ties are; they may be of any kind."""
        return frozenset({self.around or "", self.ties_of or "", *(self.between or ())} - {""})


@dataclass(frozen=True)
class ResolvedSelection:
    """What restricts the claims of a selection in the store; its ids have been checked against the store.

    The ties of a selection are those to which at least one of these claims belongs.

    Args:
        title: of the network of these claims.
        edge_types: the edge types of the claims.
        entity_ids: the claims join two of these entities; any entities if None.
        source_ids: the claims are made by these sources; any sources if None.
        dataset: the claims belong to this dataset, which cites the sources in `source_ids`; any if None.
    """

    title: str
    edge_types: AllowedEdgeTypes
    entity_ids: frozenset[str] | None = None
    source_ids: tuple[str, ...] | None = None
    dataset: str | None = None


def resolve_selection(store: Store, selection: Selection) -> ResolvedSelection:
    """Resolve a selection to the ids that restrict its claims.

    Raises:
        NotFoundError: an entity, dataset or source is not in the store.
        QueryRefusedError: there is more than one way to select, or an edge type, family or kind is unknown.
    """
    _require_one_way(selection)
    # An empty answer would mean that the source makes no claim.
    sources = require_sources(store, selection.filter.sources) if selection.filter.sources else []
    edge_types = selection.filter.allowed_edge_types(store.ontology)
    resolved = _resolve_way(store, selection, edge_types)
    # The title says what the filter leaves out.
    by_id = {source.id: source for source in sources}
    conditions = describe_filter(selection.filter, store.ontology, by_id)
    return replace(resolved, title=f"{resolved.title}: {conditions}") if conditions else resolved


def _resolve_way(store: Store, selection: Selection, edge_types: AllowedEdgeTypes) -> ResolvedSelection:
    """Return what the way of selecting restricts, with a title that does not say the filter."""
    if selection.around is not None:
        centre = load_entity(store, selection.around)
        entity_ids = _load_neighbourhood_ids(store, centre.id, selection.hops)
        title = describe_around(centre, selection.hops)
        return ResolvedSelection(title, edge_types, entity_ids=entity_ids)
    if selection.ties_of is not None:
        centre = load_entity(store, selection.ties_of)
        entity_ids = _load_neighbourhood_ids(store, centre.id, 1)
        return ResolvedSelection(describe_ties_of(centre), edge_types, entity_ids=entity_ids)
    if selection.between:
        first, second = (load_entity(store, id_) for id_ in selection.between)
        on_paths = load_ids_on_shortest_paths(store, first.id, second.id)
        title = describe_between(first, second)
        return ResolvedSelection(title, edge_types, entity_ids=frozenset({first.id, second.id} | on_paths))
    if selection.among:
        return resolve_among(require_entities(store, selection.among), edge_types)
    if selection.dataset is not None:
        title, cited = require_dataset(store, selection.dataset)
        return ResolvedSelection(title, edge_types, source_ids=tuple(cited), dataset=selection.dataset)
    if selection.source is not None:
        (source,) = require_sources(store, [selection.source])
        title = f"Stated in “{isolate(source.title)}”"
        return ResolvedSelection(title, edge_types, source_ids=(source.id,))
    source_ids = tuple(sorted(set(selection.filter.sources))) or None
    return ResolvedSelection("Everything", edge_types, source_ids=source_ids)


def resolve_among(entities: Sequence[Entity], edge_types: AllowedEdgeTypes = None) -> ResolvedSelection:
    """Return the selection of the claims between any two of some entities, of which there may be none."""
    ids = frozenset(entity.id for entity in entities)
    return ResolvedSelection(describe_among(entities), edge_types, entity_ids=ids)


def resolve_edge_types(store: Store, tie_filter: TieFilter) -> tuple[str, ...] | None:
    """Return the edge types that match a filter, or None if all do.

    Raises:
        NotFoundError: a source of the filter is not in the store; an empty answer would mean that the
            source makes no claim.
        QueryRefusedError: an edge type, family or kind is not declared, or none of the edge types belongs to
            any of the families.
    """
    if tie_filter.sources:
        require_sources(store, tie_filter.sources)
    return tie_filter.allowed_edge_types(store.ontology)


def matches_ends(subject: str, object_: str, selection: Selection, kinds: Mapping[str, str]) -> bool:
    """Return whether the entities that a tie joins are among those of a selection, and of its filter's kinds.

    Args:
        subject, object_: the ids of the entities that the tie joins.
        kinds: the kind of every entity, by id.
    """
    if selection.ties_of is not None and selection.ties_of not in (subject, object_):
        return False
    allowed = selection.filter.kinds
    if not allowed:
        return True
    far_ids = {subject, object_} - selection.centre_ids or {subject, object_}
    return all(kinds[id_] in allowed for id_ in far_ids)


def _require_one_way(selection: Selection) -> None:
    ways = (
        *(selection.ties_of, selection.around, selection.between),
        *(selection.among, selection.dataset, selection.source),
    )
    if sum(way not in (None, ()) for way in ways) > 1:
        raise QueryRefusedError(
            "Ties can be selected around one entity, between two, among several, of a case or of a source.",
            "Use one of these.",
        )


def _load_neighbourhood_ids(store: QueryReader, id_: str, hops: int) -> frozenset[str]:
    """Return the ids of all entities within `hops` steps of an entity over any claim, and its own id."""
    reached, frontier = {id_}, {id_}
    for _ in range(hops):
        adjacent: list[str] = store.read("adjacent_over_any_claim", ids=sorted(frontier)).rows[0][0]
        frontier = set(adjacent) - reached
        reached |= frontier
    return frozenset(reached)
