"""The one writer of CSV, for files that people open in a spreadsheet and programs read.

A file begins with a byte-order mark, so that a spreadsheet reads it as UTF-8. Every text is in quotes, and a
number has all its digits. No text is a formula: not at the start of a cell, and not after a semicolon, comma,
tab or line break in it, where a reader with another delimiter would begin a cell.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from graph.model import number_text

Cell: TypeAlias = str | float | bool | None

ENCODING = "utf-8-sig"

# What a spreadsheet takes for a formula begins with one of these signs, of normal or of full width.
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
# A sign where a cell may begin, with the blanks and quotation marks before it and apostrophes that guard it.
# It matches without a sign as well, so that a long run of line breaks is read once, not from each of them.
_CELL_START = re.compile(f"((?:^|[;,|\t\r\n\x0b\x0c\x85\u2028\u2029])[\\s\"]*+'*+)(?=([{_SIGNS}])?)")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as CSV. `read_cell` returns the original of a text with a guarded sign.

    Args:
        header: the names of the columns.
        rows: a cell is a text, a number, a truth value or, where there is nothing, None.
    """
    return b"".join(iterate_csv(header, rows))


def iterate_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield a table as CSV line by line, for tables that are larger than memory; see `write_csv`."""
    (first,) = iterate_csv_rows([header])
    yield codecs.BOM_UTF8 + first
    yield from iterate_csv_rows(rows)


def iterate_csv_rows(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield further rows of a table, without header."""
    return ((",".join(map(_cell, row)) + "\r\n").encode("utf-8", "replace") for row in rows)


def guard_formulas(text: str) -> str:
    """Return a text with an apostrophe before each sign with which a formula would begin."""
    return _CELL_START.sub(lambda match: f"{match[1]}'" if match[2] else match[1], text)


def read_cell(text: str) -> str:
    """Return the text of which `guard_formulas` made `text`."""
    return _CELL_START.sub(lambda match: match[1].removesuffix("'") if match[2] else match[1], text)


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return '"yes"' if value else '"no"'
    if isinstance(value, int | float):
        return number_text(value)
    text = guard_formulas(value.replace("\x00", "")).replace('"', '""')
    return f'"{text}"'
