"""An Excel workbook: a sheet of entities, one of claims, and one of property claims if there are any.

Texts are written as texts: never a formula, a link or a number, so that ids keep their zeros and digits. A
date that is known to the day is a date of Excel. A year or a month stays text, because Excel would show it as
its first day; the columns `first_day` and `last_day` are there to sort and filter by.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.errors import CasegraphError
from graph.model import Source, number_text
from graph.ontology import Ontology
from graph.reading import SelectionParts
from visualize.exports.export_format import ExportReport
from visualize.exports.tables import (
    LIST_SEPARATOR,
    ClaimTable,
    Columns,
    ColumnType,
    EmbeddedRecords,
    EntityTable,
    PropertyClaimTable,
    Row,
)

MAX_ROWS = 1_048_576
MAX_CELL_LENGTH = 32_767
CUT_CELLS = "cells cut to the 32,767 characters that Excel allows"
# Excel takes 1900 for a leap year, so that its earlier days are not those of the calendar.
_FIRST_DATE = date(1900, 3, 1)
_FULL_DATE_LENGTH = len("2012-05-29")
_CUT_MARK = " [...]"
# As wide as is read at a glance; long texts are cut by the next cell.
_WIDTHS: dict[ColumnType, int] = {"day": 11, "date": 11, "flag": 7, "number": 12}
_DEFAULT_WIDTH = 22
# A larger number would lose digits as a number of Excel, which has 15.
_MAX_NUMBER = 10**15


def write_excel(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write the sheets `entities` and `ties`, and `properties` if there are property claims.

    Raises:
        CasegraphError: a sheet would have more rows than Excel can have.
    """
    report = ExportReport()
    options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        workbook.set_properties({"title": parts.title[:250], "comments": "Made with Casegraph"})
        styles = _Styles(workbook)
        records = EmbeddedRecords(Source)
        entity_table, claim_table = (
            EntityTable.create(ontology),
            ClaimTable.create(parts.edge_properties, ontology, records),
        )
        property_table = PropertyClaimTable.create(ontology, records)
        entities = _Sheet(workbook, "entities", entity_table.columns, styles, report)
        ties = _Sheet(workbook, "ties", claim_table.columns, styles, report)
        properties: _Sheet | None = None
        for part in report.count(parts.parts):
            entities.add(entity_table.rows(part))
            ties.add(claim_table.rows(part.network))
            if part.network.property_claims:
                properties = properties or _Sheet(
                    workbook, "properties", property_table.columns, styles, report
                )
                properties.add(property_table.rows(part.network))
    return report


class _Styles:
    """The formats of cells that the sheets of one workbook share."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.header: Format = workbook.add_format({"bold": True})
        self.text: Format = workbook.add_format({"num_format": "@"})
        self.date: Format = workbook.add_format({"num_format": "yyyy-mm-dd"})


class _Sheet:
    """One sheet, to which rows are added from top to bottom."""

    def __init__(
        self,
        workbook: xlsxwriter.Workbook,
        name: str,
        columns: Columns,
        styles: _Styles,
        report: ExportReport,
    ) -> None:
        self._sheet: Worksheet = workbook.add_worksheet(name)
        self._columns, self._styles, self._report = columns, styles, report
        self._rows = 1
        for index, (column, type_) in enumerate(columns.items()):
            self._sheet.set_column(index, index, _WIDTHS.get(type_, _DEFAULT_WIDTH))
            self._sheet.write_string(0, index, column, styles.header)
        self._sheet.freeze_panes(1, 0)

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows below those that are there."""
        types = list(self._columns.values())
        for row in rows:
            if self._rows >= MAX_ROWS:
                raise CasegraphError(
                    f"The sheet {self._sheet.name} would have more than the {MAX_ROWS:,} rows of Excel.",
                    "Export CSV or Parquet, or select fewer ties.",
                )
            for index, (value, type_) in enumerate(zip(row, types, strict=True)):
                if value is not None:
                    self._write(index, value, type_)
            self._rows += 1

    def _write(self, column: int, value: Any, type_: ColumnType) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._rows, column, value)
        elif isinstance(value, int | float) and abs(value) < _MAX_NUMBER:
            self._sheet.write_number(self._rows, column, value)
        elif (day := _as_day(value, type_)) is not None:
            self._sheet.write_datetime(self._rows, column, day, self._styles.date)
        else:
            self._write_text(column, value)

    def _write_text(self, column: int, value: Any) -> None:
        if isinstance(value, tuple | list):
            text = LIST_SEPARATOR.join(map(str, value))
        else:
            text = number_text(value) if isinstance(value, int | float) else str(value)
        if len(text.encode("utf-16-le", "replace")) // 2 > MAX_CELL_LENGTH:
            text = _cut(text)
            self._report.left_out[CUT_CELLS] += 1
        if text:
            text = text.encode("utf-8", "replace").decode()
            self._sheet.write_string(self._rows, column, text, self._styles.text)


def _as_day(value: Any, type_: ColumnType) -> date | None:
    """Return the day that a cell can show as a date of Excel, or None where it must be text."""
    if type_ not in {"date", "day"}:
        return None
    if isinstance(value, str):
        if len(value) != _FULL_DATE_LENGTH:
            return None
        value = date.fromisoformat(value)
    return value if value >= _FIRST_DATE else None


def _cut(text: str) -> str:
    """Return the beginning of a text, with a mark that it goes on. Excel counts characters as UTF-16 does."""
    units = text.encode("utf-16-le", "replace")[: 2 * (MAX_CELL_LENGTH - len(_CUT_MARK))]
    return units.decode("utf-16-le", "ignore") + _CUT_MARK
