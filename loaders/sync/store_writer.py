"""Write the differences between a dataset and the store into the store, in batches and in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from graph.model import Dataset
from graph.reading import load_source_text
from graph.store import (
    Store,
    WriteTransaction,
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
from loaders.sync.cited_sources import CitedSources
from loaders.sync.write_batch import WriteBatch

MAX_IDS_PER_TRANSACTION = 2_000
"""How many nodes are removed in one transaction."""


class StoreWriter:
    """A `DatasetWriter` that writes.

    Args:
        store: the store.
        dataset: the dataset, whose title and description are written too.
        stored_dataset: the dataset as the store has it, or None where it is new.
        background: runs the writes.
        cited_sources: knows which sources of other datasets the load has cited.
    """

    def __init__(
        self,
        store: Store,
        dataset: Dataset,
        stored_dataset: Dataset | None,
        background: BackgroundWriter,
        cited_sources: CitedSources,
    ) -> None:
        self._store = store
        self._dataset = dataset
        self._stored_dataset = stored_dataset
        self._background = background
        self._cited_sources = cited_sources
        self._timestamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def write(self, batch: WriteBatch) -> None:
        """Write new and changed records in the background. See `BackgroundWriter` about errors."""
        batch.cited_sources.update(self._cited_sources.add({write.claim.source for write in batch.claims}))
        # Every record depends on its dataset.
        is_exclusive = batch.needs_exclusive_write or self._is_dataset_unwritten
        submit = self._background.submit_exclusive if is_exclusive else self._background.submit
        submit(lambda: self._write(batch))

    def load_text(self, source_id: str) -> str | None:
        """Return the text of a source in the store, or None where it has none."""
        return load_source_text(self._store, source_id)

    def wait_for_nodes(self) -> None:
        """Wait until the entities and sources of all batches are written."""
        self._background.wait_exclusive()

    def finish(self) -> None:
        """Wait until everything is written, and the dataset itself, which may have no records."""
        self._background.wait()
        if self._is_dataset_unwritten:
            self._store.write(self._write_dataset)

    def withdraw_claims(self, ids: Sequence[str]) -> None:
        """Mark claims as withdrawn."""
        ontology = self._store.ontology
        self._store.write(lambda transaction: withdraw_claims(transaction, ontology, ids, self._timestamp))

    def withdraw_property_claims(self, ids: Sequence[str]) -> None:
        """Mark property claims as withdrawn."""
        self._store.write(lambda transaction: withdraw_property_claims(transaction, ids, self._timestamp))

    def remove_sources(self, ids: Sequence[str], removed_entities: Sequence[str]) -> None:
        """Remove sources from the dataset, and from the store where no record refers to them."""
        referenced = self._read_ids("referenced_sources", ids=ids, removed=removed_entities)

        def remove(transaction: WriteTransaction, part: Sequence[str]) -> None:
            remove_sources(transaction, self._dataset.id, part, referenced)

        self._write_in_parts(ids, remove)

    def remove_entities(self, ids: Sequence[str]) -> None:
        """Remove entities from the dataset, and from the store where no record refers to them."""
        ontology = self._store.ontology
        referenced = self._read_ids(
            "referenced_entities", ids=ids, entity_valued_properties=ontology.entity_valued_properties
        )

        def remove(transaction: WriteTransaction, part: Sequence[str]) -> None:
            remove_entities(transaction, ontology, self._dataset.id, part, referenced)

        self._write_in_parts(ids, remove)

    @property
    def _is_dataset_unwritten(self) -> bool:
        """Whether the dataset is new, or has another title or description than in the store."""
        return self._stored_dataset != self._dataset

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

    def _write_in_parts(
        self, ids: Sequence[str], write: Callable[[WriteTransaction, Sequence[str]], None]
    ) -> None:
        for part in _divide(ids):
            self._store.write(lambda transaction, part=part: write(transaction, part))  # type: ignore[misc]

    def _read_ids(self, query: str, **parameters: Iterable[str]) -> frozenset[str]:
        return frozenset(self._store.read(query, **parameters).rows[0][0])


def _divide(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), MAX_IDS_PER_TRANSACTION):
        yield ids[start : start + MAX_IDS_PER_TRANSACTION]
