"""A table of only some of the rows of another: those that cannot be read by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from loaders.findings import Finding
from loaders.input.rows import RowBatch, Table


@dataclass(frozen=True)
class LeftRows:
    """Some rows of a table; see `loaders.input.rows.Table`.

    Args:
        table: the table with all rows.
        numbers: the numbers of the rows, in their order.
    """

    table: Table
    numbers: NDArray[np.int64]

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.table.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table."""
        return self.table.columns

    @property
    def description(self) -> str:
        """What the table is."""
        return self.table.description

    @property
    def row_count(self) -> int | None:
        """How many rows there are."""
        return len(self.numbers)

    @property
    def findings(self) -> Sequence[Finding]:
        """Nothing: the findings of the table are reported by itself."""
        return ()

    def iter_batches(self) -> Iterator[RowBatch]:
        """Yield the rows in their order."""
        last = int(self.numbers[-1]) if len(self.numbers) else 0
        for batch in self.table.iter_batches():
            mask = np.isin(np.asarray(batch.numbers), self.numbers, assume_unique=True).tolist()
            if any(mask):
                numbers = list(compress(batch.numbers, mask))
                yield RowBatch(numbers, [list(compress(column, mask)) for column in batch.columns])
            if batch.numbers and batch.numbers[-1] >= last:
                return
