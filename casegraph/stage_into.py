"""Make a new local store of an input by Neo4j's own import, many times as fast as a load."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import graph
from graph import local
from graph.errors import CasegraphError, OutputError
from graph.progress import Progress
from graph.store import declare_types, local_path
from loaders.record_stream import RecordStream
from loaders.stage import StageReport, stage


def require_new_local_store(url: str) -> Path:
    """Return the folder of a local store that does not exist yet.

    Raises:
        CasegraphError: the URL is that of a server, or there is something in the folder.
        StoreError: the folder may not be read.
    """
    path = local_path(url)
    if path is None:
        raise CasegraphError(
            f"{url} is not a local store.", "For a server, write files with -o and run their import.sh there."
        )
    if local.exists(path):
        raise CasegraphError(
            f"There is a store in {path} already, and an import makes a new one.",
            "Name another folder, or load into this store with `casegraph load`.",
        )
    if local.holds_other_things(path):
        raise CasegraphError(
            f"The folder {path} holds other things than a store.",
            "Name an empty folder, or one that does not exist.",
        )
    return path


def import_into(url: str, path: Path, stream: RecordStream, report: StageReport, progress: Progress) -> None:
    """Make a new local store of staged files, with its schema, and let it run.

    Args:
        url: the URL of the store.
        path: its folder.
        stream: the records that were staged.
        report: where the files are.

    Raises:
        StoreError: the import failed; then there is no store.
    """
    local.import_files(path, report.files.folder, report.files.arguments, progress)
    progress("Making constraints and indexes", 0, 1)
    with graph.open(url, create=True, progress=progress) as store:
        declare_types(store, stream.dataset.id, stream.case_types)
        store.bump_revision()
    progress("Making constraints and indexes", 1, 1)


def stage_into(url: str, stream: RecordStream, progress: Progress) -> StageReport:
    """Stage a stream in a temporary folder next to a new local store, and import it.

    Raises:
        CasegraphError: there is a store already, or the input cannot be read to its end.
        StoreError: the import failed; then there is no store.
    """
    path = require_new_local_store(url)
    with _temporary_folder(path.absolute().parent) as folder:
        report = stage(stream, folder / "files", progress=progress)
        import_into(url, path, stream, report, progress)
    return report


@contextmanager
def _temporary_folder(parent: Path) -> Iterator[Path]:
    """Yield a folder on the disk of the store, since that of temporary files may be small."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=".casegraph-stage-", dir=parent)
    except OSError as error:
        raise OutputError(f"{parent} cannot be written: {error.strerror}.") from error
    with folder as name:
        yield Path(name)
