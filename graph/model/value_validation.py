"""What is wrong with a single value of a record: a name, or a property of a declared type."""

from __future__ import annotations

import difflib
import math
import unicodedata
from collections.abc import Iterable

from graph.model.dates import check_date
from graph.model.records import Money
from graph.ontology import ValueType

MAX_INTEGER = 2**63 - 1
"""The largest whole number that Neo4j stores."""

MAX_LISTED_NAMES = 12

# Zero-width joiners: the spelling of names in Persian, Hindi and other languages needs them.
_JOINERS = "\u200c\u200d"


def check_name(name: str) -> str | None:
    """Return what is wrong with a name or alias, or None."""
    if not name.strip(_JOINERS).strip():
        return "is empty"
    # Most names are printable, and a load has hundreds of thousands of them.
    if not name.isprintable():
        for char in name:
            if _is_invisible(char):
                return f"has an invisible character (U+{ord(char):04X}); remove it"
    return None


def check_value(value: object, value_type: ValueType) -> str | None:
    """Return what is wrong with `value` as a value of `value_type`, or None.

    Of type `entity` only the form is checked, not whether the entity exists.
    """
    if value_type == "number":
        return _check_number(value)
    if value_type == "flag":
        return None if isinstance(value, bool) else f"{value!r} is not true or false"
    if value_type == "money":
        if isinstance(value, Money):
            return _check_number(value.amount)
        return f"{value!r} is not an amount with a currency: 100 EUR"
    if not isinstance(value, str) or not value:
        return f"{value!r} is not a text"
    return check_date(value) if value_type == "date" else None


def list_expected(names: Iterable[str], similar_to: str = "") -> str:
    """Return the allowed names as a phrase: `Person, State or Group`.

    Args:
        names: the allowed names.
        similar_to: what was written instead; where allowed names look like it, only these are listed.
    """
    names = list(names)
    similar = difflib.get_close_matches(similar_to, names, n=3, cutoff=0.6) if similar_to else []
    listed = similar or names
    if len(listed) > MAX_LISTED_NAMES:
        return f"one of the {len(listed)} that `docs/vocabulary.md` lists"
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"


def _is_invisible(char: str) -> bool:
    category = unicodedata.category(char)
    is_noncharacter = 0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE
    return is_noncharacter or (category in {"Cc", "Cf"} and char not in _JOINERS)


def _check_number(value: object) -> str | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return f"{value!r} is not a number"
    # Infinity and NaN can be stored, but they equal nothing or exceed everything.
    can_store = -MAX_INTEGER <= value <= MAX_INTEGER if isinstance(value, int) else math.isfinite(value)
    return None if can_store else f"{value!r} is a number that cannot be stored"
