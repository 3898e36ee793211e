"""A spreadsheet reads our CSV as UTF-8, sees every digit, and runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.csv_table import ENCODING, guard_formulas, read_cell, write_csv


def test_texts_are_quoted_and_numbers_are_not() -> None:
    rows = [("a, b", 2500000.45, True), ('say "no"', 0.3, False), ("", 1e22, None), ("Ж\nx", 7, None)]
    assert write_csv(("name", "amount", "ended"), rows) == (
        b"\xef\xbb\xbf"
        + (
            '"name","amount","ended"\r\n'
            '"a, b",2500000.45,"yes"\r\n'
            '"say ""no""",0.3,"no"\r\n'
            '"",10000000000000000000000,\r\n'
            '"Ж\nx",7,\r\n'
        ).encode()
    )


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1", "'=1"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        (" =1", " '=1"),
        ("\t=1", "\t'=1"),
        ("a\r=1", "a\r'=1"),
        ("a\n=1", "a\n'=1"),
        ("a;=1", "a;'=1"),
        ("a; +1", "a; '+1"),
        ('a";"=1', 'a";"\'=1'),
        ("a,@b|-c", "a,'@b|'-c"),
        ("\uff1d1", "'\uff1d1"),
        ("a;\uff0b1\t\uff0d1\n\uff201", "a;'\uff0b1\t'\uff0d1\n'\uff201"),
        ("'=1", "''=1"),
        ("a-b = c", "a-b = c"),
        ("2012-05", "2012-05"),
        ("'quoted'", "'quoted'"),
    ],
)
def test_no_text_is_a_formula_after_any_delimiter(text: str, guarded: str) -> None:
    assert guard_formulas(text) == guarded
    assert read_cell(guarded) == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_no_cell_is_a_formula_whatever_delimiter_a_reader_takes(delimiter: str) -> None:
    texts = ["a;=1", "b\t=1", "c,=1", 'd";"=1', "e|=1", "f\r\n=1", "=1"]
    text = write_csv(("text", "more"), [(text, text) for text in texts]).decode(ENCODING)

    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]

    assert [cell for cell in cells if cell.lstrip(' "').startswith("=")] == []


@given(st.text(alphabet="=+-@'\"; ,\ta\n\uff1d"))
def test_the_reader_gets_back_what_was_written(text: str) -> None:
    content = write_csv(("text",), [(text,)]).decode(ENCODING)
    _, (cell,) = csv.reader(io.StringIO(content, newline=""))
    assert read_cell(cell) == text
