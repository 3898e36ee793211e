"""Whether every row of a text table has the same form, so that polars can read it, found in one fast pass.

Polars fills rows that have too few cells without a word, and stops for the whole file at a quotation mark
inside a cell. So the structure is checked first, by the positions of line breaks, delimiters and quotation
marks alone. Where anything is unusual, `loaders.tables.uneven` reads the rows one by one, and says which are
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from loaders.tables.text_check import iter_chunks

_Positions: TypeAlias = npt.NDArray[np.int64]

_LINE_FEED, _CARRIAGE_RETURN, _QUOTE = 10, 13, 34


def count_even_rows(path: Path, delimiter: str, columns: int) -> int | None:
    """Return the number of rows of a UTF-8 table, blank ones included, or None where one is unusual.

    A row is unusual if it has another number of cells than `columns`, or a quotation mark that neither begins
    nor ends a cell, or a carriage return without a line feed.
    """
    if ord(delimiter) > 127:
        return None
    counter = _RowCounter(ord(delimiter), columns)
    for block in _iter_blocks(path):
        if not counter.add(block):
            return None
    return None if counter.in_quotes else counter.rows


class _RowCounter:
    def __init__(self, delimiter: int, columns: int) -> None:
        self.rows = 0
        self.in_quotes = False
        self._delimiter = delimiter
        self._expected = columns - 1
        self._open_delimiters = 0  # in the row that the last block did not end
        self._open_bytes = 0

    def add(self, block: bytes) -> bool:
        """Count the rows of a block that ends with a line feed, and return whether all are even."""
        data = np.frombuffer(block, dtype=np.uint8)
        ends = np.flatnonzero(data == _LINE_FEED)
        delimiters = np.flatnonzero(data == self._delimiter)
        returns = np.flatnonzero(data == _CARRIAGE_RETURN)
        if returns.size and (data[returns + 1] != _LINE_FEED).any():
            return False
        if self.in_quotes or b'"' in block:
            quotes = np.flatnonzero(data == _QUOTE)
            if not self._are_at_cell_borders(data, quotes):
                return False
            ends, delimiters = self._outside(ends, quotes), self._outside(delimiters, quotes)
            self.in_quotes ^= bool(quotes.size % 2)
        return self._add_rows(data, ends, delimiters)

    def _are_at_cell_borders(self, data: npt.NDArray[np.uint8], quotes: _Positions) -> bool:
        opening, closing = quotes[int(self.in_quotes) :: 2], quotes[1 - int(self.in_quotes) :: 2]
        before = np.where(opening > 0, data[opening - 1], _LINE_FEED)
        after = data[closing + 1]  # a block ends with a line feed, so there is a next byte
        return bool(
            np.isin(before, (self._delimiter, _LINE_FEED, _QUOTE)).all()
            and np.isin(after, (self._delimiter, _LINE_FEED, _CARRIAGE_RETURN, _QUOTE)).all()
        )

    def _outside(self, positions: _Positions, quotes: _Positions) -> _Positions:
        """Return the positions that are not inside quotation marks."""
        is_inside = (np.searchsorted(quotes, positions) + int(self.in_quotes)) % 2 == 1
        outside: _Positions = positions[~is_inside]
        return outside

    def _add_rows(self, data: npt.NDArray[np.uint8], ends: _Positions, delimiters: _Positions) -> bool:
        self._open_bytes += data.size
        if not ends.size:
            self._open_delimiters += delimiters.size
            return True
        until = np.searchsorted(delimiters, ends)
        counts = np.diff(until, prepend=0)
        counts[0] += self._open_delimiters
        lengths = np.diff(ends, prepend=-1)
        lengths[0] += self._open_bytes - data.size
        is_blank = (lengths == 1) | ((lengths == 2) & (data[np.maximum(ends - 1, 0)] == _CARRIAGE_RETURN))
        self.rows += ends.size
        self._open_delimiters = int(delimiters.size - until[-1])
        self._open_bytes = int(data.size - ends[-1] - 1)
        return bool(((counts == self._expected) | is_blank).all())


def _iter_blocks(path: Path) -> Iterator[bytes]:
    """Yield a file in parts that end with a line feed, without a mark of UTF-8 at its beginning."""
    rest, is_first = b"", True
    for chunk in iter_chunks(path):
        if is_first:
            chunk, is_first = chunk.removeprefix(b"\xef\xbb\xbf"), False
        end = chunk.rfind(b"\n") + 1
        if end:
            yield rest + chunk[:end]
            rest = chunk[end:]
        else:
            rest += chunk
    if rest:
        yield rest + b"\n"
