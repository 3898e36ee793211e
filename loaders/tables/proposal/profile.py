"""What is in the columns of a table, found in its first rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from loaders.input.rows import Table

SAMPLE_ROWS = 20_000
MAX_DIFFERENT = 5_000
MAX_CELL = 500

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d\s.,]*\d")
_BETWEEN_URLS = re.compile(r"(?<=\S)([\s;|,]+)(?=https?://)", re.IGNORECASE)
_DATE_FORMATS = (
    *("%Y-%m-%d", "%Y-%m", "%Y", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y%m%d"),
    *("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%m/%Y", "%m.%Y"),
)
# ISO dates need no format, also not with the time of day.
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")
_SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d\d")
_ENOUGH = 0.9
_DATES = 500
_MAX_FORMATS = 4


@dataclass(frozen=True)
class ColumnProfile:
    """The cells of one column in the sample.

    Args:
        name: the name of the column.
        cells: each different cell with how often it occurs, without blanks around it.
        rows: how many rows were looked at.
    """

    name: str
    cells: Counter[str]
    rows: int

    @cached_property
    def filled(self) -> int:
        """How many rows have a cell."""
        return self.cells.total()

    def share(self, pattern: re.Pattern[str]) -> float:
        """Return which part of the cells a pattern matches as a whole, from 0 to 1."""
        matching = sum(count for cell, count in self.cells.items() if pattern.fullmatch(cell))
        return matching / self.filled if self.filled else 0.0

    @cached_property
    def has_urls(self) -> bool:
        """Whether most cells begin with an address."""
        urls = sum(count for cell, count in self.cells.items() if _URL.match(cell))
        return bool(self.filled) and urls >= _ENOUGH * self.filled

    @cached_property
    def url_separators(self) -> list[str]:
        """What stands between several addresses in one cell, the most frequent first."""
        found = Counter(text for cell in self.cells for text in _BETWEEN_URLS.findall(cell))
        return [text for text, _ in found.most_common(5)]

    @cached_property
    def is_number(self) -> bool:
        """Whether the cells are numbers."""
        return self.share(_NUMBER) >= _ENOUGH

    @cached_property
    def is_iso_date(self) -> bool:
        """Whether the cells are dates in ISO 8601."""
        dates = sum(
            count
            for cell, count in self.cells.items()
            if _ISO.fullmatch(cell) and "1700" <= cell[:4] <= "2100"
        )
        return bool(self.filled) and dates >= _ENOUGH * self.filled

    @cached_property
    def date_formats(self) -> list[str]:
        """The formats that the dates have, the most frequent first; none where many cells are no dates."""
        cells = list(self.cells)[:_DATES]
        rest, formats = cells, list[str]()
        while rest and len(formats) < _MAX_FORMATS:
            best = max(_DATE_FORMATS, key=lambda form: sum(_has_format(cell, form) for cell in rest))
            others = [cell for cell in rest if not _has_format(cell, best)]
            if len(others) == len(rest):
                break
            formats.append(best)
            rest = others
        return formats if cells and len(rest) <= (1 - _ENOUGH) * len(cells) else []

    @cached_property
    def has_short_years(self) -> bool:
        """Whether the cells are dates whose years have two digits: their century would be a guess."""
        return self.share(_SHORT_YEAR) >= _ENOUGH

    @cached_property
    def other_date_format(self) -> str | None:
        """A format that fits as many cells as the first, so that day and month cannot be told apart."""
        first, *_ = self.date_formats
        cells = [cell for cell in list(self.cells)[:_DATES] if _has_format(cell, first)]
        others = (form for form in _DATE_FORMATS if form != first)
        return next((form for form in others if all(_has_format(cell, form) for cell in cells)), None)

    @cached_property
    def is_unique(self) -> bool:
        """Whether no cell occurs twice."""
        return bool(self.cells) and self.filled == len(self.cells)

    @cached_property
    def is_upper_case(self) -> bool:
        """Whether nearly all cells are in capital letters, and are no abbreviations."""
        letters = [cell for cell in self.cells if any(char.isalpha() for char in cell)]
        return (
            len(letters) > 1
            and self.words_per_cell >= 1.5
            and sum(map(str.isupper, letters)) >= _ENOUGH * len(letters)
        )

    @cached_property
    def words_per_cell(self) -> float:
        """The mean number of words of a cell."""
        words = sum(len(cell.split()) * count for cell, count in self.cells.items())
        return words / self.filled if self.filled else 0.0

    @cached_property
    def short_numbers(self) -> int:
        """How many cells have fewer digits than nearly all others: they may have lost leading zeros."""
        if not self.is_number:
            return 0
        lengths = Counter(map(len, self.cells))
        usual, count = lengths.most_common(1)[0]
        return (
            sum(n for length, n in lengths.items() if length < usual) if count >= 0.8 * len(self.cells) else 0
        )


@dataclass(frozen=True)
class TableProfile:
    """The first rows of a table.

    Args:
        columns: what is in each column.
        rows: the cells of each row, by column, without blanks around them; empty ones are "".
    """

    columns: Sequence[ColumnProfile]
    rows: Sequence[Sequence[str]]


def profile_table(table: Table) -> TableProfile:
    """Return what is in the columns of a table, in its first 20,000 rows."""
    cells = [Counter[str]() for _ in table.columns]
    rows: list[Sequence[str]] = []
    for batch in table.iter_batches():
        trimmed = [[(cell or "")[:MAX_CELL].strip() for cell in column] for column in batch.columns]
        for counter, column in zip(cells, trimmed, strict=True):
            if len(counter) < MAX_DIFFERENT:
                counter.update(filter(None, column))
        rows.extend(zip(*trimmed, strict=True))
        if len(rows) >= SAMPLE_ROWS:
            break
    profiles = [
        ColumnProfile(name, counter, len(rows)) for name, counter in zip(table.columns, cells, strict=True)
    ]
    return TableProfile(profiles, rows)


def _has_format(cell: str, form: str) -> bool:
    try:
        return 1700 <= datetime.strptime(cell, form).year <= 2100
    except ValueError:
        return False
