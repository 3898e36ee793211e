"""What can be done to a cell: cleaning, cutting, dates, numbers, tables of values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.yaml_files import MistakesError
from loaders.mapping.batches import Batch
from loaders.mapping.cells import Unreadable
from loaders.mapping.compiler import Compiler
from loaders.mapping.dates import check_format, parse_date
from loaders.mapping.title_case import make_title_case
from loaders.mapping.value_entries import ValueEntry
from tests.loaders.mapping.mapped_rows import map_rows


def evaluate(entry: Any, *cells: str | None, value_type: Any = "text") -> list[Any]:
    """Return the values of an entry in rows whose columns A and B have the same cells."""
    values = Compiler().compile_value(ValueEntry.model_validate(entry), value_type)
    return list(values.evaluate(Batch("t", range(len(cells)), {"A": cells, "B": cells})))


@pytest.mark.parametrize(
    ("entry", "cell", "value"),
    [
        ({"A": None}, "  x \u00a0 y\n", "x y"),
        ({"A": None}, "   ", None),
        ("constant", "x", "constant"),
        ("{A} and {B}", " x ", "x and x"),
        ("{A} and {B}", None, None),
        ({"column": "A", "default": "none"}, None, "none"),
        ({"text": "{A}", "default": "none"}, None, "none"),
        ({"column": "A", "empty": ["N/A", "-"]}, "N/A", None),
        ({"column": "A", "remove": r"\(.*\)"}, "x (old) y", "x y"),
        ({"column": "A", "remove": [r"^Mr ", r"\.$"]}, "Mr X.", "X"),
        ({"column": "A", "remove": ".*"}, "x", None),
        ({"column": "A", "replace": {r"(\w+), (\w+)": "$2 $1"}}, "Lee, Ann", "Ann Lee"),
        ({"column": "A", "extract": r"as of (\d{4})"}, "x (as of 2016)", "2016"),
        ({"column": "A", "extract": r"\d{4}"}, "in 2016", "2016"),
        ({"column": "A", "extract": r"\d{4}"}, "never", None),
        ({"column": "A", "case": "title"}, "BANK OF ROME", "Bank of Rome"),
        ({"column": "A", "case": "sentence"}, "president of X", "President of X"),
        ({"column": "A", "case": "lower"}, "X", "x"),
        ({"column": "A", "case": "upper"}, "x", "X"),
        ({"column": "A", "values": {"m": "male"}}, "m", "male"),
        ({"column": "A", "values": {"m": "male"}}, "x", None),
        ({"column": "A", "values": {"m": "male"}, "otherwise": "other"}, "x", "other"),
        ({"column": "A", "values": {"m": "male"}, "otherwise": "other"}, None, None),
        ({"column": "A", "split": ";"}, "x; y ;; x", ("x", "y")),
        ({"column": "A", "split": [";", " | "]}, "x; y | z", ("x", "y", "z")),
        ({"column": "A", "split": ";", "remove": "^z$"}, "x; z", ("x",)),
        ({"column": "A", "split": ";"}, None, ()),
    ],
)
def test_a_cell_is_cleaned_in_the_order_of_the_keys(entry: Any, cell: str | None, value: Any) -> None:
    assert evaluate(entry, cell) == [value]


@pytest.mark.parametrize(
    ("entry", "value_type", "cell", "value"),
    [
        ({"A": None}, "number", "12.5", 12.5),
        ({"A": None}, "number", "1,234", None),
        ({"column": "A", "decimal": "."}, "number", "1,234.5", 1234.5),
        ({"column": "A", "decimal": ","}, "number", "1.234,5", 1234.5),
        ({"column": "A", "decimal": ","}, "number", "1 234,5", 1234.5),
        ({"column": "A", "decimal": ","}, "number", "-12.345.678", -12345678),
        ({"column": "A", "decimal": "."}, "number", "1'234.5", 1234.5),
        ({"column": "A", "decimal": ","}, "number", "1234567,5", 1234567.5),
        ({"column": "A", "decimal": ","}, "number", ",5", 0.5),
        ({"column": "A", "decimal": ","}, "number", "1,5E3", 1500),
        ({"column": "A", "decimal": ","}, "number", "1.5", None),
        ({"column": "A", "decimal": ","}, "number", "0.500", None),
        ({"column": "A", "decimal": ","}, "number", "1.234.5", None),
        ({"column": "A", "decimal": ","}, "number", "1234.567", None),
        ({"column": "A", "decimal": ","}, "number", "1,2,3", None),
        ({"column": "A", "decimal": "."}, "number", "1,5", None),
        ({"column": "A", "decimal": "."}, "number", "1,00,000", None),
        ({"A": None}, "number", "12345678901234567890.5", None),
        ({"A": None}, "flag", "yes", True),
        ({"A": None}, "flag", "perhaps", None),
        ({"A": None}, "date", "2012-05", "2012-05"),
        ({"A": None}, "date", "2012-05-29 00:00:00", "2012-05-29"),
        ({"A": None}, "date", "2012-02-31", None),
        ({"column": "A", "format": "%d %B %Y"}, "date", "3 May 2012", "2012-05-03"),
        ({"column": "A", "format": ["%d/%m/%Y", "%m/%Y"]}, "date", "05/2012", "2012-05"),
    ],
)
def test_a_text_becomes_a_value_of_the_declared_type_or_cannot_be_read(
    entry: Any, value_type: Any, cell: str, value: Any
) -> None:
    (found,) = evaluate(entry, cell, value_type=value_type)
    assert isinstance(found, Unreadable) if value is None else found == value


def test_an_amount_takes_its_currency_from_the_mapping_or_the_cell() -> None:
    (in_mapping,) = evaluate({"column": "A", "currency": "EUR", "decimal": "."}, "1,000", value_type="money")
    (in_cell,) = evaluate({"column": "A", "decimal": ","}, "1.000,50 USD", value_type="money")
    assert (in_mapping.amount, in_mapping.currency) == (1000, "EUR")
    assert (in_cell.amount, in_cell.currency) == (1000.5, "USD")


def test_an_expression_that_would_take_python_for_ever_takes_no_time() -> None:
    assert evaluate({"column": "A", "remove": "(a+)+$"}, "a" * 5_000 + "!") == ["a" * 5_000 + "!"]


def test_more_different_cells_than_are_remembered_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.mapping.cells.MAX_CACHED_CELLS", 3)
    values = Compiler().compile_text(ValueEntry(column="A", case="lower"))
    for start in range(0, 12, 4):
        cells = [f"X{number % 7}" for number in range(start, start + 4)]
        assert values.evaluate(Batch("t", range(4), {"A": cells})) == [cell.lower() for cell in cells]


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("40 WALL STREET LLC", "40 Wall Street LLC"),
        ("DEPARTMENT OF HOUSING AND URBAN DEVELOPMENT", "Department of Housing and Urban Development"),
        ("THE BANK", "The Bank"),
        ("JEAN-CLAUDE O'NEIL", "Jean-Claude O'Neil"),
        ("MEN'S CLUB", "Men's Club"),
        ("DON MCGAHN", "Don McGahn"),
        ("J. B. LEE", "J. B. Lee"),
        ("U.S. BANK", "U.S. Bank"),
        ("3M", "3M"),
        ("1ST BANK", "1st Bank"),
        ("HENRY VIII", "Henry VIII"),
        ("OMAROSÉ", "Omarosé"),
        ("ИВАН ПЕТРОВ", "Иван Петров"),
        ("McKinsey & Co", "McKinsey & Co"),
        ("DJT HOLDINGS", "DJT Holdings"),
    ],
)
def test_title_case_changes_only_names_in_capital_letters(name: str, changed: str) -> None:
    assert make_title_case(name, keep=("DJT",)) == changed


@pytest.mark.parametrize(
    ("text", "formats", "date"),
    [
        ("31.12.1999", ["%d.%m.%Y"], "1999-12-31"),
        ("12/1999", ["%m/%Y"], "1999-12"),
        ("2012-05-29 10:30 +0200", ["%Y-%m-%d %H:%M %z"], "2012-05-29T10:30+02:00"),
        ("2012-05-29 10:30", ["%Y-%m-%d %H:%M"], "2012-05-29"),
        ("0900", ["%Y"], "0900"),
        ("31.12.", ["%d.%m.%Y"], None),
    ],
)
def test_a_date_is_as_precise_as_its_format(text: str, formats: list[str], date: str | None) -> None:
    assert parse_date(text, formats) == date


@pytest.mark.parametrize("form", ["%d.%m.", "%d %Y", "%Y-%Q", "%Y%", "year"])
def test_a_format_without_a_year_or_with_unknown_directives_is_wrong(form: str) -> None:
    assert check_format(form) is not None


@pytest.mark.parametrize("form", ["%d/%m/%y", "%y", "%x"])
def test_a_format_without_the_century_is_a_mistake_of_the_mapping(tmp_path: Path, form: str) -> None:
    mapping = f"""
        entities:
          a:
            name: {{A}}
            kind: Person
            properties:
              born: {{column: B, format: ["%Y", "{form}"]}}
    """
    with pytest.raises(MistakesError) as error:
        map_rows(tmp_path, mapping, "A; B", "Ann; 01/02/11")
    (mistake,) = error.value.mistakes
    assert mistake.line == 7
    assert "does not say the century" in mistake.message


def test_the_century_can_be_written_into_the_cells() -> None:
    entry = {"column": "A", "replace": {r"(\d\d)$": "19$1"}, "format": "%d/%m/%Y"}
    assert evaluate(entry, "01/02/11", value_type="date") == ["1911-02-01"]


def test_line_breaks_stay_in_notes_only(tmp_path: Path) -> None:
    mapping = """
        entities:
          a: {name: {A}, kind: Person}
          b: {name: {B}, kind: Person}
        claims:
          - {subject: a, type: MET, object: b, note: {Note}}
    """
    mapped = map_rows(tmp_path, mapping, "A; B; Note", "Ann\nLee; Ben; one\ntwo")
    assert mapped.ties("note") == {("Ann Lee", "MET", "Ben", "one\ntwo")}
