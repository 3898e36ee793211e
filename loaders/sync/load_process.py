"""One load from its first record to its report, whatever becomes of the differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from graph.model import BaseClaim, Dataset, InputRecord, Record
from graph.ontology import Ontology
from graph.progress import Progress
from graph.reading import StoreRecordLookup
from graph.store import QueryReader
from loaders.sync.batch_validation import BatchValidator
from loaders.sync.broken_text import repair_places
from loaders.sync.dataset_writer import DatasetWriter
from loaders.sync.load_input import LoadInput
from loaders.sync.load_scope import ChangedPlaces, CompleteDataset, LoadScope, NewDataset
from loaders.sync.node_table import NodeTable
from loaders.sync.postponed_records import PostponedRecords
from loaders.sync.postponed_validation import validate_postponed
from loaders.sync.record_index import RecordIndex
from loaders.sync.refusals import Refusals
from loaders.sync.report import Report
from loaders.sync.synchroniser import Synchroniser
from loaders.sync.temporary_tables import TemporaryTables

RECORDS_PER_BATCH = 1_000


@dataclass(frozen=True)
class LoadBase:
    """What a load begins with.

    Args:
        store: the store with which the records are compared.
        ontology: declares the kinds, edge types and properties.
        source: the records.
    """

    store: QueryReader
    ontology: Ontology
    source: LoadInput

    @cached_property
    def stored_dataset(self) -> Dataset | None:
        """The dataset as the store has it, or None where it is new."""
        rows = self.store.read("datasets").dicts()
        return next((Dataset(**row) for row in rows if row["id"] == self.source.dataset.id), None)

    def choose_scope(self, index: RecordIndex, tables: TemporaryTables) -> LoadScope:
        """Return what the records are compared with."""
        dataset, places = self.source.dataset.id, self.source.changed_places
        # The first transaction of a load writes the dataset: without a dataset there are no records of it.
        if self.stored_dataset is None:
            return NewDataset()
        if places is None:
            return CompleteDataset(self.store, dataset, index)
        return ChangedPlaces(self.store, dataset, index, tables, places)

    def make_lookup(self, nodes: NodeTable) -> StoreRecordLookup:
        """Return what finds the entities and sources that a record may refer to."""
        dataset = self.source.dataset.id
        ignored_dataset = dataset if self.source.changed_places is None else ""
        return StoreRecordLookup(self.store, dataset, nodes, ignored_dataset)


class LoadProcess:
    """One load, which collects records into batches and validates and writes each batch.

    Args:
        base: what it begins with.
        tables: where it keeps what it must know of all records.
        nodes: the entities and sources that it has accepted, none so far.
        writer: writes the differences.
    """

    def __init__(
        self, base: LoadBase, tables: TemporaryTables, nodes: NodeTable, writer: DatasetWriter
    ) -> None:
        self._source = base.source
        self._writer = writer
        self._validator = BatchValidator(
            base.source.dataset.id, base.ontology, base.make_lookup(nodes), writer.load_text
        )
        index = RecordIndex(tables)
        self._synchroniser = Synchroniser(base.ontology, index, base.choose_scope(index, tables), writer)
        # Records that refer to records which may still come.
        self._postponed = PostponedRecords(tables)
        self.refusals = Refusals(tables)
        """The records that were refused so far."""

    def run(self, progress: Progress) -> Report:
        """Load all records, and return what changed.

        Args:
            progress: called after each batch with the number of records read.
        """
        read = 0
        for batch in _read_batches(self._source.records):
            read += len(batch)
            self._process(batch)
            progress("records", read, None)
        self._take_refused()
        for batch in validate_postponed(self._postponed, self._validator, self.refusals, RECORDS_PER_BATCH):
            self._write(batch)
            progress("records", read, None)
        counts = self._synchroniser.finish()
        return Report(
            read=read,
            written=counts.new + counts.changed,
            changed=counts.changed,
            unchanged=counts.unchanged,
            withdrawn=counts.withdrawn,
            refused=tuple(self.refusals.listed),
            refused_further=len(self.refusals) - len(self.refusals.listed),
        )

    def _process(self, batch: Sequence[InputRecord]) -> None:
        """Write the valid records of a batch, and refuse or postpone the others."""
        self._take_refused()
        result = self._validator.validate(repair_places(batch))
        self._postponed.add(each.input_record for each in result.invalid if each.may_become_valid)
        self.refusals.add([each.to_refusal() for each in result.invalid if not each.may_become_valid])
        # Entities and sources go first: a claim can be written only when they are in the store.
        self._write(sorted(result.valid, key=_is_claim))

    def _write(self, valid: Sequence[InputRecord]) -> None:
        # Texts stay in memory for two batches, so the batch before must be written before the next one comes.
        self._writer.wait_for_nodes()
        self.refusals.add(self._synchroniser.write_changes(valid))

    def _take_refused(self) -> None:
        """Take what the loader has refused itself."""
        self.refusals.add(self._source.refused)
        self._source.refused.clear()


def _read_batches(records: Iterable[Record | InputRecord]) -> Iterator[Sequence[InputRecord]]:
    placed = (
        record if isinstance(record, InputRecord) else InputRecord(record, f"record {number}")
        for number, record in enumerate(records, 1)
    )
    while batch := list(islice(placed, RECORDS_PER_BATCH)):
        yield batch


def _is_claim(input_record: InputRecord) -> bool:
    return isinstance(input_record.record, BaseClaim)
