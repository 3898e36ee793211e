"""Rows of a table that were refused, as a CSV file that can be corrected and loaded again.

The file has the columns of the table. Before them stands the number of the row in the table, and after them
why it was refused. When it is loaded again, its rows have the numbers of then, so that their claims are
those of the table: they replace what these rows stated, and the other rows of the table stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path

from graph.csv_table import guard_formulas, read_cell
from graph.errors import CasegraphError
from loaders.findings import Finding
from loaders.input.rows import Cell, RefusedRow, RowBatch, Table
from loaders.sync.report import RefusedRecord

REASON_COLUMN = "refused because"

_ROW_COLUMN = "row of "
_PLACE = re.compile(r"(.*), row (\d+)", re.DOTALL)
_WRITTEN_AT_ONCE = 1_000


def write_refused_rows(path: Path, refused: Iterable[RefusedRecord], tables: Sequence[Table]) -> None:
    """Write the rows of the refusals; of several tables each to a file of its own. The tables are read again.

    Where a table has no refusals, the file of an earlier load is deleted.

    Args:
        path: the file for the first table; that for the second is `NAME-2.csv`.

    Raises:
        CasegraphError: a file cannot be written, or a table cannot be read again.
    """
    reasons_by_table = _group_reasons(refused)
    for number, table in enumerate(tables, start=1):
        reasons = reasons_by_table.get(table.name, {})
        target = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        try:
            if reasons:
                _write(target, table, reasons)
            elif target.exists():
                target.unlink()
        except OSError as error:
            raise CasegraphError(
                f"All valid records are loaded, but the refused rows could not be written to {target}: "
                f"{error.strerror}.",
                "Move the table to a place where files can be written beside it, and load it again.",
            ) from error


def find_table_of_refused(header: Sequence[str]) -> str | None:
    """Return the name of the table whose refused rows a file with this header has; None for others."""
    if len(header) > 2 and header[0].startswith(_ROW_COLUMN) and header[-1] == REASON_COLUMN:
        return header[0].removeprefix(_ROW_COLUMN)
    return None


@dataclass(frozen=True)
class CorrectedRows:
    """Refused rows that were corrected, as a part of the table that they are from; see `Table`.

    Args:
        file: the file that `write_refused_rows` wrote.
        name: the name of the table.
    """

    file: Table
    name: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table."""
        return self.file.columns[1:-1]

    @property
    def description(self) -> str:
        """What the file is."""
        return f"refused rows of {self.name}"

    @property
    def row_count(self) -> int | None:
        """How many rows were refused."""
        return self.file.row_count

    @property
    def findings(self) -> Sequence[Finding]:
        """What was found when the file was opened."""
        return self.file.findings

    def iter_batches(self) -> Iterator[RowBatch]:
        """Yield the rows with their numbers in the table."""
        for batch in self.file.iter_batches():
            numbers, *columns, _ = batch.columns
            is_number = [(number or "").isdecimal() for number in numbers]
            lost = [
                RefusedRow(place, "has lost its number in the first column")
                for place, is_right in zip(batch.numbers, is_number, strict=True)
                if not is_right
            ]
            yield RowBatch(
                [int(number) for number in numbers if number and number.isdecimal()],
                [_keep(column, is_number) for column in columns],
                [*batch.refused, *lost],
            )

    def iter_locators(self) -> Iterator[str]:
        """Yield the locators of the rows, whose claims are replaced."""
        for batch in self.iter_batches():
            yield from (f"row {number}" for number in batch.numbers)


def _keep(column: Sequence[Cell], mask: Sequence[bool]) -> list[Cell]:
    return [cell and read_cell(cell) for cell, is_kept in zip(column, mask, strict=True) if is_kept]


def _group_reasons(refused: Iterable[RefusedRecord]) -> dict[str, dict[int, str]]:
    """Return the reasons by table and number of the row. A row can be refused for several."""
    reasons: dict[str, dict[int, str]] = {}
    for each in refused:
        if match := _PLACE.fullmatch(each.place):
            of_table = reasons.setdefault(match[1], {})
            before = of_table.get(int(match[2]))
            if before is None:
                of_table[int(match[2])] = each.reason
            elif each.reason not in before:
                of_table[int(match[2])] = f"{before}; {each.reason}"
    return reasons


def _write(path: Path, table: Table, reasons: Mapping[int, str]) -> None:
    rows = _iter_rows(table, reasons)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(_to_csv([(f"{_ROW_COLUMN}{table.name}", *table.columns, REASON_COLUMN)]))
        while part := list(islice(rows, _WRITTEN_AT_ONCE)):
            file.write(_to_csv(part))


def _iter_rows(table: Table, reasons: Mapping[int, str]) -> Iterator[tuple[str, ...]]:
    width = len(table.columns)
    for batch in table.iter_batches():
        rows: dict[int, tuple[str, ...]] = {}
        for index, number in enumerate(batch.numbers):
            if number in reasons:
                cells = (guard_formulas(column[index] or "") for column in batch.columns)
                rows[number] = (str(number), *cells, reasons[number])
        for row in batch.refused:
            given = [guard_formulas(cell or "") for cell in row.cells]
            missing = [""] * (width - len(given))
            # Cells for which there is no column stand behind the reason, where nobody overlooks them.
            rows[row.number] = (str(row.number), *given[:width], *missing, row.reason, *given[width:])
        yield from (rows[number] for number in sorted(rows))


def _to_csv(rows: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue()
