"""What can be told of a query from its text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_HIDDEN = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|/\*.*?\*/|//[^\n]*", re.DOTALL)
_CALL = re.compile(r"\w+(?:\s*\.\s*\w+)+(?=\s*\()")
# Possessive: or many comments in a row could be parted in more ways than there is time to try.
_SPACE = r"(?:\s|//[^\n]*(?:\n|$)|/\*.*?\*/)*+"
_MODE = re.compile(rf"({_SPACE})(EXPLAIN|PROFILE)\b", re.DOTALL | re.IGNORECASE)


def without_mode(text: str) -> str:
    """Return a query with a leading EXPLAIN or PROFILE blanked, so that every place in it stays the same."""
    match = _MODE.match(text)
    while match:
        text = match[1] + " " * len(match[2]) + text[match.end() :]
        match = _MODE.match(text)
    return text


def is_empty(text: str) -> bool:
    """Tell whether there is nothing but space and comments."""
    return re.fullmatch(_SPACE, text, re.DOTALL) is not None


def dotted_calls(text: str) -> Iterator[str]:
    """Yield the names with a dot in them that a query calls: procedures, and functions of plug-ins."""
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    visible = _HIDDEN.sub(" ", plain).replace("`", "")
    for match in _CALL.finditer(visible):
        yield re.sub(r"\s", "", match[0])
