"""What every reader of tables gives: named columns of texts, in batches, each row with its number.

A mapping makes records of such rows (`loaders.mapping`), whether they come from CSV, a spreadsheet
(`loaders.tables`) or the attributes of a graph file's nodes and edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from loaders.findings import Finding

Cell: TypeAlias = "str | None"
"""The text of a cell as the file has it; None where it is empty. Dates of spreadsheets are in ISO 8601."""


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a person says about a table; None where it is to be detected.

    Args:
        encoding: the encoding of a text file: `utf-8`, `cp1251`.
        delimiter: one character, or `tab`.
        sheet: the name of a sheet of a spreadsheet, or of a file in a zip archive.
        columns: the names of the columns of a table without a header. None: the first row names them.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    columns: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be read.

    Args:
        number: its number in the file.
        reason: what is wrong: "has 3 cells, but the table has 4 columns".
        cells: its cells as far as they could be read, of which there may be too few or too many.
    """

    number: int
    reason: str
    cells: Sequence[Cell] = ()


@dataclass(frozen=True, slots=True)
class RowBatch:
    """Some consecutive rows of a table, by column.

    Args:
        numbers: the number of each row as a spreadsheet shows it: a header is row 1, and the first row after
            it is row 2. Usually a `range`; other numbers where rows of the file were left out.
        columns: for each column of the table, in the order of `Table.columns`, its cells; all of the same
            length as `numbers`.
        refused: rows that cannot be read, which are not in `numbers`.
    """

    numbers: Sequence[int]
    columns: Sequence[Sequence[Cell]]
    refused: Sequence[RefusedRow] = ()


class Table(Protocol):
    """A table that can be read several times, each time from its beginning.

    Args:
        name: the name for people, that places begin with: `donors.csv`, or `donors.xlsx, sheet 2016`.
        columns: the names of its columns, all different and none empty.
        description: what the file was taken for: "CSV, windows-1251, with semicolons".
        row_count: how many rows there are, where that is known before they are read.
        findings: what was detected or decided when the file was opened, which a report should say.
    """

    @property
    def name(self) -> str:
        """The name for people."""
        ...

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        ...

    @property
    def description(self) -> str:
        """What the file was taken for."""
        ...

    @property
    def row_count(self) -> int | None:
        """How many rows there are, where that is known."""
        ...

    @property
    def findings(self) -> Sequence[Finding]:
        """What was detected when the file was opened."""
        ...

    def iter_batches(self) -> Iterator[RowBatch]:
        """Yield the rows in their order.

        Raises:
            CasegraphError: the file cannot be read on.
        """
