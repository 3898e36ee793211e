"""Load a stream of records into the store, so that the store equals the dataset.

Records may come in any order, but entities and sources should come before the claims that refer to them. A
batch is validated as soon as it is full, and a record that refers to one that has not come yet is kept in
memory until the end. Of a stream of sources, entities and then claims only a few batches are in memory at a
time, and otherwise the id and the place of each record. Such a stream is also the fastest: batches of new
claims are written two at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from graph.editing import require_unreserved
from graph.model import BaseClaim, Dataset, InputRecord, Record
from graph.progress import Progress, no_progress
from graph.store import Store
from loaders.sync.background_writer import BackgroundWriter
from loaders.sync.batch_validation import BatchValidator, InvalidRecord
from loaders.sync.report import RefusedRecord, Report, write_refused
from loaders.sync.synchroniser import Synchroniser

RECORDS_PER_BATCH = 1_000

__all__ = ["RefusedRecord", "Report", "load"]


def load(
    store: Store,
    dataset: Dataset,
    records: Iterable[Record | InputRecord],
    *,
    progress: Progress = no_progress,
    refused_file: Path | None = None,
) -> Report:
    """Make the store equal to a dataset, and return what that changed.

    New records are added and changed ones replaced. Records of the store that the dataset no longer contains
    are withdrawn, among them those that are refused now. Other datasets stay as they are. To finish a load
    that was interrupted, load again.

    Args:
        records: the records that a loader yields, each with its place in the input where that is known.
        progress: called after each batch with the number of records read.
        refused_file: a file to write the refused records to as CSV, if there are any.

    Raises:
        CasegraphError: the dataset has the id that is reserved for analysts, or `refused_file` cannot be
            written.
        StoreError: the store failed.
        Exception: what `records` raised; then nothing is withdrawn.
    """
    require_unreserved(dataset.id)
    with BackgroundWriter() as writer:
        load_in_progress = _Load(store, dataset, writer, progress)
        for number, record in enumerate(records, 1):
            if not isinstance(record, InputRecord):
                record = InputRecord(record, f"record {number}")
            load_in_progress.add(record)
        report = load_in_progress.finish()
    if refused_file is not None:
        write_refused(refused_file, report.refused)
    return report


class _Load:
    """One load, which collects records into batches and validates and writes each batch."""

    def __init__(self, store: Store, dataset: Dataset, writer: BackgroundWriter, progress: Progress) -> None:
        self._progress = progress
        self._writer = writer
        self._validator = BatchValidator(store, dataset.id)
        timestamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._synchroniser = Synchroniser(store, dataset, writer, timestamp)
        self._batch: list[InputRecord] = []
        # Records that refer to records which may still come.
        self._postponed: list[InvalidRecord] = []
        self._refused: list[RefusedRecord] = []
        self._read = 0

    def add(self, input_record: InputRecord) -> None:
        self._read += 1
        self._batch.append(input_record)
        if len(self._batch) >= RECORDS_PER_BATCH:
            self._process_batch()

    def finish(self) -> Report:
        self._batch = [invalid.input_record for invalid in self._postponed] + self._batch
        self._postponed = []
        self._process_batch()
        self._refused += [
            RefusedRecord(invalid.input_record.place, invalid.reason) for invalid in self._postponed
        ]
        counts = self._synchroniser.finish()
        return Report(
            read=self._read,
            written=counts.new + counts.changed,
            changed=counts.changed,
            unchanged=counts.unchanged,
            withdrawn=counts.withdrawn,
            refused=tuple(self._refused),
        )

    def _process_batch(self) -> None:
        """Write the valid records of the batch, and postpone the others."""
        valid, invalid = self._validator.validate(self._batch)
        # Texts stay in memory for two batches, so the batch before must be written before the next one comes.
        self._writer.wait_exclusive()
        self._postponed += invalid
        self._batch = []
        # Entities and sources go first: a claim can be written only when they are in the store.
        valid.sort(key=lambda input_record: isinstance(input_record.record, BaseClaim))
        for start in range(0, len(valid), RECORDS_PER_BATCH):
            self._refused += self._synchroniser.write_changes(valid[start : start + RECORDS_PER_BATCH])
        self._progress("records", self._read, None)
