"""Load a stream of records into the store, so that the store equals the dataset.

Records may come in any order, but entities and sources should come before the claims that refer to them. A
batch is validated as soon as it is full, and a record that refers to one that has not come yet is kept aside
until the end. Only a few batches are in memory: what must be known of all records is in temporary tables,
which move to the disk when they become large. A stream of sources, entities and then claims is the fastest:
batches of new claims are written two at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.editing import require_unreserved
from graph.model import Dataset, InputRecord, Record
from graph.ontology import extend_ontology
from graph.progress import Progress, no_progress
from graph.store import QueryReader, Store
from loaders.sync.background_writer import BackgroundWriter
from loaders.sync.cited_sources import CitedSources
from loaders.sync.dry_writer import DryWriter
from loaders.sync.load_input import LoadInput
from loaders.sync.load_process import LoadBase, LoadProcess
from loaders.sync.node_table import NodeTable
from loaders.sync.refusals import Refusals, update_refused_file
from loaders.sync.report import RefusedRecord, Report
from loaders.sync.store_writer import StoreWriter
from loaders.sync.temporary_tables import TemporaryTables

__all__ = [
    "LoadInput",
    "Refusals",
    "RefusedRecord",
    "Report",
    "compare",
    "compare_input",
    "load",
    "load_input",
]


def load(
    store: Store,
    dataset: Dataset,
    records: Iterable[Record | InputRecord],
    *,
    progress: Progress = no_progress,
    refused_file: Path | None = None,
) -> Report:
    """Make the store equal to a complete dataset: see `load_input`."""
    return load_input(store, LoadInput(dataset, records), progress=progress, refused_file=refused_file)


def load_input(
    store: Store, source: LoadInput, *, progress: Progress = no_progress, refused_file: Path | None = None
) -> Report:
    """Make the store equal to a dataset, or change the places that the input changes; return what changed.

    New records are added and changed ones replaced. Records of the store that the dataset no longer contains
    are withdrawn, among them those that are refused now. Other datasets stay as they are. To finish a load
    that was interrupted, load again.

    Args:
        store: the store.
        source: the records.
        progress: called after each batch with the number of records read.
        refused_file: a file to write the refused records to, if there are any.

    Raises:
        CasegraphError: the dataset has the id that is reserved for analysts, the disk for temporary files is
            full, or `refused_file` cannot be written.
        StoreError: the store failed.
        Exception: what `source.records` raised; then nothing is withdrawn.
    """
    require_unreserved(source.dataset.id)
    base = LoadBase(store, store.ontology, source)
    with TemporaryTables() as tables, BackgroundWriter() as background:
        nodes = NodeTable(tables)
        cited_sources = CitedSources(tables, nodes)
        writer = StoreWriter(store, source.dataset, base.stored_dataset, background, cited_sources)
        process = LoadProcess(base, tables, nodes, writer)
        report = process.run(progress)
        if refused_file is not None:
            update_refused_file(refused_file, process.refusals, source.write_refused)
    return report


def compare(
    store: QueryReader,
    dataset: Dataset,
    records: Iterable[Record | InputRecord],
    *,
    progress: Progress = no_progress,
    refused_file: Path | None = None,
) -> Report:
    """Return what loading a complete dataset would change, and change nothing: see `compare_input`."""
    return compare_input(store, LoadInput(dataset, records), progress=progress, refused_file=refused_file)


def compare_input(
    store: QueryReader,
    source: LoadInput,
    *,
    progress: Progress = no_progress,
    refused_file: Path | None = None,
) -> Report:
    """Return the report that `load_input` would return, and change nothing in the store: a dry run.

    The arguments and errors are those of `load_input`. The refused records are written to their file.
    """
    require_unreserved(source.dataset.id)
    base = LoadBase(store, extend_ontology(store.ontology, [source.case_types]), source)
    with TemporaryTables() as tables:
        process = LoadProcess(base, tables, NodeTable(tables), DryWriter(store, tables))
        report = process.run(progress)
        if refused_file is not None:
            update_refused_file(refused_file, process.refusals, source.write_refused)
    return report
