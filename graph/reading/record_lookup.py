"""The entities and sources that a record may refer to: those of the same load, and those of other datasets.

Records that only an earlier load of the same dataset wrote do not count. Otherwise the result of a load would
depend on the loads before it.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.errors import Fault
from graph.model import Entity, InputRecord, Source
from graph.ontology import with_article
from graph.store import QueryReader


class StoreRecordLookup:
    """Looks up kinds of entities and ids of sources for `graph.model.validation`.

    An id that is not found is remembered, so that `look_up_missing` can look for all of them in one query.

    The nodes of the batch under validation are candidates. They may refer to each other in any order, and are
    found until they are refused.

    Args:
        store: the store, or a reader inside a transaction.
        dataset: the id of the dataset that is being loaded.
    """

    def __init__(self, store: QueryReader, dataset: str) -> None:
        self._store = store
        self._dataset = dataset
        self._kinds: dict[str, str] = {}
        self._sources: set[str] = set()
        self._candidate_kinds: dict[str, str] = {}
        self._candidate_sources: set[str] = set()
        self._kinds_elsewhere: dict[str, str | None] = {}
        # None: no other dataset has the source. (None,): one has it, without a sha256.
        self._hashes_elsewhere: dict[str, tuple[str | None] | None] = {}
        self._missing_entities: set[str] = set()
        self._missing_sources: set[str] = set()

    def get_kind(self, entity_id: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""
        kind = (
            self._kinds.get(entity_id)
            or self._candidate_kinds.get(entity_id)
            or self._kinds_elsewhere.get(entity_id)
        )
        if kind is None:
            self._missing_entities.add(entity_id)
        return kind

    def has_source(self, source_id: str) -> bool:
        """Return whether there is a source with this id."""
        if source_id in self._sources or source_id in self._candidate_sources:
            return True
        exists = self._hashes_elsewhere.get(source_id) is not None
        if not exists:
            self._missing_sources.add(source_id)
        return exists

    def set_candidates(self, records: Iterable[InputRecord]) -> None:
        """Replace the candidates by the entities and sources of a batch."""
        self._candidate_kinds, self._candidate_sources = {}, set()
        for input_record in records:
            record = input_record.record
            if isinstance(record, Entity):
                self._candidate_kinds.setdefault(record.id, record.kind)
            elif isinstance(record, Source):
                self._candidate_sources.add(record.id)

    def accept_candidates(self) -> None:
        """Make the candidates known for the rest of the load."""
        self._kinds.update(self._candidate_kinds)
        self._sources |= self._candidate_sources

    def look_up_missing(self) -> bool:
        """Look for the missing ids in other datasets, and return True if at least one is there."""
        entities = [id_ for id_ in self._missing_entities if id_ not in self._kinds_elsewhere]
        sources = [id_ for id_ in self._missing_sources if id_ not in self._hashes_elsewhere]
        self._missing_entities, self._missing_sources = set(), set()
        has_new_entities = self._look_up_entities(entities)
        has_new_sources = self._look_up_sources(sources)
        return has_new_entities or has_new_sources

    def find_conflict(self, record: Entity | Source) -> Fault | None:
        """Return how a node contradicts the same node in other datasets, or None.

        `look_up_nodes` must have been called with the node before.
        """
        if isinstance(record, Entity):
            kind = self._kinds_elsewhere.get(record.id)
            if kind is not None and kind != record.kind:
                kinds = f"{with_article(kind)}, not {with_article(record.kind)}"
                message = f"another dataset has {record.id!r} as {kinds}"
                return Fault(("kind",), message)
            return None
        hashes = self._hashes_elsewhere.get(record.id)
        if hashes is not None and record.sha256 and hashes[0] and hashes[0] != record.sha256:
            message = f"another dataset has {record.id!r} with another text, whose SHA-256 is {hashes[0]}"
            return Fault(("sha256",), message)
        return None

    def look_up_nodes(self, records: Iterable[Entity | Source]) -> None:
        """Look up these nodes in other datasets, for `find_conflict`."""
        for record in records:
            (self._missing_entities if isinstance(record, Entity) else self._missing_sources).add(record.id)
        self.look_up_missing()

    def _look_up_entities(self, ids: list[str]) -> bool:
        if not ids:
            return False
        rows = self._store.read("entity_kinds_of_other_datasets", ids=ids, dataset=self._dataset).rows
        self._kinds_elsewhere |= dict.fromkeys(ids)
        self._kinds_elsewhere |= dict(rows)
        return bool(rows)

    def _look_up_sources(self, ids: list[str]) -> bool:
        if not ids:
            return False
        rows = self._store.read("source_hashes_of_other_datasets", ids=ids, dataset=self._dataset).rows
        self._hashes_elsewhere |= dict.fromkeys(ids)
        self._hashes_elsewhere |= {id_: (sha256,) for id_, sha256 in rows}
        return bool(rows)
