"""Dates, spans, places and values as a reader sees them."""

from __future__ import annotations

import pytest

from graph.model import Money
from graph.ontology import ValueType
from graph.presentation import format_date, format_locator, format_validity, format_value
from tests.graph.make_records import make_claim


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2012", "2012"),
        ("2012-05", "May 2012"),
        ("2012-05-09", "9 May 2012"),
        ("2013-05-31T22:00Z", "31 May 2013, 22:00 UTC"),
        ("2013-05-31T22:00+02:00", "31 May 2013, 22:00 +02:00"),
        ("2012-13", "2012-13"),
        ("some day", "some day"),
    ],
)
def test_dates(date: str, words: str) -> None:
    assert format_date(date) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, None),
        ({"valid_from": "2012", "valid_until": "2012"}, "2012"),
        ({"valid_from": "2012", "valid_until": "2014-03"}, "2012 to March 2014"),
        ({"valid_from": "2012"}, "from 2012"),
        ({"valid_until": "2012"}, "until 2012"),
        ({"ended": True}, "ended, no date given"),
        ({"valid_from": "2012", "ended": True}, "from 2012, ended"),
    ],
)
def test_spans_of_time(fields: dict[str, object], words: str | None) -> None:
    assert format_validity(make_claim("ada MET ben", **fields)) == words


@pytest.mark.parametrize(
    ("locator", "words"),
    [("chars 1034-1187", "characters 1034 to 1187"), ("row 12", "row 12"), (None, None)],
)
def test_places(locator: str | None, words: str | None) -> None:
    assert format_locator(locator) == words


@pytest.mark.parametrize(
    ("value", "value_type", "words"),
    [
        (Money(1200000.0, "EUR"), "money", "1,200,000 EUR"),
        (True, "flag", "yes"),
        (50.0, "number", "50"),
        (0, "number", "0"),
        (False, "flag", "no"),
        (1234567.0, "number", "1234567"),
        (Money(2.5, "EUR"), "money", "2.50 EUR"),
        (Money(2500000.45, "GBP"), "money", "2,500,000.45 GBP"),
        (Money(0.3, "GBP"), "money", "0.30 GBP"),
        (Money(-0.3, "GBP"), "money", "-0.30 GBP"),
        (Money(0.0, "GBP"), "money", "0 GBP"),
        (Money(1.234, "KWD"), "money", "1.234 KWD"),
        (Money(1e16, "GBP"), "money", "10,000,000,000,000,000 GBP"),
        (1e16, "number", "10000000000000000"),
        (12345678.9012345678, "number", "12345678.901234567"),
        (0.00001, "number", "0.00001"),
        ("2012-05", "date", "May 2012"),
        ("lawyer", "text", "lawyer"),
    ],
)
def test_values(value: Money | float | str, value_type: ValueType, words: str) -> None:
    assert format_value(value, value_type) == words
