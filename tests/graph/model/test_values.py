"""Equal values are one value, different values stay different, and no digit is lost in a text."""

from __future__ import annotations

import pytest

from graph.model import Money, Value, canonical_value, number_text, value_text
from graph.ontology import ValueType


@pytest.mark.parametrize(
    ("first", "second", "value_type"),
    [
        (200, 200.0, "number"),
        (0, -0.0, "number"),
        (Money(200, "GBP"), Money(200.0, "GBP"), "money"),
        ("2013-06-01T00:00+02:00", "2013-05-31T22:00Z", "date"),
        ("2013-05-31T22:00+00:00", "2013-05-31T22:00Z", "date"),
        ("Андрей", "Андреи\u0306", "text"),
    ],
)
def test_equal_values_have_one_canonical_form(first: Value, second: Value, value_type: ValueType) -> None:
    canonical = [canonical_value(value, value_type) for value in (first, second)]
    assert canonical[0] == canonical[1]
    assert repr(canonical[0]) == repr(canonical[1])


@pytest.mark.parametrize(
    ("first", "second", "value_type"),
    [
        (12345678.0, 12345679.0, "number"),
        (2**53, 2**53 + 1, "number"),
        (0.1, 0.1 + 2**-54, "number"),
        (Money(0.3, "GBP"), Money(0.0, "GBP"), "money"),
        (Money(5.0, "GBP"), Money(5.0, "EUR"), "money"),
        (Money(2**53, "GBP"), Money(2**53 + 1, "GBP"), "money"),
        ("2013-05", "2013-05-31", "date"),
        ("2013-05-31T22:00Z", "2013-05-31", "date"),
        # Only a date is put into UTC.
        ("2013-06-01T00:00+02:00", "2013-05-31T22:00Z", "text"),
        ("fraud", "Fraud", "text"),
    ],
)
def test_different_values_stay_different(first: Value, second: Value, value_type: ValueType) -> None:
    canonical = [canonical_value(value, value_type) for value in (first, second)]
    assert canonical[0] != canonical[1]
    assert value_text(canonical[0]) != value_text(canonical[1])


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2500000.45, "2500000.45"),
        (0.3, "0.3"),
        (0.1 + 0.2, "0.30000000000000004"),
        (50.0, "50"),
        (-0.0, "0"),
        (100, "100"),
        (1200.0, "1200"),
        (2**63 - 1, "9223372036854775807"),
        (1e22, "10000000000000000000000"),
        (-1.5e-7, "-0.00000015"),
    ],
)
def test_a_number_has_all_its_digits(number: float, text: str) -> None:
    assert number_text(number) == text
    assert type(number)(text) == number


def test_texts_of_other_values() -> None:
    assert value_text(Money(2500000.45, "GBP")) == "2500000.45 GBP"
    assert (value_text(True), value_text(False)) == ("true", "false")
    assert value_text("2012-05") == "2012-05"
