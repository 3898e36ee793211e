"""Any stream of records into the store, so that the store equals it.

Records may come in any order, but what they name had better come first: a batch is judged as soon as it is
full, and a record that names something not yet known is kept in memory until the end. A stream of sources,
entities and then claims is never in memory as a whole; of each record only its id and place stay. Such a
stream is also the fastest: claims that nothing new comes between are written two batches at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from graph.editing.analyst_dataset import refuse_reserved
from graph.model.records import Dataset, Placed, Record, Statement
from graph.store import Store
from loaders.sync.background_writer import Behind
from loaders.sync.batch_validation import Faulty, Judge
from loaders.sync.report import Progress, Refusal, Report, silent, write_refused
from loaders.sync.synchroniser import Synchroniser

BATCH = 1_000

__all__ = ["Progress", "Refusal", "Report", "load"]


def load(
    store: Store,
    dataset: Dataset,
    records: Iterable[Record | Placed],
    *,
    progress: Progress = silent,
    refused_file: Path | None = None,
) -> Report:
    """Make what the store holds of `dataset` equal to `records`.

    New records are added, changed ones replaced, and what the dataset no longer states is withdrawn, a
    refused record among it. Other datasets stay as they are. An interrupted load is finished by loading
    again.

    Args:
        records: what a loader yields, with its place where it is known.
        progress: told after each batch.
        refused_file: where to write the refusals as CSV, if there are any.

    Raises:
        CasegraphError: the dataset is that of the analysts.
        StoreError: the store failed.
        Exception: whatever the stream raises; then nothing is withdrawn.
    """
    refuse_reserved(dataset.id)
    with Behind() as behind:
        loading = _Loading(store, dataset, behind, progress)
        for number, record in enumerate(records, 1):
            loading.add(record if isinstance(record, Placed) else Placed(record, f"record {number}"))
        report = loading.finish()
    if refused_file is not None:
        write_refused(refused_file, report.refused)
    return report


class _Loading:
    """One load: reads, judges and hands on, batch by batch."""

    def __init__(self, store: Store, dataset: Dataset, behind: Behind, progress: Progress) -> None:
        self._progress = progress
        self._behind = behind
        self._judge = Judge(store, dataset.id)
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._synchroniser = Synchroniser(store, dataset, behind, now)
        self._batch: list[Placed] = []
        self._waiting: list[Faulty] = []
        self._refused: list[Refusal] = []
        self._read = 0

    def add(self, placed: Placed) -> None:
        self._read += 1
        self._batch.append(placed)
        if len(self._batch) >= BATCH:
            self._settle()

    def finish(self) -> Report:
        self._batch = [faulty.placed for faulty in self._waiting] + self._batch
        self._waiting = []
        self._settle()
        self._refused += [Refusal(faulty.placed.place, faulty.reason) for faulty in self._waiting]
        counts = self._synchroniser.finish()
        return Report(
            read=self._read,
            written=counts.new + counts.changed,
            changed=counts.changed,
            unchanged=counts.unchanged,
            withdrawn=counts.withdrawn,
            refused=tuple(self._refused),
        )

    def _settle(self) -> None:
        """Write what may be written of the batch, and let the rest wait for what is still to come."""
        good, faulty = self._judge.judge(self._batch)
        # Texts are remembered for two batches: those of the one before must be in the store for the next.
        self._behind.settle()
        self._waiting += faulty
        self._batch = []
        # The ends of a claim must be there before it, whatever their order in the stream.
        good.sort(key=lambda placed: isinstance(placed.record, Statement))
        for start in range(0, len(good), BATCH):
            self._refused += self._synchroniser.put(good[start : start + BATCH])
        self._progress("records", self._read, None)
