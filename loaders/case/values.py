"""From what a person wrote to typed values: every scalar of a case's files comes as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from graph.model.records import NO_PROPERTIES, Money, Value
from graph.ontology import Property, ValueType

_MONEY = re.compile(r"(-?\d+(?:\.\d+)?) ([A-Z]{3})", re.ASCII)
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def typed(given: Mapping[str, Any], declared: Mapping[str, Property]) -> Mapping[str, Value]:
    """Return the properties with their types; what is not as declared stays as it is, for the check to
    report.
    """
    if not given:
        return NO_PROPERTIES
    return MappingProxyType(
        {
            name: typed_value(value, declared[name].type) if name in declared else value
            for name, value in given.items()
        }
    )


def typed_value(value: Any, type_: ValueType) -> Any:
    """Return `value` as `type_`, or unchanged where it is not one."""
    if not isinstance(value, str):
        return value
    if type_ == "number":
        return _number(value)
    if type_ == "flag":
        return _FLAGS.get(value.lower(), value)
    if type_ == "money" and (match := _MONEY.fullmatch(value)):
        return Money(float(match[1]), match[2])
    return value


def _number(text: str) -> int | float | str:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text
