"""Stage records and columns in a folder, and read the rows of its files."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.model import Dataset, InputRecord, Record
from graph.ontology import load_ontology
from graph.store import ImportFolder
from loaders.record_stream import RecordStream
from loaders.stage.record_stager import RecordStager
from loaders.sync.temporary_tables import TemporaryTables
from tests.graph.make_records import DATASET

CASE = Dataset(id=DATASET, title="A staged case")
NOW = "2026-11-26T01:02:03Z"


def stream_of(records: Iterable[Record], dataset: Dataset = CASE) -> RecordStream:
    """Return a stream of records, each with its number as its place."""
    listed = [InputRecord(record, f"record {number}") for number, record in enumerate(records, 1)]
    return RecordStream("test", "records of a test", dataset, read=lambda: iter(listed))


@contextmanager
def stager_in(folder: Path) -> Iterator[RecordStager]:
    """Yield what stages records in a new folder; its files are complete afterwards."""
    temporary = folder / "temporary"
    temporary.mkdir(parents=True)
    ontology = load_ontology()
    with TemporaryTables() as tables, ImportFolder(folder, ontology, CASE, NOW) as files:
        yield (stager := RecordStager(files, ontology, DATASET, tables, temporary))
        stager.finish()
        files.finish()


def stage_by(folder: Path, work: Callable[[RecordStager], Any]) -> tuple[dict[str, set[str]], list[str]]:
    """Return the lines of each file, and the refusals as `PLACE: REASON`."""
    with stager_in(folder) as stager:
        work(stager)
        stager.finish()
        refused = [f"{each.place}: {each.reason}" for each in stager.refusals]
    return read_lines(folder), refused


def read_lines(folder: Path) -> dict[str, set[str]]:
    """Return the lines of each file with rows, by its name without the suffix."""
    files = [path for path in folder.glob("*/*.csv") if not path.name.endswith(".header.csv")]
    return {path.stem: set(path.read_text(encoding="utf-8").split("\n")) - {""} for path in files}


def read_rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table by the names of their columns, without empty cells."""
    header = (folder / f"{name}.header.csv").read_text(encoding="utf-8").strip().split(",")
    compressed, plain = folder / f"{name}.csv.gz", folder / f"{name}.csv"
    data = gzip.decompress(compressed.read_bytes()) if compressed.exists() else plain.read_bytes()
    rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
    return [{column: cell for column, cell in zip(header, row, strict=True) if cell} for row in rows]
