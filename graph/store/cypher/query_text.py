"""What the text of a query alone shows: a leading EXPLAIN, whether it is empty, what it calls."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNICODE_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")

_STRING_OR_COMMENT = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|/\*.*?\*/|//[^\n]*", re.DOTALL)

_QUALIFIED_CALL = re.compile(r"\w+(?:\s*\.\s*\w+)+(?=\s*\()")

# Possessive: otherwise a long row of comments could be split in more ways than there is time to try.
_SPACE_OR_COMMENTS = r"(?:\s|//[^\n]*(?:\n|$)|/\*.*?\*/)*+"

_LEADING_EXPLAIN = re.compile(rf"({_SPACE_OR_COMMENTS})(EXPLAIN|PROFILE)\b", re.DOTALL | re.IGNORECASE)


def blank_explain(text: str) -> str:
    """Return a query with a leading EXPLAIN or PROFILE replaced by spaces, so that positions stay valid."""
    match = _LEADING_EXPLAIN.match(text)
    while match:
        text = match[1] + " " * len(match[2]) + text[match.end() :]
        match = _LEADING_EXPLAIN.match(text)
    return text


def is_empty(text: str) -> bool:
    """Return True if a query consists of nothing but space and comments."""
    return re.fullmatch(_SPACE_OR_COMMENTS, text, re.DOTALL) is not None


def qualified_calls(text: str) -> Iterator[str]:
    """Yield the names with a dot that a query calls: procedures, and the functions of plug-ins."""
    unescaped = _UNICODE_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    code = _STRING_OR_COMMENT.sub(" ", unescaped).replace("`", "")
    for match in _QUALIFIED_CALL.finditer(code):
        yield re.sub(r"\s", "", match[0])
