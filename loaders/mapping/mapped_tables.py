"""A mapping and its tables as one stream of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.model import Dataset, InputRecord
from graph.yaml_files import MistakesError
from loaders.findings import Findings
from loaders.input import dataset_id_of
from loaders.input.rows import Table
from loaders.loader import LoadOptions
from loaders.mapping.by_column import read_by_column
from loaders.mapping.column_checks import find_unknown_columns, list_unused_columns
from loaders.mapping.emitted import EmittedIds
from loaders.mapping.reader import TableMappings
from loaders.mapping.refused_rows import CorrectedRows, write_refused_rows
from loaders.mapping.table_records import Outcome, iter_records
from loaders.record_stream import Position, RecordStream
from loaders.stage import StagedBatch
from loaders.sync.refusals import Refusals
from loaders.sync.report import RefusedRecord

NOTHING_WITHDRAWN = (
    "what these rows stated before and no longer state stays, because the mapping has several tables; "
    "load all of them again to withdraw it"
)


def stream_tables(
    mappings: TableMappings,
    tables: Mapping[str, Table],
    options: LoadOptions,
    *,
    loader: str,
    description: str,
) -> RecordStream:
    """Return the records of tables.

    Args:
        tables: the table of each name of the mapping.
        loader, description: see `RecordStream`.

    Raises:
        MistakesError: a mapping is for a table that is not there, or uses columns that its table lacks.
    """
    _require_tables(mappings, tables)
    mistakes = [
        mistake
        for name, mapping in mappings.tables.items()
        for mistake in find_unknown_columns(mappings.file, mapping, tables[name].columns)
    ]
    if mistakes:
        raise MistakesError(
            mistakes, f"The columns are those of {', '.join(t.name for t in tables.values())}."
        )
    return _MappedTables(mappings, tables, options).stream(loader, description)


def _require_tables(mappings: TableMappings, tables: Mapping[str, Table]) -> None:
    mistakes = [
        mappings.file.make_mistake(
            mapping.path, f"there is no table {name!r} in the input; it has {', '.join(tables)}"
        )
        for name, mapping in mappings.tables.items()
        if name not in tables
    ]
    if mistakes:
        raise MistakesError(mistakes, f"Write `tables:` with the entries {', '.join(tables)}.")


class _MappedTables:
    def __init__(self, mappings: TableMappings, tables: Mapping[str, Table], options: LoadOptions) -> None:
        self._mappings = mappings
        self._tables = tables
        self._limit = options.limit
        self._position = Position(total=_count_rows(tables, options.limit), unit="rows")
        self._findings = Findings()
        self._refused: list[RefusedRecord] = []
        self._dataset = _make_dataset(mappings, tables, options)
        self._add_findings_of_tables()

    def stream(self, loader: str, description: str) -> RecordStream:
        return RecordStream(
            loader=loader,
            description=description,
            dataset=self._dataset,
            read=self._read,
            case_types=self._mappings.case_types,
            position=self._position,
            findings=self._findings,
            write_refused=self._write_refused,
            changed=self._iter_changed if self._list_corrections() else None,
            refused=self._refused,
            read_columns=self._read_columns,
        )

    def _read_columns(self) -> Iterator[StagedBatch] | None:
        ontology = self._mappings.ontology
        return read_by_column(self._mappings.tables, self._tables, self._dataset, ontology, self._begin())

    def _begin(self) -> Outcome:
        """Forget what an earlier reading has found."""
        self._position.done = 0
        self._refused.clear()
        self._findings.clear()
        self._add_findings_of_tables()
        return Outcome(self._position, self._findings, self._refused, EmittedIds(), self._limit)

    def _read(self) -> Iterator[InputRecord]:
        outcome = self._begin()
        for name, mapping in self._mappings.tables.items():
            yield from iter_records(
                mapping, self._tables[name], self._dataset, self._mappings.ontology, outcome
            )

    def _add_findings_of_tables(self) -> None:
        for corrected in self._list_corrections():
            if self._has_several_tables():
                self._findings.add(NOTHING_WITHDRAWN, corrected.name)
        for name, mapping in self._mappings.tables.items():
            table = self._tables[name]
            for finding in table.findings:
                self._findings.add(finding.message, finding.place, finding.count)
            for column in list_unused_columns(mapping, table.columns):
                self._findings.add(f"column {column!r} is neither used nor ignored", table.name)
            for column in mapping.entry.ignore:
                if column not in table.columns:
                    self._findings.add(f"there is no column {column!r} to ignore", table.name)

    def _list_corrections(self) -> list[CorrectedRows]:
        return [table for table in self._tables.values() if isinstance(table, CorrectedRows)]

    def _has_several_tables(self) -> bool:
        return any(mapping.has_siblings for mapping in self._mappings.tables.values())

    def _iter_changed(self) -> Iterator[str]:
        # `row 3` is a place in each of several tables, and a load cannot be limited to one of them.
        if self._has_several_tables():
            return
        for table in self._list_corrections():
            yield from table.iter_locators()

    def _write_refused(self, path: Path, refused: Refusals) -> None:
        write_refused_rows(path, refused, list(self._tables.values()))


def _make_dataset(mappings: TableMappings, tables: Mapping[str, Table], options: LoadOptions) -> Dataset:
    entry = mappings.dataset
    name = next(iter(tables.values())).name
    id_ = options.dataset or entry.id or dataset_id_of(name)
    return Dataset(id=id_, title=options.title or entry.title or name, description=entry.description)


def _count_rows(tables: Mapping[str, Table], limit: int | None) -> int | None:
    counts = [table.row_count for table in tables.values()]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return None
    return sum(known if limit is None else (min(count, limit) for count in known))
