"""Read the tables of a mapping by column, and the rows that are left record by record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol, runtime_checkable

import numpy as np
import polars as pl

from graph.model import Dataset, Entity, InputRecord, Source, compute_fingerprint
from graph.ontology import Ontology
from loaders.findings import Findings
from loaders.input.rows import Table
from loaders.mapping.by_column.columns import ColumnMaker
from loaders.mapping.by_column.known_entities import KnownEntities
from loaders.mapping.by_column.left_rows import LeftRows
from loaders.mapping.by_column.plan import TablePlan, plan_table
from loaders.mapping.emitted import EmittedIds
from loaders.mapping.entries import TableMapping
from loaders.mapping.table_records import Outcome, iter_records
from loaders.record_stream import Position
from loaders.stage.record_stager import RepeatableRecords, StagedBatch
from loaders.sync.write_batch import identify_record

RECORDS_PER_BATCH = 1_000

ROWS_PER_BATCH = 100_000
"""About so many rows are in memory at a time. Fewer take longer."""

COMPARED_ROWS = 500
"""So many rows of a table are first made into records both ways, which must give the same."""


@runtime_checkable
class FrameTable(Table, Protocol):
    """A table that can also give its rows as frames of texts."""

    def iter_frames(self) -> Iterator[tuple[int, pl.DataFrame]] | None:
        """Yield frames of rows, each with the number of its first row; None where it has none."""


def read_by_column(
    mappings: Mapping[str, TableMapping],
    tables: Mapping[str, Table],
    dataset: Dataset,
    ontology: Ontology,
    outcome: Outcome,
) -> Iterator[StagedBatch] | None:
    """Return all records of tables, as far as possible by column; None where a mapping is not simple.

    Args:
        mappings: the mapping of each table.
        tables: the table of each mapping.
        outcome: what becomes known while records are made.
    """
    if outcome.limit is not None:
        return None
    readers = []
    known = KnownEntities(outcome.findings)
    for name, mapping in mappings.items():
        table, plan = tables[name], plan_table(mapping, ontology)
        if plan is None or not isinstance(table, FrameTable) or table.iter_frames() is None:
            return None
        readers.append(_TableReader(mapping, plan, table, dataset, ontology, outcome, known))
    return (batch for reader in readers for batch in reader.read())


@dataclass(frozen=True)
class _TableReader:
    mapping: TableMapping
    plan: TablePlan
    table: FrameTable
    dataset: Dataset
    ontology: Ontology
    outcome: Outcome
    known: KnownEntities

    def read(self) -> Iterator[StagedBatch]:
        """Yield the sources, then what is read by column, and at last the rows that are left."""
        sample = self._read_sample()
        sources = [each for each in sample if isinstance(each.record, Source)]
        if len(sources) != 1 or not self._gives_the_same(sample, sources[0].record.id):
            yield from self._read_records(self.table)
            return
        yield RepeatableRecords(sources)
        maker = self._make_columns(sources[0].record.id, self.known)
        left = [np.empty(0, np.int64)]
        for frame in self._iter_frames():
            plain = maker.find_plain(frame)
            left.append(frame["number"].to_numpy()[~plain])
            self.outcome.position.done += int(plain.sum())
            yield from maker.make(frame if plain.all() else frame.filter(pl.Series(plain)))
        yield from self._read_records(LeftRows(self.table, np.concatenate(left)))

    def _read_records(self, table: Table) -> Iterator[StagedBatch]:
        records = iter_records(self.mapping, table, self.dataset, self.ontology, self.outcome)
        while batch := list(islice(records, RECORDS_PER_BATCH)):
            self.known.add([each.record for each in batch if isinstance(each.record, Entity)])
            yield RepeatableRecords(batch)

    def _iter_frames(self) -> Iterator[pl.DataFrame]:
        """Yield the columns of the plan and the number of each row."""
        parts: list[pl.DataFrame] = []
        for first, rows in self.table.iter_frames() or ():
            numbers = pl.int_range(first, first + rows.height)
            parts.append(rows.select(*self.plan.columns, number=numbers))
            if sum(part.height for part in parts) >= ROWS_PER_BATCH:
                yield pl.concat(parts)
                parts = []
        if parts:
            yield pl.concat(parts)

    def _read_sample(self) -> list[InputRecord]:
        """Return the records that some plain rows of the table give one by one."""
        table = LeftRows(self.table, self._get_sample()["number"].to_numpy())
        outcome = replace(
            self.outcome, position=Position(), findings=Findings(), refused=[], emitted=EmittedIds()
        )
        return list(iter_records(self.mapping, table, self.dataset, self.ontology, outcome))

    def _get_sample(self) -> pl.DataFrame:
        maker = self._make_columns("", KnownEntities(Findings()))
        for frame in self._iter_frames():
            plain = frame.filter(pl.Series(maker.find_plain(frame)))
            if plain.height:
                return plain.head(COMPARED_ROWS)
        return pl.DataFrame(schema={**dict.fromkeys(self.plan.columns, pl.String), "number": pl.Int64})

    def _gives_the_same(self, sample: Sequence[InputRecord], source: str) -> bool:
        """Return whether the plan gives the same records of the sample as the mapping."""
        columns = self._make_columns(source, KnownEntities(Findings())).make(self._get_sample())
        by_column = [record for batch in columns for record in batch.make_records(range(len(batch.frame)))]
        by_record = [record for record in sample if not isinstance(record.record, Source)]
        return self._summarise(by_column) == self._summarise(by_record)

    def _summarise(self, records: Sequence[InputRecord]) -> set[tuple[str, ...]]:
        """Return id, fingerprint and place of each record."""
        return {
            (*identify_record(each.record, self.ontology), compute_fingerprint(each.record), each.place)
            for each in records
        }

    def _make_columns(self, source: str, known: KnownEntities) -> ColumnMaker:
        return ColumnMaker(self.plan, self.dataset.id, self.table.name, source, known)
