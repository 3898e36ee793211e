"""Parquet, read back by polars: the table of CSV with types."""

from __future__ import annotations

import io
from datetime import date

import polars
import pytest

from graph.model import Money
from tests.graph.make_records import make_claim
from tests.visualize.example_networks import make_small_network
from tests.visualize.exports.export_network import export, export_with_report, make_network, read_csv


def read(network):
    return polars.read_parquet(io.BytesIO(export(network, "parquet")))


def test_values_have_types():
    claim = make_claim(
        "ada OWNS bank",
        said_by=("ben", "ada"),
        valid_from="2012-02",
        ended=True,
        note="007",
        properties={"share": 50.0, "amount": Money(2.5, "EUR")},
    )
    columns = ["said_by", "valid_from", "first_day", "ended", "note", "property.share", "property.amount"]
    assert read(make_network(claim)).select(columns).rows() == [
        (["ben", "ada"], "2012-02", date(2012, 2, 1), True, "007", 50.0, 2.5)
    ]


def test_it_has_the_columns_and_rows_of_csv():
    network = make_small_network()
    frame, rows = read(network), read_csv(export(network, "csv"))

    assert frame.columns == list(rows[0])
    assert frame["id"].to_list() == [row["id"] for row in rows]
    assert frame["sentence"].to_list() == [row["sentence"] for row in rows]


def test_a_network_without_ties_has_a_schema():
    frame = read(make_network())

    assert frame.is_empty()
    assert frame.schema["said_by"] == polars.List(polars.String)


def test_a_table_larger_than_a_group_is_complete(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("visualize.exports.parquet.ROWS_OF_GROUP", 2)

    assert sorted(read(make_small_network())["id"]) == sorted(f"c{number}" for number in range(1, 12))


def test_property_claims_are_counted():
    _, report = export_with_report(make_small_network(), "parquet")

    assert sum(report.left_out.values()) == 2
