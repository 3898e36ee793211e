"""Convert the texts of a case's files to values of the types that the ontology declares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from graph.model import NO_PROPERTIES, Money, Value
from graph.ontology import Property, ValueType

_MONEY = re.compile(r"(-?\d+(?:\.\d+)?) ([A-Z]{3})", re.ASCII)
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def convert_properties(
    properties: Mapping[str, Any], declared: Mapping[str, Property]
) -> Mapping[str, Value]:
    """Return the properties with values of the declared types.

    A value that does not have the declared type stays as it is, so that the validation of the record reports
    it.
    """
    if not properties:
        return NO_PROPERTIES
    return MappingProxyType(
        {
            name: convert_value(value, declared[name].type) if name in declared else value
            for name, value in properties.items()
        }
    )


def convert_value(value: Any, value_type: ValueType) -> Any:
    """Return `value` as a value of the type, or unchanged where it is not one."""
    if not isinstance(value, str):
        return value
    if value_type == "number":
        return _convert_number(value)
    if value_type == "flag":
        return _FLAGS.get(value.lower(), value)
    if value_type == "money" and (match := _MONEY.fullmatch(value)):
        amount = _convert_decimal(match[1])
        return value if amount is None else Money(amount, match[2])
    return value


def _convert_number(text: str) -> int | float | str:
    try:
        return int(text)
    except ValueError:
        number = _convert_decimal(text)
        return text if number is None else number


def _convert_decimal(text: str) -> float | None:
    """Return the number that a text is, or None if it is none or has more digits than the database keeps."""
    try:
        number = float(text)
        return number if Decimal(text) == Decimal(repr(number)) else None
    except (ValueError, InvalidOperation):
        return None
