"""The entities and sources that a record may refer to: those of the same load, and those of other datasets.

Records that only an earlier load of the same dataset wrote do not count. Otherwise the result of a load would
depend on the loads before it. Only for a load of changes they count, as they are not in the input.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from graph.errors import Fault
from graph.model import Entity, InputRecord, Source
from graph.ontology import with_article
from graph.store import QueryReader

MAX_REMEMBERED = 100_000
"""About how many ids of other datasets are remembered. After that they are looked up again."""


class NodeLookup(Protocol):
    """Some entities and sources, by their ids."""

    def get_kind(self, entity_id: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""

    def has_source(self, source_id: str) -> bool:
        """Return whether there is a source with this id."""


class KnownNodes(NodeLookup, Protocol):
    """Entities and sources, which become more."""

    def add(self, kinds: Mapping[str, str], sources: Collection[str]) -> None:
        """Add entities and sources. An entity that is there keeps its kind.

        Args:
            kinds: the kind of each entity, by its id.
            sources: ids of sources.
        """


class NodesInMemory:
    """A few entities and sources."""

    def __init__(self, records: Iterable[InputRecord] = ()) -> None:
        self.kinds: dict[str, str] = {}
        self.sources: set[str] = set()
        for input_record in records:
            record = input_record.record
            if isinstance(record, Entity):
                self.kinds.setdefault(record.id, record.kind)
            elif isinstance(record, Source):
                self.sources.add(record.id)

    def get_kind(self, entity_id: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""
        return self.kinds.get(entity_id)

    def has_source(self, source_id: str) -> bool:
        """Return whether there is a source with this id."""
        return source_id in self.sources

    def add(self, kinds: Mapping[str, str], sources: Collection[str]) -> None:
        """Add entities and sources. An entity that is there keeps its kind."""
        for id_, kind in kinds.items():
            self.kinds.setdefault(id_, kind)
        self.sources.update(sources)


class StoreRecordLookup:
    """Looks up kinds of entities and ids of sources for `graph.model.validation`.

    An id that is not found is remembered, so that `look_up_missing` can look for all of them in one query.

    The nodes under validation are candidates. They may refer to each other in any order, and are found until
    they are refused.

    Args:
        store: the store, or a reader inside a transaction.
        dataset: the id of the dataset that is being loaded.
        known: where the accepted nodes of the load are kept; by default in memory.
        ignored_dataset: nodes that only this dataset has in the store do not count; by default `dataset`.
    """

    def __init__(
        self,
        store: QueryReader,
        dataset: str,
        known: KnownNodes | None = None,
        ignored_dataset: str | None = None,
    ) -> None:
        self._store = store
        self._dataset = dataset
        self._known = known or NodesInMemory()
        self._ignored_dataset = dataset if ignored_dataset is None else ignored_dataset
        self._candidates: NodeLookup = NodesInMemory()
        # What was looked up in the store: None and False stand for an id that it does not have.
        self._stored_kinds: dict[str, str | None] = {}
        self._stored_sources: dict[str, bool] = {}
        # How other datasets have the nodes under validation.
        self._kinds_elsewhere: dict[str, str] = {}
        self._hashes_elsewhere: dict[str, str | None] = {}
        self._missing_entities: set[str] = set()
        self._missing_sources: set[str] = set()

    def get_kind(self, entity_id: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""
        kind = (
            self._known.get_kind(entity_id)
            or self._candidates.get_kind(entity_id)
            or self._stored_kinds.get(entity_id)
        )
        if kind is None:
            self._missing_entities.add(entity_id)
        return kind

    def has_source(self, source_id: str) -> bool:
        """Return whether there is a source with this id."""
        exists = (
            self._known.has_source(source_id)
            or self._candidates.has_source(source_id)
            or self._stored_sources.get(source_id, False)
        )
        if not exists:
            self._missing_sources.add(source_id)
        return exists

    def set_candidates(self, candidates: NodeLookup) -> None:
        """Replace the candidates."""
        self._candidates = candidates

    def accept(self, nodes: NodesInMemory) -> None:
        """Make nodes known for the rest of the load."""
        self._known.add(nodes.kinds, nodes.sources)

    def look_up_missing(self) -> bool:
        """Look for the missing ids in the store, and return True if at least one is there."""
        self._forget_many()
        entities = [id_ for id_ in self._missing_entities if id_ not in self._stored_kinds]
        sources = [id_ for id_ in self._missing_sources if id_ not in self._stored_sources]
        self._missing_entities, self._missing_sources = set(), set()
        kinds = self._read_kinds(entities, self._ignored_dataset)
        hashes = self._read_hashes(sources, self._ignored_dataset)
        self._stored_kinds |= dict.fromkeys(entities) | kinds
        self._stored_sources |= dict.fromkeys(sources, False) | dict.fromkeys(hashes, True)
        return bool(kinds or hashes)

    def find_conflict(self, record: Entity | Source) -> Fault | None:
        """Return how a node contradicts the same node in other datasets, or None.

        `look_up_conflicts` must have been called with the node before.
        """
        if isinstance(record, Entity):
            kind = self._kinds_elsewhere.get(record.id)
            if kind is not None and kind != record.kind:
                kinds = f"{with_article(kind)}, not {with_article(record.kind)}"
                message = f"another dataset has {record.id!r} as {kinds}"
                return Fault(("kind",), message)
            return None
        sha256 = self._hashes_elsewhere.get(record.id)
        if record.sha256 and sha256 and sha256 != record.sha256:
            message = f"another dataset has {record.id!r} with another text, whose SHA-256 is {sha256}"
            return Fault(("sha256",), message)
        return None

    def look_up_conflicts(self, nodes: NodesInMemory) -> None:
        """Look up nodes in other datasets, for `find_conflict`."""
        self._kinds_elsewhere = self._read_kinds(list(nodes.kinds), self._dataset)
        self._hashes_elsewhere = self._read_hashes(list(nodes.sources), self._dataset)

    def _read_kinds(self, ids: list[str], ignored_dataset: str) -> dict[str, str]:
        if not ids:
            return {}
        return dict(self._store.read("entity_kinds_of_other_datasets", ids=ids, dataset=ignored_dataset).rows)

    def _read_hashes(self, ids: list[str], ignored_dataset: str) -> dict[str, str | None]:
        if not ids:
            return {}
        return dict(
            self._store.read("source_hashes_of_other_datasets", ids=ids, dataset=ignored_dataset).rows
        )

    def _forget_many(self) -> None:
        if len(self._stored_kinds) > MAX_REMEMBERED:
            self._stored_kinds.clear()
        if len(self._stored_sources) > MAX_REMEMBERED:
            self._stored_sources.clear()
