"""Stage a stream of records: validate it as the writer does, and write what it would store as files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from graph.editing import require_unreserved
from graph.errors import CasegraphError, OutputError
from graph.model import Dataset, InputRecord
from graph.ontology import Ontology, extend_ontology, load_ontology
from graph.progress import Progress, no_progress
from graph.store import ImportFiles, ImportFolder
from loaders.record_stream import RecordStream
from loaders.stage.record_stager import RECORDS_PER_BATCH, RecordStager, StagedBatch
from loaders.sync.refusals import RefusedWriter, update_refused_file, write_places_and_reasons
from loaders.sync.report import RefusedRecord
from loaders.sync.temporary_tables import TemporaryTables

TEMPORARY_FOLDER = ".staging"

REFUSED_FILE = "refused.csv"
"""In the folder of the files, if a record is refused."""


@dataclass(frozen=True)
class StageReport:
    """What was staged. The counts are of records: sources, entities, claims and property claims.

    Args:
        read: records that the loader yielded.
        staged: of those, the ones that are in the files.
        refused: the others, each with the reason: at most the first `loaders.sync.refusals.MAX_LISTED`.
        refused_count: how many were refused.
        files: the files, and how to import them.
    """

    read: int
    staged: int
    refused: tuple[RefusedRecord, ...]
    refused_count: int
    files: ImportFiles

    def to_json(self) -> dict[str, Any]:
        """Return the counts, the files and the refusals as JSON."""
        return {
            "read": self.read,
            "staged": self.staged,
            "refused": self.refused_count,
            "nodes": self.files.nodes,
            "relationships": self.files.relationships,
            "bytes": self.files.size,
            "arguments": list(self.files.arguments),
            "refusals": [{"place": each.place, "reason": each.reason} for each in self.refused],
        }


def stage(
    stream: RecordStream, folder: Path, *, compress: bool = False, progress: Progress = no_progress
) -> StageReport:
    """Write the records of a stream as files for `neo4j-admin database import full`.

    The files hold what `loaders.writer` would store of them in an empty store: the same ids, fingerprints and
    properties. What it would refuse is refused with the same reasons.

    Args:
        folder: where to write; it is made, and if it exists, it is empty.
        compress: whether to write files for `gzip`.
        progress: called after each batch with how far the reading has come.

    Raises:
        CasegraphError: the folder is not empty, the input cannot be read to its end, or it has a value that
            these files cannot have.
        OutputError: a file cannot be written.
    """
    position = stream.position

    def read() -> Iterator[list[InputRecord]]:
        records = stream.read()
        while batch := list(islice(records, RECORDS_PER_BATCH)):
            yield batch
            progress(f"Staging {position.unit}", position.done, position.total)

    staging = _Staging(folder, stream.dataset, extend_ontology(load_ontology(), [stream.case_types]))
    columns = stream.read_columns() if stream.read_columns else None
    return staging.run(
        read() if columns is None else columns,
        stream.refused,
        stream.write_refused or write_places_and_reasons,
        compress,
    )


def stage_batches(dataset: Dataset, batches: Iterable[StagedBatch], folder: Path) -> StageReport:
    """Write records and columns as files for an import, as `stage` does.

    Args:
        dataset: the dataset that they belong to.
        batches: entities and sources before the claims that refer to them, where possible.

    Raises:
        CasegraphError: the folder is not empty, or there is a value that these files cannot have.
        OutputError: a file cannot be written.
    """
    return _Staging(folder, dataset, load_ontology()).run(batches, [], write_places_and_reasons, False)


class _Staging:
    """One staging of a dataset into a folder."""

    def __init__(self, folder: Path, dataset: Dataset, ontology: Ontology) -> None:
        require_unreserved(dataset.id)
        self._folder = folder
        self._dataset = dataset
        self._ontology = ontology

    def run(
        self,
        batches: Iterable[StagedBatch],
        refused_by_loader: Sequence[RefusedRecord],
        write_refused: RefusedWriter,
        compress: bool,
    ) -> StageReport:
        make_empty_folder(self._folder)
        temporary = self._folder / TEMPORARY_FOLDER
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            temporary.mkdir()
            with (
                TemporaryTables() as tables,
                ImportFolder(self._folder, self._ontology, self._dataset, now, compress=compress) as files,
            ):
                stager = RecordStager(files, self._ontology, self._dataset.id, tables, temporary)
                for batch in batches:
                    stager.add(batch)
                stager.finish()
                stager.refusals.add(refused_by_loader)
                update_refused_file(self._folder / REFUSED_FILE, stager.refusals, write_refused)
                return _make_report(stager, files.finish())
        except OSError as error:
            place = error.filename or self._folder
            raise OutputError(f"{place} cannot be written: {error.strerror}.") from error
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def _make_report(stager: RecordStager, files: ImportFiles) -> StageReport:
    return StageReport(
        read=stager.read,
        staged=stager.staged,
        refused=tuple(stager.refusals.listed),
        refused_count=len(stager.refusals),
        files=files,
    )


def make_empty_folder(folder: Path) -> None:
    """Make a folder, or require that it is empty.

    Raises:
        CasegraphError: it is no folder, or not empty.
        OutputError: it cannot be made.
    """
    hint = "Name an empty folder, or one that does not exist."
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CasegraphError(f"The folder {folder} is not empty.", hint)
    except FileExistsError:
        raise CasegraphError(f"{folder} is a file.", hint) from None
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.", hint) from error
