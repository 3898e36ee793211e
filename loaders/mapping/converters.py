"""Make values of the types that the ontology declares of texts: dates, numbers, amounts, flags."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from graph.model import DATE_EXPECTED, check_value
from graph.ontology import ValueType
from loaders.case.values import convert_value
from loaders.mapping.cells import Converter, Unreadable
from loaders.mapping.dates import parse_date
from loaders.mapping.value_entries import ValueEntry


def _make_number_pattern(decimal: str, thousands: str) -> re.Pattern[str]:
    """Return a pattern of numbers. With a sign between thousands, all further groups have three digits.

    Otherwise 1.5 would become 15 where the decimal sign is a comma.
    """
    groups = rf"[1-9]\d{{0,2}}(?P<between>[{thousands}\s'\u2019])\d{{3}}(?:(?P=between)\d{{3}})*"
    fraction = rf"(?:{re.escape(decimal)}\d+)?(?:[eE][-+]?\d+)?"
    return re.compile(
        rf"(?:(?P<sign>[-+])\s*)?(?P<whole>{groups}|\d+|(?={re.escape(decimal)}))(?P<fraction>{fraction})"
    )


_NUMBERS = {",": _make_number_pattern(",", "."), ".": _make_number_pattern(".", ",")}


def make_converter(entry: ValueEntry, value_type: ValueType) -> Converter | None:
    """Return what makes values of a type of the texts of an entry; None where they stay texts."""
    if value_type == "date" or entry.format:
        return _make_date_converter(entry.format or ())
    if value_type in {"number", "money", "flag"}:
        return _make_value_converter(value_type, entry)
    return None


def make_word_converter(words: tuple[str, ...]) -> Converter:
    """Return what takes only some words, such as the stances."""

    def convert(text: str) -> str | Unreadable:
        return text if text in words else Unreadable(f"{text!r} is not one of {', '.join(words)}")

    return convert


def _make_date_converter(formats: tuple[str, ...]) -> Callable[[str], Any]:
    expected = f"a date in the format {' or '.join(formats)}" if formats else DATE_EXPECTED

    def convert(text: str) -> str | Unreadable:
        return parse_date(text, formats) or Unreadable(f"{text!r} is not {expected}")

    return convert


def _make_value_converter(value_type: ValueType, entry: ValueEntry) -> Callable[[str], Any]:
    def convert(text: str) -> Any:
        plain = _remove_thousands(text, entry.decimal) if entry.decimal else text
        if plain is None:
            return Unreadable(f"{text!r} is not a number with {entry.decimal!r} as its decimal sign")
        if value_type == "money" and entry.currency:
            plain = f"{plain} {entry.currency}"
        value = convert_value(plain, value_type)
        fault = check_value(value, value_type)
        return value if fault is None else Unreadable(fault)

    return convert


def _remove_thousands(text: str, decimal: str) -> str | None:
    """Return a number with a point and nothing between thousands, or None where the text is none."""
    number, blank, currency = text.rpartition(" ")
    if not (blank and currency.isalpha()):
        number, currency = text, ""
    match = _NUMBERS[decimal].fullmatch(number)
    if match is None:
        return None
    sign, whole, fraction = match["sign"] or "", match["whole"], match["fraction"] or ""
    digits = "".join(each for each in whole if each.isdecimal())
    return f"{sign}{digits}{fraction.replace(decimal, '.')} {currency}".strip()
