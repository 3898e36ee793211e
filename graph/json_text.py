"""Parse JSON that comes from outside: parameters on the command line, bodies of requests, files.

Python's own parser builds everything before anybody can count it: deep nesting ends in a RecursionError, and
of a key that stands twice the first value is lost without a word. Here the nesting and the number of values
are counted in the text before anything is built.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from graph.errors import CasegraphError

MAX_DEPTH = 64
"""How deep lists and objects may be nested; YAML files have the same limit."""

MAX_VALUES = 250_000
"""How many values a document may have."""

# A string as a whole, because brackets and commas in it do not count; and what opens, closes or separates.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},]', re.DOTALL)

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


class JsonSyntaxError(CasegraphError):
    """A text is not JSON."""


class RefusedJsonError(CasegraphError):
    """A text is JSON, but has too many levels or values, a key twice, or characters that are none."""


def parse_json(text: str | bytes, max_values: int = MAX_VALUES) -> Any:
    """Return the value of a JSON document.

    Args:
        text: the document; bytes are read as UTF-8.
        max_values: how many values it may have.

    Raises:
        JsonSyntaxError: it is not JSON. `NaN` and `Infinity`, which Python reads as numbers, are not JSON.
        RefusedJsonError: it exceeds a limit, has a key twice in one object, or has half of a surrogate pair.
    """
    if isinstance(text, bytes):
        text = _decode(text)
    _check_limits(text, max_values)
    try:
        value = json.loads(text, object_pairs_hook=_make_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise JsonSyntaxError(f"This is not JSON: {error.msg} at {place}.") from None
    except ValueError as error:  # a constant, or an integer of more than 4300 digits
        raise JsonSyntaxError(f"This is not JSON: {error}.") from None
    if _SURROGATE_ESCAPE.search(text):
        _check_surrogates(value)
    return value


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise JsonSyntaxError(f"This is not JSON: it is not UTF-8 at byte {error.start}.") from None


def _check_limits(text: str, max_values: int) -> None:
    depth, values = 0, 1
    for match in _TOKEN.finditer(text):
        char = text[match.start()]
        if char in "[{":
            depth += 1
            values += 1
            if depth > MAX_DEPTH:
                raise RefusedJsonError(
                    f"This JSON is nested more than {MAX_DEPTH} levels deep.", "Send a flatter value."
                )
        elif char in "]}":
            depth -= 1
        elif char == ",":
            values += 1
        if values > max_values:
            raise RefusedJsonError(f"This JSON has more than {max_values:,} values.", "Send it in parts.")


def _make_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        twice = _find_repeated(key for key, _ in pairs)
        raise RefusedJsonError(
            f"The key {twice!r} stands twice in one object of the JSON.", "Leave one of the two out."
        )
    return mapping


def _find_repeated(keys: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _check_surrogates(value: Any) -> None:
    """Refuse half of a surrogate pair, which no database and no file can hold."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        code = ord(error.object[error.start])
        raise RefusedJsonError(
            f"This JSON has half of a character: \\u{code:04x} without its other half.",
            "Write the character itself, or both halves.",
        ) from None
