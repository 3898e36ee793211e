"""The delimiter of a text table, and where its first row is."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from graph.errors import CasegraphError

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_NAMES = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_SAMPLE_ROWS = 200
# Excel's own way to name the delimiter of a file, in a line before the table.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)


@dataclass(frozen=True)
class Layout:
    """How a text table is written.

    Args:
        delimiter: one character.
        first_row: the number of its first row that is not blank, from 1, as a spreadsheet counts them.
        row: the cells of that row.
    """

    delimiter: str
    first_row: int
    row: tuple[str, ...]

    @property
    def delimiter_label(self) -> str:
        """The delimiter for people: "with semicolons"."""
        return f"with {DELIMITERS.get(self.delimiter, repr(self.delimiter))}"


def detect_layout(head: str, suffix: str, delimiter: str | None) -> Layout | None:
    """Return how a table is written, by its beginning; None where that has no row.

    Args:
        head: the beginning of the text.
        suffix: the end of the file's name: `.tsv` prefers tabs.
        delimiter: the delimiter, if a person names it.

    Raises:
        CasegraphError: the delimiter is not one character.
    """
    skipped = 0
    chosen = _parse_delimiter(delimiter) if delimiter else None
    if match := _SEPARATOR_LINE.match(head):
        head, skipped = head[match.end() :], 1
        chosen = chosen or match[1]
    chosen = chosen or _detect_delimiter(head, suffix)
    for number, row in enumerate(iter_sample_rows(head, chosen), start=1 + skipped):
        if any(map(str.strip, row)):
            return Layout(chosen, number, tuple(row))
    return None


def iter_sample_rows(head: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows at the beginning of a table, as far as they can be read."""
    rows = csv.reader(head.splitlines(keepends=True), delimiter=delimiter)
    try:
        yield from rows
    except csv.Error:
        return


def _parse_delimiter(text: str) -> str:
    character = _NAMES.get(text.lower(), text)
    if len(character) != 1 or character in '"\r\n':
        raise CasegraphError(f"{text!r} is not a delimiter.", "Name one character, or `tab`.")
    return character


def _detect_delimiter(head: str, suffix: str) -> str:
    """Return the delimiter with which most rows have the same number of cells, and the more the better."""
    preferred = "\t" if suffix in {".tsv", ".tab"} else ","
    scores = {each: _score(head, each) for each in dict.fromkeys((preferred, *DELIMITERS))}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > (0, 0) else preferred


def _score(head: str, delimiter: str) -> tuple[float, int]:
    lines = head.splitlines(keepends=True)
    # The last line of the sample may be cut.
    rows = [
        row for row in islice(iter_sample_rows("".join(lines[:-1] or lines), delimiter), _SAMPLE_ROWS) if row
    ]
    ((cells, count),) = Counter(map(len, rows)).most_common(1) or [(0, 0)]
    return (round(count / len(rows), 1), cells) if cells > 1 else (0, 0)
