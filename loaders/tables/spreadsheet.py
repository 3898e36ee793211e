"""Spreadsheets: .xlsx, .xls and .ods, one sheet of them as a table.

Cells become the texts that a CSV file would have: numbers without a `.0` that nobody typed, dates in ISO
8601 in both date systems of Excel. What a number format shows (`25%`, `00042`) is not in the cell, and is
not read.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import fastexcel
import polars as pl

from graph.errors import CasegraphError
from loaders.findings import Finding
from loaders.input.rows import RowBatch, TableOptions
from loaders.tables.errors import catching_panics, damaged
from loaders.tables.frames import make_batch
from loaders.tables.header import complete_names, name_columns, require_columns
from loaders.tables.limits import rows_of_batch
from loaders.tables.sheet_checks import WHAT, check_parts
from loaders.tables.texts_of_values import shorten_dates

# It reports that the type of an empty column is unknown, which is of no use to anybody here.
logging.getLogger("fastexcel").setLevel(logging.ERROR)

_HEADER_SEARCH_ROWS = 20
_CLOCK = r"^(?:1899-12-3[01]) (\d\d:\d\d:\d\d(?:\.\d+)?)$"


@dataclass(frozen=True)
class SpreadsheetTable:
    """A sheet; see `loaders.input.rows.Table`. A sheet has at most a million rows, and is kept in memory.

    Args:
        sheet: the name of the sheet.
        frame: all rows of the sheet, from row 1.
        header_row: the number of the row that names the columns, 0 where none does.
    """

    name: str
    columns: tuple[str, ...]
    description: str
    row_count: int | None
    findings: Sequence[Finding]
    header_row: int
    sheet: str
    frame: pl.DataFrame = field(repr=False)

    def iter_batches(self) -> Iterator[RowBatch]:
        """Yield the rows in their order."""
        number = self.header_row + 1
        for part in self.frame.slice(self.header_row).iter_slices(rows_of_batch(len(self.columns))):
            yield make_batch(part, number)
            number += part.height


def list_filled_sheets(path: Path, label: str) -> list[str]:
    """Return the names of the sheets that have something in them, hidden ones included.

    Raises:
        CasegraphError: the file is damaged, encrypted or a zip bomb.
    """
    if _is_zip(path):
        check_parts(path, label)
    with catching_panics(label, WHAT):
        reader = _open(path, label)
        return [name for name in reader.sheet_names if not _load(reader, name, label).is_empty()]


def open_spreadsheet(path: Path, name: str, label: str, options: TableOptions) -> SpreadsheetTable:
    """Read a sheet: the one that is named, or the first that has something in it.

    Raises:
        CasegraphError: the file is damaged, encrypted or a zip bomb, or has no such sheet.
    """
    errors = check_parts(path, label) if _is_zip(path) else {}
    with catching_panics(label, WHAT):
        reader = _open(path, label)
        sheet, frame, findings = _choose_sheet(reader, label, options.sheet)
    require_columns(frame.width, label)
    place = f"{name}, sheet {sheet}"
    findings += errors.get(sheet, ())
    if options.columns is None:
        header_row = _find_header(frame)
        columns, renamed = name_columns(frame.row(header_row - 1), f"{place}, row {header_row}")
        findings += renamed + _describe_title_rows(frame, header_row, place)
    else:
        header_row = 0
        columns = complete_names(options.columns, frame.width, place)
    return SpreadsheetTable(
        name=name if len(reader.sheet_names) == 1 else place,
        columns=columns,
        description=f"spreadsheet, sheet {sheet}",
        row_count=frame.height - header_row,
        findings=findings,
        header_row=header_row,
        sheet=sheet,
        frame=frame,
    )


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _open(path: Path, label: str) -> fastexcel.ExcelReader:
    try:
        return fastexcel.read_excel(path)
    except fastexcel.FastExcelError as error:
        # By its path a file is taken for what its name ends with; by its bytes for what it is.
        with suppress(fastexcel.FastExcelError):
            return fastexcel.read_excel(path.read_bytes())
        raise damaged(label, WHAT, error) from error


def _choose_sheet(
    reader: fastexcel.ExcelReader, label: str, sheet: str | None
) -> tuple[str, pl.DataFrame, list[Finding]]:
    names = reader.sheet_names
    if sheet is not None:
        if sheet not in names:
            raise CasegraphError(f"{label} has no sheet {sheet!r}.", f"Its sheets are {_list(names)}.")
        frame = _load(reader, sheet, label)
        if frame.is_empty():
            raise CasegraphError(f"{label}, sheet {sheet} is empty.", "")
        return sheet, frame, []
    for name in names:
        frame = _load(reader, name, label)
        if not frame.is_empty():
            others = [each for each in names if each != name]
            unread = [Finding(f"the sheets {_list(others)} are not read", 1, label)] if others else []
            return name, frame, unread
    raise CasegraphError(f"{label} is empty.", "")


def _load(reader: fastexcel.ExcelReader, sheet: str, label: str) -> pl.DataFrame:
    """Return all rows of a sheet, from row 1, as texts."""
    try:
        # Without a number of rows to skip, those above the first used one are left out.
        loaded = reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_polars()
    except (fastexcel.FastExcelError, pl.exceptions.PolarsError) as error:
        raise damaged(f"{label}, sheet {sheet}", WHAT, error) from error
    text = shorten_dates(pl.all().str.replace(_CLOCK, "$1"))
    return loaded.select(pl.when(pl.all() != "").then(text).name.keep())


def _find_header(frame: pl.DataFrame) -> int:
    """Return the number of the row that names the columns.

    It is the first that is not empty; below a title that stands alone in its row, the first that is filled to
    more than a half.
    """
    filled = [sum(cell is not None for cell in row) for row in frame.head(_HEADER_SEARCH_ROWS).iter_rows()]
    first = next((number for number, count in enumerate(filled, start=1) if count), 1)
    if frame.width < 3 or (filled and filled[first - 1] > 1):
        return first
    return next((number for number, count in enumerate(filled, start=1) if count * 2 > frame.width), first)


def _describe_title_rows(frame: pl.DataFrame, header_row: int, place: str) -> list[Finding]:
    titles = [cell for row in frame.head(header_row - 1).iter_rows() for cell in row if cell]
    message = (
        f"the header is row {header_row}; above it stands {titles[0][:80]!r}, which is not read"
        if titles
        else ""
    )
    return [Finding(message, 1, place)] if titles else []


def _list(names: Sequence[str]) -> str:
    return ", ".join(map(repr, names[:20])) + (" and others" if len(names) > 20 else "")
