"""What is wrong with a single value of a record: a name, or a property of a declared type."""

from __future__ import annotations

import difflib
import math
import re
import unicodedata
from collections.abc import Iterable

from graph.model.characters import BLANK_SYMBOLS, DEFAULT_IGNORABLE, JOINERS
from graph.model.dates import check_date
from graph.model.records import Money
from graph.model.values import MAX_INTEGER
from graph.ontology import ValueType

MAX_LISTED_NAMES = 12

_INVISIBLE = re.compile(f"[{DEFAULT_IGNORABLE}{BLANK_SYMBOLS}]")

# The spelling of names in Persian, Hindi and other languages needs joiners. The names of their characters in
# Unicode begin with the script.
_SCRIPTS_WITH_JOINERS = (
    *("ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL"),
    *("TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "TIBETAN", "MYANMAR", "KHMER"),
)

_LONG_NUMBER = re.compile(r"[-+]?(?=(?:\D?\d){16})\d+(?:\.\d+)?(?: [A-Z]{3})?", re.ASCII)


def check_name(name: str) -> str | None:
    """Return what is wrong with a name or alias, or None."""
    if not name.strip(JOINERS).strip():
        return "is empty"
    if name != name.strip():
        return f"begins or ends with a blank ({_describe_blank(name)}); remove it"
    # Most names are plain, and a load has hundreds of thousands of them.
    if name.isprintable() and not _INVISIBLE.search(name):
        return None
    for index, char in enumerate(name):
        if _is_invisible(char) and not (char in JOINERS and _joins_letters(name[:index])):
            before = f" after {name[:index]!r}" if index else " at the start"
            return f"has the invisible character {_describe(char)}{before}; remove it"
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
        return _too_many_digits(value) or f"{value!r} is not an amount with a currency: 100 EUR"
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
    """Return whether a character of a name is drawn as nothing or as a blank, or breaks the line."""
    is_noncharacter = 0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE
    is_control = unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}
    return is_noncharacter or is_control or _INVISIBLE.match(char) is not None


def _joins_letters(before: str) -> bool:
    """Return whether a joiner after these characters belongs to the spelling of a script that needs it."""
    last = before[-1:]
    return bool(last) and unicodedata.name(last, "").startswith(_SCRIPTS_WITH_JOINERS)


def _describe(char: str) -> str:
    """Return the name and the number of a character: "ZERO WIDTH SPACE (U+200B)"."""
    name = unicodedata.name(char, "")
    return f"{name} (U+{ord(char):04X})" if name else f"U+{ord(char):04X}"


def _describe_blank(name: str) -> str:
    return _describe(name[-1] if name.rstrip() != name else name[0])


def _too_many_digits(value: object) -> str | None:
    """Return that a number, or an amount with a currency, has more digits than can be kept, or None."""
    if isinstance(value, str) and _LONG_NUMBER.fullmatch(value):
        return f"{value!r} has more digits than can be stored without loss, about 15"
    return None


def _check_number(value: object) -> str | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return _too_many_digits(value) or f"{value!r} is not a number"
    # Infinity and NaN can be stored, but they equal nothing or exceed everything.
    can_store = -MAX_INTEGER <= value <= MAX_INTEGER if isinstance(value, int) else math.isfinite(value)
    return None if can_store else f"{value!r} is a number that cannot be stored"
