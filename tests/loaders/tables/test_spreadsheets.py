"""Spreadsheets: cells become the texts that a CSV file would have, in .xlsx, .xls and .ods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from loaders.input.rows import TableOptions
from loaders.tables import list_sheets, open_table
from tests.loaders.tables.office_files import ods_cell, write_ods, write_xls
from tests.loaders.tables.tables import read, refuse


def make(path: Path, fill: Callable[[xlsxwriter.Workbook], None], **options: object) -> Path:
    with xlsxwriter.Workbook(path, options) as book:
        fill(book)
    return path


def fill_with_types(book: xlsxwriter.Workbook) -> None:
    day, moment, clock = (
        book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "dd/mm/yy hh:mm", "hh:mm")
    )
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, ["id", "whole", "broken", "day", "moment", "clock", "flag", "text", "sum"])
    sheet.write_row(1, 0, ["007", 12, 1.5])
    sheet.write_datetime(1, 3, date(2012, 5, 29), day)
    sheet.write_datetime(1, 4, datetime(2012, 5, 29, 13, 5), moment)
    sheet.write_datetime(1, 5, time(13, 5), clock)
    sheet.write_boolean(1, 6, True)
    sheet.write_string(1, 7, "  =1+1\n<b> ")
    sheet.write_formula(1, 8, "=1+1", None, 2)


TYPED = ("007", "12", "1.5", "2012-05-29", "2012-05-29T13:05:00", "13:05:00", "true", "  =1+1\n<b> ", "2")


def test_cells_are_texts_without_what_a_format_or_a_type_adds(tmp_path: Path) -> None:
    table = open_table(make(tmp_path / "t.xlsx", fill_with_types))
    assert read(table).cells == {2: TYPED}
    assert (table.name, table.description) == ("t.xlsx", "spreadsheet, sheet S")


def test_dates_of_the_1904_system_are_right(tmp_path: Path) -> None:
    table = open_table(make(tmp_path / "t.xlsx", fill_with_types, date_1904=True))
    (row,) = read(table).cells.values()
    assert row[3:5] == TYPED[3:5]


def test_cells_with_errors_are_empty_and_each_error_is_counted_with_its_first_place(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("S")
        sheet.write_row(0, 0, ["a", "b"])
        for row, error in enumerate(["#REF!", "#N/A", "#REF!"], start=1):
            sheet.write_string(row, 0, "x")
            sheet.write_formula(row, 1, "=1", None, error)

    table = open_table(make(tmp_path / "t.xlsx", fill))
    assert read(table).cells == {2: ("x", None), 3: ("x", None), 4: ("x", None)}
    assert {(each.message, each.count, each.place) for each in table.findings} == {
        ("cells with the error #REF! are read as empty", 2, f"{tmp_path}/t.xlsx, sheet S, B2"),
        ("cells with the error #N/A are read as empty", 1, f"{tmp_path}/t.xlsx, sheet S, B3"),
    }


def fill_two(book: xlsxwriter.Workbook) -> None:
    book.add_worksheet("Empty")
    first = book.add_worksheet("People")
    first.write_row(2, 1, ["a", "b"])
    first.write_row(4, 1, ["1", "2"])
    book.add_worksheet("Firms").write_row(0, 0, ["c"])


def test_rows_have_their_numbers_in_the_sheet(tmp_path: Path) -> None:
    table = open_table(make(tmp_path / "t.xlsx", fill_two))
    assert (table.name, table.columns) == ("t.xlsx, sheet People", ("a", "b"))
    assert read(table).cells == {5: ("1", "2")}


def test_the_first_sheet_with_something_in_it_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = make(tmp_path / "t.xlsx", fill_two)
    assert [each.message for each in open_table(path).findings] == [
        "the sheets 'Empty', 'Firms' are not read"
    ]
    assert open_table(path, TableOptions(sheet="Firms")).columns == ("c",)
    assert list_sheets(path) == ["People", "Firms"]
    error = refuse(path, sheet="Fims")
    assert "no sheet 'Fims'" in error.message
    assert "'People', 'Firms'" in error.hint


def test_a_title_above_the_header_is_no_header(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("S")
        sheet.write(0, 0, "Donations of 2016")
        sheet.write_row(2, 0, ["Donor", "Party", "Amount"])
        sheet.write_row(3, 0, ["Ada", "P", 5])

    table = open_table(make(tmp_path / "t.xlsx", fill))
    assert (table.columns, read(table).cells) == (("Donor", "Party", "Amount"), {4: ("Ada", "P", "5")})
    (finding,) = table.findings
    assert finding.message == "the header is row 3; above it stands 'Donations of 2016', which is not read"


def test_a_sheet_without_a_header_has_the_columns_that_are_given(tmp_path: Path) -> None:
    path = make(tmp_path / "t.xlsx", lambda book: book.add_worksheet("S").write_row(0, 0, ["1", "2"]))
    table = open_table(path, TableOptions(columns=("x", "y")))
    assert (table.columns, read(table).cells) == (("x", "y"), {1: ("1", "2")})


def test_open_document(tmp_path: Path) -> None:
    cells = (
        ods_cell("string", text="007")
        + ods_cell("float", "12")
        + ods_cell("date", "2012-05-29")
        + ods_cell("date", "2012-05-29T13:05:00")
        + ods_cell("percentage", "0.25", "25%")
    )
    empty = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
    header = "".join(ods_cell("string", text=each) for each in "abcde")
    row = "<table:table-row>{}</table:table-row>"
    rows = row.format(header) + empty.format(2) + row.format(cells) + empty.format(1_048_572)
    table = open_table(write_ods(tmp_path / "t.ods", rows))
    assert read(table).cells == {4: ("007", "12", "2012-05-29", "2012-05-29T13:05:00", "0.25")}


def test_excel_97(tmp_path: Path) -> None:
    table = open_table(write_xls(tmp_path / "t.xls", [["id", "name"], ["007", "Zoë"], [12.0, "Б"]]))
    assert read(table).cells == {2: ("007", "Zoë"), 3: ("12", "Б")}


@pytest.mark.parametrize("name", ["t.csv", "t.xls", "t"])
def test_a_spreadsheet_with_another_name_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    make(tmp_path / "t.xlsx", fill_with_types).rename(tmp_path / name)
    assert read(open_table(tmp_path / name)).cells == {2: TYPED}
