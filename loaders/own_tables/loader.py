"""The loader of exported tables: it reads them with the reader of all tables, and knows their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from graph.csv_table import read_cell
from graph.errors import CasegraphError
from graph.model import Dataset, InputRecord, Record
from graph.ontology import Ontology
from loaders.findings import Findings
from loaders.input import dataset_id_of, extract_archive, take_sample
from loaders.input.rows import Table, TableOptions
from loaders.loader import Loader, LoadOptions
from loaders.own_tables.recognition import ENTITIES, PROPERTIES, TIES, recognise
from loaders.own_tables.row_records import Row, RowRecords
from loaders.record_stream import Position, RecordStream
from loaders.sync.report import RefusedRecord
from loaders.tables import list_sheets, open_table

NAME = "casegraph-table"


@dataclass
class _Tables:
    """The tables of one file.

    Args:
        path: the file.
        options: what a person says about it.
    """

    path: Path
    options: LoadOptions
    ontology: Ontology
    dataset: str
    position: Position = field(default_factory=lambda: Position(unit="rows"))
    findings: Findings = field(default_factory=Findings)
    refused: list[RefusedRecord] = field(default_factory=list)

    def read(self) -> Iterator[InputRecord]:
        """Yield the records of all tables, entities first."""
        self.position.done = 0
        self.findings.clear()
        self.refused.clear()
        maker = RowRecords(self.dataset, self.ontology)
        makers = {
            ENTITIES: maker.read_entity,
            TIES: maker.read_claim,
            PROPERTIES: maker.read_property_claim,
        }
        with ExitStack() as stack:
            tables = list(self._open(stack))
            self.position.total = self._count_rows([table for _, table in tables])
            for name, table in tables:
                yield from self._read_table(table, makers[name])

    def _open(self, stack: ExitStack) -> Iterator[tuple[str, Table]]:
        if take_sample(self.path).is_zip:
            folder = stack.enter_context(extract_archive(self.path))
            for name in (ENTITIES, TIES, PROPERTIES):
                if (folder / f"{name}.csv").is_file():
                    yield name, open_table(folder / f"{name}.csv")
        elif sheets := list_sheets(self.path):
            for name in (ENTITIES, TIES, PROPERTIES):
                if name in sheets:
                    yield name, open_table(self.path, TableOptions(sheet=name))
        else:
            yield TIES, open_table(self.path)

    def _count_rows(self, tables: Sequence[Table]) -> int | None:
        """Return how many rows will be read, or None where a table does not know its number."""
        counts = [table.row_count for table in tables if table.row_count is not None]
        if len(counts) < len(tables):
            return None
        return sum(counts) if self.options.limit is None else min(sum(counts), self.options.limit)

    def _read_table(self, table: Table, make: Callable[[Row], Iterator[Record]]) -> Iterator[InputRecord]:
        # Only in CSV has a text an apostrophe that keeps a spreadsheet from running it.
        clean = read_cell if table.description.startswith("text table") else str
        for batch in table.iter_batches():
            self.refused += (
                RefusedRecord(f"{table.name}, row {row.number}", row.reason) for row in batch.refused
            )
            for number, cells in zip(batch.numbers, zip(*batch.columns, strict=True), strict=True):
                if self.options.limit is not None and self.position.done >= self.options.limit:
                    return
                self.position.done += 1
                place = f"{table.name}, row {number}"
                named = zip(table.columns, cells, strict=True)
                row = {name: clean(cell) for name, cell in named if cell is not None}
                try:
                    for record in make(row):
                        yield InputRecord(record, place)
                except CasegraphError as error:
                    self.refused.append(RefusedRecord(place, str(error)))


def _open(path: Path, options: LoadOptions, ontology: Ontology) -> RecordStream:
    if not recognise(take_sample(path)):
        raise CasegraphError(
            f"{path} has not the columns of a table that `casegraph export` wrote.",
            "Load it with a mapping: casegraph map proposes one.",
        )
    dataset = options.dataset or dataset_id_of(path.name)
    tables = _Tables(path, options, ontology, dataset)
    return RecordStream(
        loader=NAME,
        description="tables that Casegraph exported",
        dataset=Dataset(id=dataset, title=options.title or path.name),
        read=tables.read,
        position=tables.position,
        findings=tables.findings,
        refused=tables.refused,
    )


LOADER = Loader(NAME, "tables that `casegraph export` wrote: CSV, Excel or Parquet", recognise, _open)
