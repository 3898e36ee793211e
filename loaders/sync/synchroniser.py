"""Make the store equal to a dataset: write new and changed records, and withdraw the missing ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from graph.model import InputRecord, compute_fingerprint
from graph.ontology import Ontology
from graph.store import RecordCollection
from loaders.sync.broken_text import list_broken_text
from loaders.sync.dataset_writer import DatasetWriter
from loaders.sync.load_scope import LoadScope
from loaders.sync.record_index import IndexedRecord, RecordIndex
from loaders.sync.report import RefusedRecord
from loaders.sync.write_batch import WriteBatch, identify_record

MAX_CLAIMS_PER_TRANSACTION = 2_000
"""How many claims are withdrawn in one transaction."""

MAX_REMOVED_NODES = 100_000
"""How many nodes are removed at a time: for each time, all references of the store are read."""

_NEW = IndexedRecord(None, None)


class _IdentifiedRecord(NamedTuple):
    collection: RecordCollection
    id: str
    fingerprint: str
    input_record: InputRecord


@dataclass
class RecordCounts:
    """How many records were new, changed, unchanged and withdrawn."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0


class Synchroniser:
    """Compares the fingerprint of each record with the stored one, and writes only the differences.

    Args:
        ontology: declares the edge types and properties.
        index: knows the records of the store and those that were read.
        scope: adds the records of the store to the index.
        writer: writes the differences.
    """

    def __init__(
        self, ontology: Ontology, index: RecordIndex, scope: LoadScope, writer: DatasetWriter
    ) -> None:
        self._ontology = ontology
        self._index = index
        self._scope = scope
        self._writer = writer
        self._counts = RecordCounts()

    def write_changes(self, records: Sequence[InputRecord]) -> list[RefusedRecord]:
        """Write those of these valid records that are new or changed.

        Returns:
            Refusals of the records that have the same id as an earlier record of this load, or broken texts.
        """
        identified, refused = self._identify(records)
        ids: dict[RecordCollection, list[str]] = {name: [] for name in get_args(RecordCollection)}
        for each in identified:
            ids[each.collection].append(each.id)
        self._scope.prepare_batch(ids, records)
        known = {name: self._index.look_up(name, ids[name]) for name in ids if ids[name]}
        places: dict[RecordCollection, dict[str, str]] = {name: {} for name in known}
        batch = WriteBatch()
        for each in identified:
            before = known[each.collection].get(each.id, _NEW)
            earlier = places[each.collection].get(each.id, before.place)
            if earlier is not None:
                reason = f"is the same record as an earlier one: {earlier}"
                refused.append(RefusedRecord(each.input_record.place, reason))
            else:
                places[each.collection][each.id] = each.input_record.place
                self._add_if_changed(batch, each, before.fingerprint)
        for collection in places:
            self._index.add_read(collection, places[collection])
        if batch:
            self._writer.write(batch)
        return refused

    def finish(self) -> RecordCounts:
        """Withdraw the records that the dataset no longer contains, and return the counts of the load."""
        self._writer.finish()
        self._scope.prepare_end()
        for claims in self._index.find_missing("claims", MAX_CLAIMS_PER_TRANSACTION):
            self._writer.withdraw_claims(claims)
            self._counts.withdrawn += len(claims)
        for claims in self._index.find_missing("property_claims", MAX_CLAIMS_PER_TRANSACTION):
            self._writer.withdraw_property_claims(claims)
            self._counts.withdrawn += len(claims)
        # Of more entities than that, the others still refer to their sources.
        removed_entities = next(self._index.find_missing("entities", MAX_REMOVED_NODES), [])
        for sources in self._index.find_missing("sources", MAX_REMOVED_NODES):
            self._writer.remove_sources(sources, removed_entities)
            self._counts.withdrawn += len(sources)
        for entities in self._index.find_missing("entities", MAX_REMOVED_NODES):
            self._writer.remove_entities(entities)
            self._counts.withdrawn += len(entities)
        return self._counts

    def _identify(
        self, records: Sequence[InputRecord]
    ) -> tuple[list[_IdentifiedRecord], list[RefusedRecord]]:
        """Return the records with their ids and fingerprints, and refusals of those with broken texts."""
        identified, refused = [], []
        for each in records:
            try:
                collection, id_ = identify_record(each.record, self._ontology)
                fingerprint = compute_fingerprint(each.record)
            except TypeError:
                faults = list_broken_text(each.record)
                if not faults:
                    raise
                refused.append(RefusedRecord(each.place, "; ".join(map(str, faults))))
            else:
                identified.append(_IdentifiedRecord(collection, id_, fingerprint, each))
        return identified, refused

    def _add_if_changed(
        self, batch: WriteBatch, identified: _IdentifiedRecord, stored_fingerprint: str | None
    ) -> None:
        if identified.fingerprint == stored_fingerprint:
            self._counts.unchanged += 1
            return
        exists = stored_fingerprint is not None
        if exists:
            self._counts.changed += 1
        else:
            self._counts.new += 1
        record = identified.input_record.record
        batch.add(record, identified.id, identified.fingerprint, exists=exists)
