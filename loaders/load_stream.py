"""Load a stream of records into a store, with the texts and the edge types that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from graph.editing import require_unreserved
from graph.model import sha256_of
from graph.progress import Progress, no_progress
from graph.store import Store, declare_types
from loaders.record_stream import RecordStream
from loaders.sync.load_input import LoadInput
from loaders.sync.refusals import write_places_and_reasons
from loaders.sync.report import Report
from loaders.writer import compare_input, load_input

StreamLoad: TypeAlias = "Callable[..., Report]"
"""`load_stream` or `compare_stream`."""


def load_stream(
    store: Store,
    stream: RecordStream,
    *,
    progress: Progress = no_progress,
    refused_file: Path | None = None,
) -> Report:
    """Make the store equal to a stream of records, or apply the changes that it holds.

    Args:
        progress: called after each batch with how far the reading has come.
        refused_file: where refused records are written, if there are any.

    Raises:
        CasegraphError: another dataset declares one of its types in another way, or the input cannot be read
            to its end; then nothing is withdrawn.
        StoreError: the store failed.
    """
    require_unreserved(stream.dataset.id)
    declare_types(store, stream.dataset.id, stream.case_types)
    return load_input(
        store,
        _to_input(stream),
        progress=_report_position(stream, progress, "Loading"),
        refused_file=refused_file,
    )


def compare_stream(
    store: Store,
    stream: RecordStream,
    *,
    progress: Progress = no_progress,
    refused_file: Path | None = None,
) -> Report:
    """Return the report that `load_stream` would return, and write only the refused records: a dry run.

    The arguments and errors are those of `load_stream`.
    """
    return compare_input(
        store,
        _to_input(stream),
        progress=_report_position(stream, progress, "Comparing"),
        refused_file=refused_file,
    )


def add_stored_texts(store: Store, stream: RecordStream) -> RecordStream:
    """Return a stream with those texts of the store that it lacks and whose SHA-256 is still the same.

    Without them a load would delete the quotes.
    """
    if stream.texts is None or not stream.texts.missing:
        return stream
    missing = stream.texts.missing
    rows = store.read("source_texts", ids=sorted(missing)).rows
    texts = {id_: text for id_, text, *_ in rows if text and sha256_of(text) == missing[id_]}
    return stream.texts.add(texts) if texts else stream


def _to_input(stream: RecordStream) -> LoadInput:
    return LoadInput(
        dataset=stream.dataset,
        records=stream.read(),
        changed_places=stream.changed() if stream.changed else None,
        case_types=stream.case_types,
        refused=stream.refused,
        write_refused=stream.write_refused or write_places_and_reasons,
    )


def _report_position(stream: RecordStream, progress: Progress, verb: str) -> Progress:
    """Return a function that reports how far a stream is read, whatever it is called with."""
    position = stream.position

    def report(*_: object) -> None:
        progress(f"{verb} {position.unit}", position.done, position.total)

    return report
