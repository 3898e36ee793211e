"""Values of properties: equal values have one canonical form, and a text of a value has all its digits.

Values are evidence. They are compared as what they are and never as printed text: 200 equals 200.0, one
instant is the same in two time zones, and two amounts that differ in the last digit stay different.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from graph.model.dates import check_date, to_utc
from graph.model.records import Money, Value
from graph.ontology import ValueType

MAX_INTEGER = 2**63 - 1
"""The largest whole number that Neo4j stores."""


def canonical_value(value: Value, value_type: ValueType = "text") -> Value:
    """Return the form that all values have that are equal to `value`; it can be compared and hashed.

    A whole number becomes an integer, a date with a time is in UTC, and a text is in the normal form NFC.

    Args:
        value_type: the declared type of the property.
    """
    if isinstance(value, str):
        if value_type == "date" and check_date(value) is None:
            return to_utc(value)
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, Money):
        return Money(_canonical_amount(value.amount), value.currency)
    if isinstance(value, float) and value.is_integer() and abs(value) < MAX_INTEGER:
        return int(value)
    return value


def value_text(value: Value) -> str:
    """Return a value as text for programs, without loss: "200", "0.3", "2500000.5 GBP", "true"."""
    if isinstance(value, str):
        return value
    if isinstance(value, Money):
        return f"{number_text(value.amount)} {value.currency}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value)


def number_text(number: float) -> str:
    """Return a number with all its digits, without exponent, and without a fraction of zero: "50", "0.25"."""
    if isinstance(number, int):
        return str(number)
    # The shortest digits that are this number and no other.
    digits = f"{Decimal(repr(number)):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _canonical_amount(amount: float) -> float:
    # Loaders and the API give amounts as floats, and ids of claims depend on it. Not every large integer is
    # a float.
    as_float = float(amount)
    return as_float if as_float == amount else amount
