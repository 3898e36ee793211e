"""Read a text table whose rows do not all have the same form, row by row, and say which of them are wrong.

It is slower than polars, and used only where `loaders.tables.structure` finds something unusual. A wrong row
is refused with its number. The file is refused where a quotation mark swallows many lines: they would be
lost as one row, and a load would take what they state for withdrawn.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import CasegraphError
from graph.presentation import pluralise
from loaders.input.rows import RefusedRow, RowBatch
from loaders.tables.errors import reading
from loaders.tables.limits import MAX_CELL_CHARACTERS, MAX_REFUSED_LINES, rows_of_batch

_UNDECODED = range(0xDC80, 0xDD00)
_UNDECODED_CHARACTER = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class _Row:
    """One row: its number, cells and lines, and what is wrong with it; broken if it could not be parsed."""

    number: int
    cells: list[str]
    first_line: int
    last_line: int
    fault: str | None = None
    is_broken: bool = False


def count_uneven_rows(path: Path, label: str, delimiter: str, columns: tuple[str, ...]) -> int:
    """Return the number of rows, blank ones included.

    Args:
        label: the file, for people.

    Raises:
        CasegraphError: a quotation mark swallows many lines.
    """
    rows = 0
    for row in _iter_rows(path, delimiter, columns):
        rows = row.number
        lines = row.last_line - row.first_line + 1
        if (row.is_broken and lines > 1) or (row.fault and lines > MAX_REFUSED_LINES):
            raise CasegraphError(
                f"{label}, row {row.number}: a quotation mark in line {row.first_line} opens a cell that "
                f"takes in everything up to line {row.last_line}.",
                "Close the quotation mark, or write it twice where it belongs to the text.",
            )
    return rows


def iter_uneven_batches(
    path: Path, delimiter: str, columns: tuple[str, ...], after_row: int
) -> Iterator[RowBatch]:
    """Yield the rows after a header; wrong ones are refused, and blank ones left out.

    Args:
        after_row: the number of the header, or of the row before the first; nothing up to it is yielded.
    """
    size = rows_of_batch(len(columns))
    numbers: list[int] = []
    rows: list[list[str | None]] = []
    refused: list[RefusedRow] = []
    for row in _iter_rows(path, delimiter, columns):
        if row.number <= after_row:
            continue
        if row.fault:
            refused.append(RefusedRow(row.number, row.fault, [_show_bytes(cell) for cell in row.cells]))
        elif len(row.cells) == len(columns) and any(row.cells):
            numbers.append(row.number)
            rows.append([cell or None for cell in row.cells])
        if len(rows) + len(refused) >= size:
            yield RowBatch(numbers, list(zip(*rows, strict=True)) or [()] * len(columns), refused)
            numbers, rows, refused = [], [], []
    if rows or refused:
        yield RowBatch(numbers, list(zip(*rows, strict=True)) or [()] * len(columns), refused)


def _iter_rows(path: Path, delimiter: str, columns: tuple[str, ...]) -> Iterator[_Row]:
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL_CHARACTERS))
    with reading(path), path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        number = line = 0
        while True:
            number, first_line = number + 1, line + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                line = reader.line_num
                yield _Row(number, [], first_line, line, f"cannot be read: {error}", is_broken=True)
            else:
                line = reader.line_num
                fault = _find_fault(cells, columns)
                yield _Row(number, cells if fault else cells[: len(columns)], first_line, line, fault)


def _show_bytes(cell: str) -> str:
    """Return a cell with bytes that are not UTF-8 as the letters that they most often are."""
    if cell.isascii():
        return cell
    return _UNDECODED_CHARACTER.sub(
        lambda match: bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace"), cell
    )


def _find_fault(cells: list[str], columns: tuple[str, ...]) -> str | None:
    """Return what is wrong with a row, or None. Empty cells after the last column do no harm."""
    if any(cells[len(columns) :]) or (len(cells) < len(columns) and "".join(cells).strip()):
        cells_found, expected = pluralise(len(cells), "cell"), pluralise(len(columns), "column")
        return f"has {cells_found}, but the table has {expected}"
    for name, cell in zip(columns, cells, strict=False):
        if not cell.isascii() and (byte := next((ord(c) for c in cell if ord(c) in _UNDECODED), None)):
            return f"is not UTF-8 in the column {name!r} (byte {byte - 0xDC00:02X})"
    return None
