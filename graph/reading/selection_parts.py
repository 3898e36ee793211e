"""A selection in parts: complete ties first, then the entities, for files of any size.

A network holds all its claims in memory, which is right for a picture. A file may have millions of them. A
selection with many claims is read pair by pair of entities, so that each tie is complete in one part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from graph.derived import Network, TieFilter
from graph.model import (
    AnyClaim,
    Claim,
    Entity,
    PropertyClaim,
    entity_ids_in_claims,
    entity_ids_in_properties,
    entity_ids_in_sources,
)
from graph.reading.claim_networks import build_network_with_context, load_network_with_complete_ties
from graph.reading.complete_context import load_named_records
from graph.reading.networks import apply_filter
from graph.reading.records import load_claims, load_property_claims
from graph.reading.selection import ResolvedSelection, Selection, resolve_selection
from graph.reading.store_counts import count_relationships
from graph.store import Store

T = TypeVar("T")

MAX_CLAIMS_OF_PART = 20_000
"""A selection with more claims is read in several parts."""

ENTITIES_OF_PART = 5_000
# A hub is rarely the smaller end of its pairs, so that its degree says little about its part.
_MAX_COUNTED_DEGREE = 1_000


@dataclass(frozen=True)
class SelectionPart:
    """A part of a selection; each of its ties, entities and property claims is in one part.

    Args:
        network: of the ties and property claims of this part, with the names in them.
        entities: entities to list, those that claims and sources only name included.
        shown_ids: ids of those of them that are nodes of a picture.
    """

    network: Network
    entities: tuple[Entity, ...] = ()
    shown_ids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SelectionParts:
    """A selection that is read while it is iterated over, once.

    Args:
        title: of the selection, in plain words.
        edge_properties: names of the properties of edge types that its claims may have, sorted.
        parts: the parts; those with ties first, in the same order each time.
    """

    title: str
    edge_properties: tuple[str, ...]
    parts: Iterator[SelectionPart]


def load_in_parts(store: Store, selection: Selection) -> SelectionParts:
    """Return a selection in parts.

    Raises:
        NotFoundError: an entity, dataset or source is not in the store.
        QueryRefusedError: there is more than one way to select, or an edge type, family or kind is unknown.
    """
    resolved = resolve_selection(store, selection)
    reader = _PartReader(store, selection, resolved)
    if _count_claims(store, resolved) <= MAX_CLAIMS_OF_PART:
        network = apply_filter(_load_ties(store, resolved), selection)
        names = {name for tie in network.ties for claim in tie.claims for name in claim.properties}
        return SelectionParts(resolved.title, tuple(sorted(names)), reader.read([network]))
    networks = (apply_filter(network, selection) for network in _load_ties_in_parts(store, resolved))
    return SelectionParts(resolved.title, _load_edge_properties(store, resolved), reader.read(networks))


class _PartReader:
    """Makes parts of networks of ties, then of the entities in them and of those that the selection has.

    Args:
        selection: what is read.
        resolved: the same, resolved.
    """

    def __init__(self, store: Store, selection: Selection, resolved: ResolvedSelection) -> None:
        self._store, self._resolved = store, resolved
        self._has_filter = selection.filter != TieFilter() or selection.ties_of is not None
        # What a picture shows: ends of ties, and entities that were selected by their id.
        self._shown = set(selection.centre_ids)
        if not self._has_filter and resolved.entity_ids is not None:
            self._shown |= resolved.entity_ids
        self._named: set[str] = set()
        self._listed: set[str] = set()
        self._undescribed: set[str] = set()

    def read(self, networks: Iterable[Network]) -> Iterator[SelectionPart]:
        """Yield all parts."""
        for network in networks:
            complete = load_named_records(self._store, network)
            self._shown |= {id_ for tie in complete.ties for id_ in (tie.subject, tie.object)}
            self._named |= _named_ids(complete)
            yield SelectionPart(complete)
        for ids in _batches(chain(sorted(self._shown), self._further_ids()), ENTITIES_OF_PART):
            yield self._read_described(ids)
        while remaining := sorted((self._named - self._listed) | self._undescribed):
            for ids in _batches(remaining, ENTITIES_OF_PART):
                yield self._read_named(ids)

    def _further_ids(self) -> Iterator[str]:
        """Yield the ids of the entities of a selection that has no filter, whether or not ties join them."""
        resolved = self._resolved
        if self._has_filter or resolved.entity_ids is not None:
            return
        sources = [] if resolved.dataset else list(resolved.source_ids or ())
        for id_, _ in _iterate_entities(self._store, resolved.dataset or "", sources):
            if id_ not in self._shown:
                yield id_

    def _read_described(self, ids: list[str]) -> SelectionPart:
        """Return the part with the property claims about these entities, and those of them that are shown.

        An entity without ties and property claims waits until it is known whether anything names it: a
        speaker or a publisher is not shown.
        """
        claims = self._select(load_property_claims(self._store, "property_claims_of_entities", ids=ids))
        shown = self._shown.intersection(ids) | {claim.entity for claim in claims}
        network = self._build(claims, shown)
        self._undescribed.update(id_ for id_ in ids if id_ not in shown)
        self._named |= _named_ids(network)
        return self._list(network, shown, shown)

    def _read_named(self, ids: list[str]) -> SelectionPart:
        """Return the part with entities of which nothing more is known."""
        self._undescribed.difference_update(ids)
        network = self._build([], ids)
        self._named |= _named_ids(network)
        return self._list(network, ids, set(ids) - self._named)

    def _build(self, claims: list[PropertyClaim], ids: Iterable[str]) -> Network:
        network = build_network_with_context(self._store, self._resolved.title, [], claims, ids)
        return load_named_records(self._store, network)

    def _list(self, network: Network, ids: Iterable[str], shown: Iterable[str]) -> SelectionPart:
        self._listed.update(ids)
        entities = tuple(network.entities[id_] for id_ in sorted(ids) if id_ in network.entities)
        return SelectionPart(network, entities, frozenset(shown))

    def _select(self, claims: list[PropertyClaim]) -> list[PropertyClaim]:
        """Return all claims of the properties of which the selection has a claim."""
        resolved = self._resolved
        if resolved.source_ids is None:
            return claims
        selected = {(claim.entity, claim.property) for claim in claims if _is_selected(claim, resolved)}
        return [claim for claim in claims if (claim.entity, claim.property) in selected]


def _load_ties(store: Store, resolved: ResolvedSelection) -> Network:
    """Return the network of the ties of a selection, without property claims."""
    edge_types, title = resolved.edge_types, resolved.title
    if resolved.entity_ids is not None:
        ids = sorted(resolved.entity_ids)
        claims = load_claims(store, "claims_among", ids=ids, edge_types=edge_types)
        return build_network_with_context(store, title, claims, (), ids)
    if resolved.source_ids is None:
        claims = load_claims(store, "claims_of_edge_types", edge_types=edge_types)
        return build_network_with_context(store, title, claims)
    if resolved.dataset:
        claims = load_claims(
            store,
            "claims_of_dataset",
            dataset=resolved.dataset,
            sources=list(resolved.source_ids),
            edge_types=edge_types,
        )
    else:
        claims = [
            claim
            for id_ in resolved.source_ids
            for claim in load_claims(store, "claims_of_source", source=id_, edge_types=edge_types)
        ]
    return load_network_with_complete_ties(store, title, claims)


def _load_ties_in_parts(store: Store, resolved: ResolvedSelection) -> Iterator[Network]:
    """Yield the networks of the ties of a large selection, each with all claims of its pairs of entities."""
    for ids in _batch_by_degree(_iterate_entities(store)):
        among = resolved.entity_ids
        ids = ids if among is None else [id_ for id_ in ids if id_ in among]
        claims = (
            load_claims(store, "claims_from_smaller_ends", ids=ids, edge_types=resolved.edge_types)
            if ids
            else []
        )
        if among is not None:
            claims = [claim for claim in claims if claim.subject in among and claim.object in among]
        selected = claims
        if resolved.source_ids is not None:
            selected = [claim for claim in claims if _is_selected(claim, resolved)]
        if selected:
            network = build_network_with_context(store, resolved.title, claims)
            yield network if selected is claims else network.with_claims(selected)


def _is_selected(claim: Claim | PropertyClaim, resolved: ResolvedSelection) -> bool:
    if resolved.dataset:
        return claim.dataset == resolved.dataset
    return claim.source in (resolved.source_ids or ())


def _count_claims(store: Store, resolved: ResolvedSelection) -> int:
    """Return how many claims a selection has at most, before its filter."""
    total = count_relationships(store)
    if total <= MAX_CLAIMS_OF_PART:
        return total
    edge_types = resolved.edge_types
    if resolved.entity_ids is not None:
        ids = sorted(resolved.entity_ids)
        return int(store.read("claim_count_among", ids=ids, edge_types=edge_types).rows[0][0])
    if resolved.source_ids is not None:
        sources, dataset = list(resolved.source_ids), resolved.dataset or ""
        result = store.read("claim_count_of_sources", sources=sources, dataset=dataset, edge_types=edge_types)
        return int(result.rows[0][0])
    return total


def _load_edge_properties(store: Store, resolved: ResolvedSelection) -> tuple[str, ...]:
    types = store.ontology.edge_types.values()
    names = sorted({name for type_ in types for name in type_.properties})
    rows = store.read("edge_properties_in_use", names=names, edge_types=resolved.edge_types).rows
    return tuple(row[0] for row in rows)


def _iterate_entities(
    store: Store, dataset: str = "", sources: Iterable[str] = ()
) -> Iterator[tuple[str, int]]:
    """Yield id and number of relationships of entities, in order of id."""
    after = ""
    while rows := store.read(
        "entities_after", after=after, limit=ENTITIES_OF_PART, dataset=dataset, sources=list(sources)
    ).rows:
        yield from rows
        after = rows[-1][0]


def _batch_by_degree(entities: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    """Yield ids of entities in lists that have some tens of thousands of claims at most."""
    batch: list[str] = []
    claims = 0
    for id_, degree in entities:
        batch.append(id_)
        claims += min(degree, _MAX_COUNTED_DEGREE)
        if claims >= MAX_CLAIMS_OF_PART:
            yield batch
            batch, claims = [], 0
    if batch:
        yield batch


def _named_ids(network: Network) -> set[str]:
    """Return the ids of all entities that the claims, sources and entities of a network name."""
    claims: list[AnyClaim] = [claim for tie in network.ties for claim in tie.claims]
    claims += network.property_claims
    ids = entity_ids_in_claims(claims, network.ontology)
    ids |= entity_ids_in_sources(network.sources.values())
    ids |= entity_ids_in_properties(network.entities.values(), network.ontology)
    return ids & network.entities.keys()


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
