"""Find in a text the place that a locator names, so that a reader can read the words there.

A row is one of a table in CSV, a line one of the file; both are counted from 1, and the header of a table is
row 1, as in a spreadsheet. A page cannot be found: a text does not say where its pages end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from graph.model.locators import parse_span

Unit: TypeAlias = Literal["row", "line"]
TextSpan: TypeAlias = tuple[int, int]
"""The first code point and the one after the last."""

_UNITS = re.compile(r"(row|line)s? (\d+)(?:-(\d+))?", re.ASCII)
_ENDS: dict[Unit, re.Pattern[str]] = {"row": re.compile(r'"|\r\n|\r|\n'), "line": re.compile(r"\r\n|\r|\n")}
# A quotation mark begins a quoted cell only at the start of the cell: 12" elsewhere means inches.
_BEFORE_CELL = frozenset(",;\t|\ufeff")


def names_words(locator: str | None) -> bool:
    """Return whether a locator names words of a text: characters, rows or lines."""
    return parse_span(locator) is not None or _UNITS.fullmatch(locator or "") is not None


def find_span(text: str, locator: str | None) -> TextSpan | None:
    """Return where in `text` the words of a locator are; None if it names no words or is outside of the text.

    Rows and lines are without the line break at their end.
    """
    if span := parse_span(locator):
        return span if span[0] < span[1] <= len(text) else None
    match = _UNITS.fullmatch(locator or "")
    if match is None:
        return None
    unit: Unit = "row" if match[1] == "row" else "line"
    spans, first, last = _find_spans(text, unit), int(match[2]), int(match[3] or match[2])
    if not 1 <= first <= last <= len(spans):
        return None
    start, end = spans[first - 1][0], spans[last - 1][1]
    return (start, end) if start < end else None


def text_at(text: str, locator: str | None) -> str | None:
    """Return the words of `text` at a locator; None if it names no words or is outside of the text."""
    span = find_span(text, locator)
    return text[span[0] : span[1]] if span else None


def describe_length(text: str, locator: str | None) -> str:
    """Return how long a text is in the unit of a locator that names words: "12 characters", "1 row"."""
    match = _UNITS.fullmatch(locator or "")
    if match is None:
        unit, length = "character", len(text)
    else:
        unit, length = match[1], len(_find_spans(text, "row" if match[1] == "row" else "line"))
    return f"{length} {unit}" if length == 1 else f"{length} {unit}s"


# All claims of a table look up a row of the same text.
@lru_cache(maxsize=4)
def _find_spans(text: str, unit: Unit) -> list[TextSpan]:
    return list(_iter_spans(text, unit))


def _iter_spans(text: str, unit: Unit) -> Iterator[TextSpan]:
    start, end_of_quoted, is_quoted = 0, -1, False
    for match in _ENDS[unit].finditer(text):
        position = match.start()
        if match[0] != '"':
            if not is_quoted:
                yield start, position
                start = match.end()
        elif is_quoted:
            is_quoted, end_of_quoted = False, match.end()
        else:
            # Within a quoted cell, a quotation mark is written twice.
            is_quoted = position in (start, end_of_quoted) or text[position - 1] in _BEFORE_CELL
    if start < len(text):
        yield start, len(text)
