"""Make the store equal to a dataset: write new and changed records, and withdraw the missing ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.model import Dataset, InputRecord, Record, compute_fingerprint
from graph.store import (
    Store,
    StoredFingerprints,
    WriteTransaction,
    load_fingerprints,
    record_citation,
    remove_entities,
    remove_sources,
    withdraw_claims,
    withdraw_property_claims,
    write_claims,
    write_dataset,
    write_entities,
    write_sources,
)
from loaders.sync.background_writer import BackgroundWriter
from loaders.sync.report import RefusedRecord
from loaders.sync.write_batch import RecordCollection, WriteBatch, identify_record

MAX_IDS_PER_TRANSACTION = 2_000
"""How many records are withdrawn or removed in one transaction."""


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
        writer: runs the writes in the background.
        timestamp: the time of the load in UTC, as in `2026-11-25T14:30:00Z`.
    """

    def __init__(self, store: Store, dataset: Dataset, writer: BackgroundWriter, timestamp: str) -> None:
        self._store = store
        self._dataset = dataset
        self._writer = writer
        self._timestamp = timestamp
        self._counts = RecordCounts()
        self._stored_dataset = _load_dataset(store, dataset.id)
        # The first transaction of a load writes the dataset: without a dataset there are no records of it.
        stored = load_fingerprints(store, dataset.id) if self._stored_dataset else StoredFingerprints()
        self._stored_fingerprints = _group_by_collection(stored)
        # The place in the input of each record of this load, by its id.
        self._places: dict[RecordCollection, dict[str, str]] = {
            name: {} for name in self._stored_fingerprints
        }
        self._cited_sources: set[str] = set()

    def write_changes(self, records: Sequence[InputRecord]) -> list[RefusedRecord]:
        """Write those of these valid records that are new or changed.

        Returns:
            A refusal for each record that has the same id as an earlier record of this load.
        """
        refused = []
        batch = WriteBatch()
        for input_record in records:
            collection, id_ = identify_record(input_record.record, self._store.ontology)
            places = self._places[collection]
            if id_ in places:
                refused.append(
                    RefusedRecord(input_record.place, f"is the same record as an earlier one: {places[id_]}")
                )
            else:
                places[id_] = input_record.place
                self._add_if_changed(batch, collection, id_, input_record.record)
        if batch:
            self._submit(batch)
        return refused

    def finish(self) -> RecordCounts:
        """Withdraw the records that the dataset no longer contains, and return the counts of the load."""
        self._writer.wait()
        if self._is_dataset_unwritten:
            self._store.write(self._write_dataset)
        self._remove_in_batches(self._find_missing_claims("claims"), self._withdraw_claims)
        self._remove_in_batches(self._find_missing_claims("property_claims"), self._withdraw_property_claims)
        self._remove_nodes(self._find_missing("sources"), self._find_missing("entities"))
        return self._counts

    @property
    def _is_dataset_unwritten(self) -> bool:
        """Whether the dataset is new, or has another title or description than in the store."""
        return self._stored_dataset != self._dataset

    def _add_if_changed(
        self, batch: WriteBatch, collection: RecordCollection, id_: str, record: Record
    ) -> None:
        fingerprint = compute_fingerprint(record)
        stored_fingerprint = self._stored_fingerprints[collection].get(id_)
        if fingerprint == stored_fingerprint:
            self._counts.unchanged += 1
            return
        exists = stored_fingerprint is not None
        if exists:
            self._counts.changed += 1
        else:
            self._counts.new += 1
        batch.add(record, id_, fingerprint, exists=exists)

    def _submit(self, batch: WriteBatch) -> None:
        sources = {write.claim.source for write in batch.claims}
        batch.cited_sources.update(sources - self._cited_sources - self._places["sources"].keys())
        self._cited_sources |= batch.cited_sources
        # Every record depends on its dataset.
        is_exclusive = batch.needs_exclusive_write or self._is_dataset_unwritten
        submit = self._writer.submit_exclusive if is_exclusive else self._writer.submit
        submit(lambda: self._write(batch))

    def _write(self, batch: WriteBatch) -> None:
        ontology, dataset = self._store.ontology, self._dataset.id

        def write_batch(transaction: WriteTransaction) -> None:
            if self._is_dataset_unwritten:
                self._write_dataset(transaction)
            write_sources(transaction, dataset, batch.sources)
            write_entities(transaction, ontology, dataset, batch.entities)
            record_citation(transaction, dataset, batch.cited_sources)
            write_claims(transaction, ontology, batch.claims, self._timestamp)

        self._store.write(write_batch)
        self._stored_dataset = self._dataset

    def _write_dataset(self, transaction: WriteTransaction) -> None:
        write_dataset(transaction, self._dataset)

    def _find_missing(self, collection: RecordCollection) -> list[str]:
        places = self._places[collection]
        return [id_ for id_ in self._stored_fingerprints[collection] if id_ not in places]

    def _find_missing_claims(self, collection: RecordCollection) -> list[str]:
        # The stored fingerprint of a claim that is withdrawn already is empty.
        return [id_ for id_ in self._find_missing(collection) if self._stored_fingerprints[collection][id_]]

    def _remove_in_batches(
        self, ids: Sequence[str], remove: Callable[[WriteTransaction, list[str]], None]
    ) -> None:
        for start in range(0, len(ids), MAX_IDS_PER_TRANSACTION):
            batch = list(ids[start : start + MAX_IDS_PER_TRANSACTION])
            self._store.write(lambda transaction, batch=batch: remove(transaction, batch))  # type: ignore[misc]
        self._counts.withdrawn += len(ids)

    def _withdraw_claims(self, transaction: WriteTransaction, ids: list[str]) -> None:
        withdraw_claims(transaction, self._store.ontology, ids, self._timestamp)

    def _withdraw_property_claims(self, transaction: WriteTransaction, ids: list[str]) -> None:
        withdraw_property_claims(transaction, ids, self._timestamp)

    def _remove_nodes(self, sources: list[str], entities: list[str]) -> None:
        """Remove sources and entities from the dataset. The nodes that any record refers to stay."""
        ontology, dataset = self._store.ontology, self._dataset.id

        def remove_source_batch(transaction: WriteTransaction, ids: list[str]) -> None:
            remove_sources(transaction, dataset, ids, referenced_sources)

        def remove_entity_batch(transaction: WriteTransaction, ids: list[str]) -> None:
            remove_entities(transaction, ontology, dataset, ids, referenced_entities)

        if sources:
            referenced_sources = self._read_ids("referenced_sources", ids=sources, removed=entities)
            self._remove_in_batches(sources, remove_source_batch)
        if entities:
            properties = ontology.entity_valued_properties
            referenced_entities = self._read_ids(
                "referenced_entities", entity_valued_properties=properties, removed=entities
            )
            self._remove_in_batches(entities, remove_entity_batch)

    def _read_ids(self, query: str, **parameters: Iterable[str]) -> frozenset[str]:
        return frozenset(self._store.read(query, **parameters).rows[0][0])


def _group_by_collection(stored: StoredFingerprints) -> dict[RecordCollection, dict[str, str]]:
    return {
        "sources": stored.sources,
        "entities": stored.entities,
        "claims": stored.claims,
        "property_claims": stored.property_claims,
    }


def _load_dataset(store: Store, id_: str) -> Dataset | None:
    for row in store.read("datasets").dicts():
        if row["id"] == id_:
            return Dataset(**row)
    return None
