"""CSV: a table of claims, and an archive of tables, read back by the csv module.

What every CSV has in common is tested in `tests/graph/test_csv_table.py`.
"""

from __future__ import annotations

import pytest

from graph.csv_table import ENCODING, read_cell
from graph.model import Money
from graph.presentation import read_records
from tests.graph.make_records import make_claim, make_property_claim
from tests.visualize.example_networks import make_small_network
from tests.visualize.exports.export_network import (
    export,
    export_with_report,
    make_network,
    read_csv,
    read_zip,
)

HOSTILE = '=HYPERLINK("http://evil.example")'


def test_a_row_for_each_claim():
    claim = make_claim(
        "ada OWNS bank", locator="row 1", properties={"share": 50.0, "amount": Money(2.5, "EUR")}
    )
    rows = read_csv(
        export(make_network(claim, make_claim("ada OWNS bank", "blog", said_by=("ben", "ada"))), "csv")
    )

    assert [(row["subject_name"], row["object_name"]) for row in rows] == [("Ada", "Bank")] * 2
    assert [(row["standing"], row["source_title"], row["stance"]) for row in rows] == [
        ("reported", "The paper", "asserted"),
        ("reported", "The blog", "alleged"),
    ]
    assert [(row["said_by"], row["by_party"]) for row in rows] == [("", "no"), ("ben; ada", "yes")]
    assert [row["sentence"] for row in rows] == ["Ada owns Bank", "Ada is said to own Bank"]


def test_a_name_as_the_source_writes_it_stands_apart_from_the_name_of_the_entity():
    (row,) = read_csv(export(make_network(make_claim("ada MET ben", subject_name="Miss L.")), "csv"))

    names = ("subject_name", "subject_name_in_source", "object_name", "object_name_in_source")
    assert [row[name] for name in names] == ["Ada", "Miss L.", "Ben", ""]


def test_a_formula_in_a_note_or_a_name_is_only_text():
    (row,) = read_csv(
        export(make_network(make_claim("ada MET ben", note=f"see; {HOSTILE}"), name=HOSTILE), "csv")
    )

    assert (row["note"], row["object_name"]) == (f"see; '{HOSTILE}", f"'{HOSTILE}")
    assert read_cell(row["note"]) == f"see; {HOSTILE}"


def test_quotes_line_breaks_and_letters_come_back():
    note = 'он сказал: "нет",\nand left'
    (row,) = read_csv(export(make_network(make_claim("ada MET ben", note=note)), "csv"))

    assert row["note"] == note


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (2500000.45, "2500000.45"),
        (0.3, "0.3"),
        (0.0, "0"),
        (1e16, "10000000000000000"),
        (12345678.0, "12345678"),
        (12345679.0, "12345679"),
        (1e-7, "0.0000001"),
    ],
)
def test_an_amount_has_all_its_digits_and_its_currency_beside_it(amount, text):
    owns = make_claim("ada OWNS bank", properties={"share": 50.0, "amount": Money(amount, "GBP")})
    rows = read_csv(
        export(make_network(owns, make_claim("ben HEADED bank", said_on="2013", ended=True)), "csv")
    )

    columns = ("property.share", "property.amount", "property.amount_currency")
    assert [[row[column] for column in columns] for row in rows] == [["50", text, "GBP"], ["", "", ""]]
    assert [(row["said_on"], row["ended"]) for row in rows] == [("", "no"), ("2013", "yes")]


def test_a_network_without_ties_is_a_header():
    header, *rows = export(make_network(), "csv").decode(ENCODING).splitlines()

    assert header.startswith(
        '"tie","standing","subject_name","label","object_name","sentence","source_title","by_party","dataset",'
    )
    assert rows == []


def test_a_row_names_kinds_days_and_source():
    claim = make_claim("ada OWNS bank", valid_from="2012-02", valid_until="2013")
    (row,) = read_csv(export(make_network(claim), "csv"))

    columns = ("subject_kind", "object_kind", "valid_from", "first_day", "valid_until", "last_day", "source")
    assert [row[column] for column in columns] == [
        *("Person", "Organisation", "2012-02", "2012-02-01", "2013", "2013-12-31", "paper"),
    ]


def test_a_table_by_itself_has_each_record_that_a_row_names_once():
    network = make_small_network()
    texts = [read_cell(row["records_json"]) for row in read_csv(export(network, "csv"))]
    records = [record for text in texts if text for record in read_records(text)]

    ids = [record.id for record in records]
    assert sorted(ids) == sorted(set(ids))
    assert set(ids) == {
        *("altania", "mira", "bank", "riot", "port", "lawyers", "spokesman", "paper-0", "paper-1"),
    }


def test_property_claims_that_a_table_of_ties_has_no_place_for_are_counted():
    _, report = export_with_report(make_small_network(), "csv")

    assert sum(report.left_out.values()) == 2


def test_an_archive_has_a_table_for_each_kind_of_record():
    files = {
        name: read_csv(content) for name, content in read_zip(export(make_small_network(), "csv-zip")).items()
    }

    assert list(files) == ["entities.csv", "ties.csv", "properties.csv"]
    assert {(row["id"], row["in_picture"]) for row in files["entities.csv"]} == {
        *((id_, "yes") for id_ in ("altania", "mira", "bank", "riot", "port", "lawyers")),
        *((id_, "no") for id_ in ("paper-0", "paper-1", "paper-2", "paper-3", "paper-4", "spokesman")),
    }
    assert {row["id"] for row in files["ties.csv"]} == {f"c{number}" for number in range(1, 12)}
    assert {
        (row["entity"], row["property"], row["value"], row["bound"]) for row in files["properties.csv"]
    } == {
        ("riot", "killed", "14", "at_least"),
        ("riot", "killed", "17", "at_least"),
    }


def test_an_archive_without_property_claims_has_two_tables():
    assert list(read_zip(export(make_network(make_claim("ada MET ben")), "csv-zip"))) == [
        *("entities.csv", "ties.csv"),
    ]


def test_a_formula_in_any_table_of_an_archive_is_only_text():
    network = make_network(make_claim("ada MET ben"), make_property_claim("ben aim", HOSTILE), name=HOSTILE)
    for content in read_zip(export(network, "csv-zip")).values():
        for row in read_csv(content):
            assert not [value for value in row.values() if value.startswith("=")]


def test_the_same_selection_gives_the_same_bytes():
    assert export(make_small_network(), "csv-zip") == export(make_small_network(), "csv-zip")
