"""A batch of rows while records are made of it: its columns by name, and what was computed of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, Protocol

from loaders.input.rows import Cell, RefusedRow, RowBatch, Table

ROWS_PER_BATCH = 2_000


class RowValues(Protocol):
    """Something that has a value in each row of a table."""

    def evaluate(self, batch: Batch) -> Sequence[Any]:
        """Return the value of each row of a batch."""


@dataclass(frozen=True)
class Batch:
    """Some rows of a table.

    Args:
        table: the name of the table.
        numbers: the number of each row.
        columns: the cells of each column, by its name.
        refused: rows that could not be read.
    """

    table: str
    numbers: Sequence[int]
    columns: dict[str, Sequence[Cell]]
    refused: Sequence[RefusedRow] = ()
    _computed: dict[int, Sequence[Any]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def get(self, values: RowValues) -> Sequence[Any]:
        """Return the value of each row; each is computed once."""
        computed = self._computed.get(id(values))
        if computed is None:
            computed = self._computed[id(values)] = values.evaluate(self)
        return computed

    def place(self, index: int) -> str:
        """Return where a row is, for people."""
        return f"{self.table}, row {self.numbers[index]}"

    def select(self, mask: Sequence[bool]) -> Batch:
        """Return the rows for which the mask is true."""
        columns: dict[str, Sequence[Cell]] = {}
        for name, cells in self.columns.items():
            columns[name] = list(compress(cells, mask))
        return Batch(self.table, list(compress(self.numbers, mask)), columns)


def iter_batches(table: Table, used: Sequence[str], limit: int | None = None) -> Iterator[Batch]:
    """Yield the rows of a table in batches of a size that bounds the memory for their records.

    Args:
        used: the names of the columns that are needed.
        limit: yield only so many rows.
    """
    places = {name: table.columns.index(name) for name in used}
    left = sys.maxsize if limit is None else limit
    for batch in table.iter_batches():
        if refused := _list_refused(batch, left):
            yield Batch(table.name, (), dict.fromkeys(used, ()), refused)
        for start in range(0, len(batch.numbers), ROWS_PER_BATCH):
            if left <= 0:
                return
            rows = slice(start, start + min(ROWS_PER_BATCH, left))
            columns = {column: batch.columns[place][rows] for column, place in places.items()}
            part = Batch(table.name, batch.numbers[rows], columns)
            left -= len(part)
            yield part


def _list_refused(batch: RowBatch, left: int) -> Sequence[RefusedRow]:
    """Return the refused rows of a batch, but not those after the last of the rows that are left to read."""
    if left >= len(batch.numbers):
        return batch.refused
    last = batch.numbers[left - 1] if left > 0 else 0
    return [row for row in batch.refused if row.number <= last]
