"""A value in a case's file becomes the value that it is, or stays a text that the validation refuses."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Money
from graph.ontology import ValueType
from loaders.case.values import convert_value


@pytest.mark.parametrize(
    ("text", "value_type", "value"),
    [
        ("2500000.45 GBP", "money", Money(2500000.45, "GBP")),
        ("0.30 GBP", "money", Money(0.3, "GBP")),
        ("12345678901234567.89 GBP", "money", "12345678901234567.89 GBP"),
        ("2.5m GBP", "money", "2.5m GBP"),
        ("12345678", "number", 12345678),
        ("9007199254740993", "number", 9007199254740993),
        ("0.1", "number", 0.1),
        ("200.0", "number", 200.0),
        ("0.12345678901234567890", "number", "0.12345678901234567890"),
        ("1e3", "number", 1000.0),
        ("nan", "number", "nan"),
        ("two", "number", "two"),
        ("2012", "text", "2012"),
        ("yes", "flag", True),
    ],
)
def test_no_digit_is_lost(text: str, value_type: ValueType, value: Any) -> None:
    assert repr(convert_value(text, value_type)) == repr(value)
