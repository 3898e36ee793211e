"""The values of a column: each different cell is cleaned and converted once, many cells in one go."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from loaders.input.rows import Cell
from loaders.mapping.batches import Batch
from loaders.mapping.patterns import extract_matches, replace_matches
from loaders.mapping.title_case import make_title_case
from loaders.mapping.value_entries import ValueEntry

MAX_CACHED_CELLS = 50_000
"""How many different cells of a column are remembered; a column of ids has a new one in each row."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that is not what its mapping says, with the reason."""

    reason: str


Converter: TypeAlias = "Callable[[str], Any]"
"""Makes a value of a text, or `Unreadable`."""


class CellValues:
    """The values of one column.

    The value of a row is None where its cell is empty, a text or what `convert` makes of it, `Unreadable`, or
    of a column that is split a tuple of all these.

    Args:
        convert: makes the value of a cleaned text, or None where it stays a text.
        keep_lines: line breaks in a cell stay as they are; else they become blanks.
    """

    def __init__(self, entry: ValueEntry, convert: Converter | None, *, keep_lines: bool = False) -> None:
        assert entry.column is not None
        self.column = entry.column
        self.uncovered: set[Cell] = set()
        """The cells that `values` does not have."""
        self._entry = entry
        self._convert = convert
        self._keep_lines = keep_lines
        self._cache: dict[Cell, Any] = {}

    def evaluate(self, batch: Batch) -> Sequence[Any]:
        """Return the value of each row."""
        cells = batch.columns[self.column]
        new = set(cells).difference(self._cache)
        if new:
            if len(self._cache) > MAX_CACHED_CELLS:
                self._cache, new = {}, set(cells)
            self._add(list(new))
        return list(map(self._cache.__getitem__, cells))

    def _add(self, cells: list[Cell]) -> None:
        texts = [self._trim(cell) for cell in cells]
        if self._entry.split is None:
            self._cache.update(zip(cells, self._finish(cells, self._clean(texts)), strict=True))
            return
        pieces = [_split(text, self._entry.split) for text in texts]
        flat_cells = [cell for cell, parts in zip(cells, pieces, strict=True) for _ in parts]
        flat = self._finish(flat_cells, self._clean([piece for parts in pieces for piece in parts]))
        start = 0
        for cell, parts in zip(cells, pieces, strict=True):
            found = flat[start : start + len(parts)] or [self._default()]
            start += len(parts)
            # A value that stands twice in a cell is one value.
            self._cache[cell] = tuple(dict.fromkeys(each for each in found if each is not None))

    def _trim(self, cell: Cell) -> str | None:
        if cell is None:
            return None
        text = cell.strip() if self._keep_lines else " ".join(cell.split())
        return None if not text or text in self._entry.empty else text

    def _clean(self, texts: Sequence[str | None]) -> Sequence[str | None]:
        entry = self._entry
        for pattern in entry.remove:
            texts = replace_matches(texts, pattern, "")
        for pattern, replacement in entry.replace.items():
            texts = replace_matches(texts, pattern, replacement)
        if entry.extract is not None:
            texts = extract_matches(texts, entry.extract)
        if entry.remove or entry.replace or entry.extract:
            texts = [self._trim(text) for text in texts]
        return texts if entry.case is None else [_change_case(text, entry.case, entry.keep) for text in texts]

    def _finish(self, cells: Sequence[Cell], texts: Sequence[str | None]) -> list[Any]:
        """Return the values of cleaned texts; `cells` are those that the texts came from."""
        table = self._entry.values
        if table is not None:
            for cell, text in zip(cells, texts, strict=True):
                if text is not None and text not in table and not self._entry.has_otherwise:
                    self.uncovered.add(cell)
            texts = [None if text is None else table.get(text, self._entry.otherwise) for text in texts]
        return [self._default() if text is None else self._make_value(text) for text in texts]

    def _default(self) -> Any:
        return None if self._entry.default is None else self._make_value(self._entry.default)

    def _make_value(self, text: str) -> Any:
        return text if self._convert is None else self._convert(text)


def _split(text: str | None, separators: Collection[str]) -> list[str]:
    if text is None:
        return []
    first, *others = separators
    for other in others:
        text = text.replace(other, first)
    return [piece for each in text.split(first) if (piece := each.strip())]


def _change_case(text: str | None, case: str, keep: Collection[str]) -> str | None:
    if text is None:
        return None
    if case == "title":
        return make_title_case(text, keep)
    if case == "sentence":
        return text[:1].upper() + text[1:]
    return text.upper() if case == "upper" else text.lower()
