"""Rows of a table that were refused, as a CSV file that can be corrected and loaded again.

The file has the columns of the table. Before them stands the number of the row in the table, and after them
why it was refused. When it is loaded again, its rows have the numbers of then, so that their claims are
those of the table: they replace what these rows stated, and the other rows of the table stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.csv_table import iterate_csv, read_cell
from graph.errors import CasegraphError, OutputError
from graph.output_files import write_output_file
from loaders.findings import Finding
from loaders.input.rows import Cell, RefusedRow, RowBatch, Table
from loaders.sync.report import RefusedRecord

REASON_COLUMN = "refused because"

_ROW_COLUMN = "row of "
_PLACE = re.compile(r"(.*), row (\d+)", re.DOTALL)


def write_refused_rows(
    path: Path, refused: Iterable[RefusedRecord], tables: Sequence[Table], inputs: Sequence[Path] = ()
) -> None:
    """Write the rows of the refusals; of several tables each to a file of its own. The tables are read again.

    Where a table has no refusals, the file of an earlier load is deleted.

    Args:
        path: the file for the first table; that for the second is `NAME-2.csv`.
        inputs: the files of the tables and of the mapping. None of them is replaced or deleted.

    Raises:
        CasegraphError: a file cannot be written or is one of the inputs, or a table cannot be read again.
    """
    reasons_by_table = _group_reasons(refused)
    targets = [path, *(path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(2, len(tables) + 1))]
    own = {each.resolve() for each in inputs}
    for target in targets:
        if target.resolve() in own:
            raise _describe_failure(target, "it is a file of the input itself.")
    for target, table in zip(targets, tables, strict=True):
        reasons = reasons_by_table.get(table.name, {})
        try:
            if reasons:
                _write(target, table, reasons)
            elif target.exists():
                target.unlink()
        except OutputError as error:
            raise _describe_failure(target, error.message) from error
        except OSError as error:
            raise _describe_failure(target, f"{error.strerror}.") from error


def _describe_failure(path: Path, reason: str) -> CasegraphError:
    return CasegraphError(
        f"All valid records are loaded, but the refused rows could not be written to {path}: {reason}",
        "Name another file for them, or move the table to a place where files can be written beside it, and "
        "load it again.",
    )


def find_table_of_refused(header: Sequence[str]) -> str | None:
    """Return the name of the table whose refused rows a file with this header has; None for others."""
    if len(header) > 2 and header[0].startswith(_ROW_COLUMN) and header[-1] == REASON_COLUMN:
        return read_cell(header[0]).removeprefix(_ROW_COLUMN)
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
        return tuple(map(read_cell, self.file.columns[1:-1]))

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
    header = (f"{_ROW_COLUMN}{table.name}", *table.columns, REASON_COLUMN)
    write_output_file(path, iterate_csv(header, _iter_rows(table, reasons)), overwrite=True)


def _iter_rows(table: Table, reasons: Mapping[int, str]) -> Iterator[tuple[str, ...]]:
    width = len(table.columns)
    for batch in table.iter_batches():
        rows: dict[int, tuple[str, ...]] = {}
        for index, number in enumerate(batch.numbers):
            if number in reasons:
                cells = (column[index] or "" for column in batch.columns)
                rows[number] = (str(number), *cells, reasons[number])
        for row in batch.refused:
            given = [cell or "" for cell in row.cells]
            missing = [""] * (width - len(given))
            # Cells for which there is no column stand behind the reason, where nobody overlooks them.
            rows[row.number] = (str(row.number), *given[:width], *missing, row.reason, *given[width:])
        yield from (rows[number] for number in sorted(rows))
