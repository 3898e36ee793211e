"""Excel, read back by calamine, and the cells in its XML: no cell is a formula or a link."""

from __future__ import annotations

import re
from datetime import datetime

import fastexcel
import pytest

from graph.errors import CasegraphError
from graph.model import Money
from tests.graph.make_records import make_claim, make_property_claim
from tests.visualize.example_networks import make_small_network
from tests.visualize.exports.export_network import export, export_with_report, make_network, read_zip
from visualize.exports import excel

HOSTILE = '=HYPERLINK("http://evil.example")'


def read_sheet(content, name):
    """Return the rows of a sheet, without empty cells; columns of mixed types are read as texts."""
    frame = fastexcel.read_excel(content).load_sheet(name).to_polars()
    return [{key: value for key, value in row.items() if value is not None} for row in frame.to_dicts()]


@pytest.fixture(autouse=True)
def _ignore_empty_columns(caplog):
    # fastexcel logs each column without a value.
    caplog.set_level("ERROR", "fastexcel")


def test_a_workbook_has_a_sheet_of_entities_and_one_of_ties():
    content = export(make_network(make_claim("ada OWNS bank")), "xlsx")

    assert fastexcel.read_excel(content).sheet_names == ["entities", "ties"]
    assert {(row["id"], row["kind"], row["in_picture"]) for row in read_sheet(content, "entities")} == {
        ("ada", "Person", True),
        ("ben", "Person", False),
        ("bank", "Organisation", True),
    }
    ((row),) = read_sheet(content, "ties")
    columns = ("subject", "edge_type", "object", "standing", "sentence", "source_title")
    assert [row[column] for column in columns] == [
        *("ada", "OWNS", "bank", "reported", "Ada owns Bank", "The paper"),
    ]


def test_property_claims_have_a_sheet_of_their_own():
    content = export(make_small_network(), "xlsx")

    assert fastexcel.read_excel(content).sheet_names == ["entities", "ties", "properties"]
    assert {(row["entity"], row["property"], row["value"]) for row in read_sheet(content, "properties")} == {
        ("riot", "killed", 14),
        ("riot", "killed", 17),
    }


def test_a_day_is_a_date_and_a_month_stays_a_text():
    claims = [
        make_claim("ada OWNS bank", valid_from="2012-05-29", said_on="2013-01-31"),
        make_claim("ada OWNS bank", "blog", valid_from="2012-05", said_on="2013-02-01"),
    ]
    rows = read_sheet(export(make_network(*claims), "xlsx"), "ties")

    assert [row["said_on"] for row in rows] == [datetime(2013, 1, 31), datetime(2013, 2, 1)]
    assert [row["first_day"] for row in rows] == [datetime(2012, 5, 29), datetime(2012, 5, 1)]
    assert [row["valid_from"][:10] for row in rows] == ["2012-05-29", "2012-05"]


@pytest.mark.parametrize("day", ["1899-12-31", "1900-02-28", "0987-01-01"])
def test_a_day_that_excel_does_not_know_stays_a_text(day):
    ((row),) = read_sheet(export(make_network(make_claim("ada OWNS bank", valid_from=day)), "xlsx"), "ties")

    assert (row["valid_from"], row["first_day"]) == (day, day)


@pytest.mark.parametrize("text", ["007", "12345678901234567890", "1e5", "2012-05-29", "TRUE", "  x "])
def test_a_text_that_looks_like_something_else_stays_a_text(text):
    ((row),) = read_sheet(export(make_network(make_claim("ada OWNS bank", note=text)), "xlsx"), "ties")

    assert row["note"] == text


@pytest.mark.parametrize("text", [HOSTILE, "+1", "-1", "@x", "{=1}", "http://evil.example", "internal:A1"])
def test_no_cell_is_a_formula_or_a_link(text):
    network = make_network(
        make_claim("ada MET ben", note=text), make_property_claim("ben aim", text), name=text
    )
    content = export(network, "xlsx")

    sheets = [data for name, data in read_zip(content).items() if name.startswith("xl/worksheets/")]
    assert not [data for data in sheets if re.search(rb"<f[ >]|<hyperlink", data)]
    assert {row["name"] for row in read_sheet(content, "entities")} == {"Ada", "Bank", text}
    assert [row["note"] for row in read_sheet(content, "ties")] == [text]


def test_an_amount_is_a_number_with_its_currency_beside_it():
    owns = make_claim("ada OWNS bank", properties={"share": 50.5, "amount": Money(2500000.0, "GBP")})
    ((row),) = read_sheet(export(make_network(owns), "xlsx"), "ties")

    columns = ("property.share", "property.amount", "property.amount_currency")
    assert [row[column] for column in columns] == [50.5, 2500000.0, "GBP"]


def test_a_number_with_more_digits_than_excel_has_stays_a_text():
    owns = make_claim("ada OWNS bank", properties={"amount": Money(12345678901234567.0, "GBP")})
    ((row),) = read_sheet(export(make_network(owns), "xlsx"), "ties")

    assert row["property.amount"] == "12345678901234568"


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_counted():
    content, report = export_with_report(
        make_network(make_claim("ada OWNS bank", note="\U0001f600" * 20_000)), "xlsx"
    )
    ((row),) = read_sheet(content, "ties")

    assert row["note"] == "\U0001f600" * 16_380 + " [...]"
    assert report.left_out == {excel.CUT_CELLS: 1}


def test_more_rows_than_excel_can_have_are_refused(monkeypatch):
    monkeypatch.setattr(excel, "MAX_ROWS", 2)

    with pytest.raises(CasegraphError, match="The sheet entities"):
        export(make_network(make_claim("ada MET ben"), make_claim("ada OWNS bank")), "xlsx")
