"""Tables as text: every cell as it is written, every row with its number, every irregular row named."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import CasegraphError
from loaders.input.rows import TableOptions
from loaders.tables import open_table
from loaders.tables.structure import count_even_rows
from tests.loaders.tables.tables import read, read_text, refuse, write


def test_cells_are_the_texts_of_the_file(tmp_path: Path) -> None:
    text = 'id,name,n\n007,"Ada ""A."", Jr",1.10\n,  two  blanks ,""\n'
    assert read_text(tmp_path, text).cells == {
        2: ("007", 'Ada "A.", Jr', "1.10"),
        3: (None, "  two  blanks ", None),
    }


@pytest.mark.parametrize(
    ("name", "text", "label"),
    [
        ("t.csv", "a,b\n1,2\n", "commas"),
        ("t.csv", "a;b\n1,5;2\n", "semicolons"),
        ("t.tsv", "a\tb\n1,5\t2,3\n", "tabs"),
        ("t.txt", "a|b\n1,5|2\n", "vertical bars"),
        ("t.csv", "sep=;\r\na;b\r\n1;2\r\n", "semicolons"),
        ("t.xls", "a\tb\n1\t2\n", "tabs"),
    ],
)
def test_the_delimiter_is_detected_and_reported(tmp_path: Path, name: str, text: str, label: str) -> None:
    table = open_table(write(tmp_path, name, text))
    assert (table.columns, table.description) == (("a", "b"), f"text table with {label}, UTF-8")
    assert len(read(table).cells) == 1


def test_a_named_delimiter_overrules_the_detected_one(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a,b;c\n1,2;3\n", delimiter=";").cells == {2: ("1,2", "3")}
    with pytest.raises(CasegraphError, match="'::' is not a delimiter"):
        read_text(tmp_path, "a\n", delimiter="::")


def test_rows_have_the_numbers_of_a_spreadsheet(tmp_path: Path) -> None:
    text = '\na,b\n1,2\n\n"two\nlines",3\r\n,\n4,5'
    assert read_text(tmp_path, text).cells == {3: ("1", "2"), 5: ("two\nlines", "3"), 7: ("4", "5")}


def test_a_table_without_a_header_has_the_columns_that_are_given(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "1,2,3\n4,5,6\n")
    table = open_table(path, TableOptions(columns=("x", "y")))
    assert table.columns == ("x", "y", "column 3")
    assert read(table).cells == {1: ("1", "2", "3"), 2: ("4", "5", "6")}


def test_columns_without_a_name_or_with_one_that_is_taken_get_one(tmp_path: Path) -> None:
    table = open_table(write(tmp_path, "t.csv", "Name,,Name,Name (2), id \n1,2,3,4,5\n"))
    assert table.columns == ("Name", "column 2", "Name (3)", "Name (2)", "id")
    assert [(each.message, each.place) for each in table.findings] == [
        ("column 2 has no name and is called 'column 2'", "t.csv, row 1"),
        ("a second column 'Name' is called 'Name (3)'", "t.csv, row 1"),
    ]


def test_rows_with_too_many_or_too_few_cells_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = read_text(tmp_path, "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n   \n5,,\n")
    assert rows.cells == {2: ("1", "2", "3"), 5: ("1", "2", "3"), 7: ("5", None, None)}
    assert rows.refused == {
        3: "has 2 cells, but the table has 3 columns",
        4: "has 4 cells, but the table has 3 columns",
    }


def test_quotation_marks_inside_a_cell_belong_to_it(tmp_path: Path) -> None:
    rows = read_text(tmp_path, 'a,b\n5" pipe,Ann "Bo" Coe\n"x, y",z\n')
    assert rows.cells == {2: ('5" pipe', 'Ann "Bo" Coe'), 3: ("x, y", "z")}


def test_text_after_a_closing_quotation_mark_refuses_its_row(tmp_path: Path) -> None:
    rows = read_text(tmp_path, 'a,b\n"x" tail,1\n2,3\n')
    assert (rows.cells, list(rows.refused)) == ({3: ("2", "3")}, [2])


@pytest.mark.parametrize("rest", ["4,5\n" * 3, "4,5\n" * 3 + '6,"seven"\n' + "8,9\n" * 300])
def test_a_quotation_mark_that_swallows_rows_refuses_the_file(tmp_path: Path, rest: str) -> None:
    error = refuse(write(tmp_path, "t.csv", f'a,b\n1,2\n3,"x\n{rest}'))
    assert (
        "row 3: a quotation mark in line 3 opens a cell that takes in everything up to line" in error.message
    )


def test_lines_may_end_as_on_old_macs(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a,b\r1,2\r3,4").cells == {2: ("1", "2"), 3: ("3", "4")}


def test_a_table_can_be_read_again_from_its_beginning(tmp_path: Path) -> None:
    table = open_table(write(tmp_path, "t.csv", "a\n1\n2\n"))
    assert read(table) == read(table)
    assert table.row_count == 2


def test_a_file_that_changes_between_two_readings_is_noticed(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", "a\n1\n2\n")
    table = open_table(path)
    write(tmp_path, "t.csv", "a\n1\n")
    with pytest.raises(CasegraphError, match="changed meanwhile"):
        read(table)


@given(st.lists(st.lists(st.text('ab",\n ;', max_size=4), min_size=3, max_size=3), min_size=1, max_size=5))
def test_tables_that_are_written_by_the_csv_module_are_even_and_read_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("even")
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    path = write(folder, "t.csv", text.getvalue())
    assert count_even_rows(path, ",", 3) == len(rows) + 1
    expected = {n: tuple(cell or None for cell in row) for n, row in enumerate(rows, start=2) if any(row)}
    assert read(open_table(path, TableOptions(delimiter=","))).cells == expected


@given(st.text('a",\n\r', max_size=12))
def test_whatever_polars_reads_the_csv_module_reads_the_same(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = write(tmp_path_factory.mktemp("any"), "t.csv", f"a,b\n{text}")
    if count_even_rows(path, ",", 2) is None:
        return
    parsed = list(csv.reader(io.StringIO(f"a,b\n{text}", newline="")))[1:]
    expected = {n: tuple(c or None for c in row) for n, row in enumerate(parsed, start=2) if any(row)}
    assert read(open_table(path, TableOptions(delimiter=","))).cells == expected
