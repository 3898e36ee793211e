"""Texts with columns in them: "{First name} {Family name}", and texts that are the same in every row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loaders.mapping.batches import Batch
from loaders.mapping.cells import Converter
from loaders.mapping.value_entries import ValueEntry, split_text


class Constant:
    """The same value in every row."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def evaluate(self, batch: Batch) -> Sequence[Any]:
        """Return the value of each row."""
        return [self.value] * len(batch)


class Template:
    """A text with the cells of columns in it. It is empty where all these cells are."""

    def __init__(self, entry: ValueEntry, convert: Converter | None) -> None:
        parts = split_text(entry.text or "")
        self.columns = parts[1::2]
        self._literal = parts[0::2]
        self._convert = convert
        self._default = entry.default

    def evaluate(self, batch: Batch) -> Sequence[Any]:
        """Return the value of each row."""
        rows = zip(*(batch.columns[name] for name in self.columns), strict=True)
        texts = [self._fill(row) for row in rows]
        if self._convert is None:
            return texts
        return [None if text is None else self._convert(text) for text in texts]

    def _fill(self, cells: Sequence[str | None]) -> str | None:
        if not any(cells):
            return self._default
        parts = [self._literal[0]]
        for cell, literal in zip(cells, self._literal[1:], strict=True):
            parts += (cell or "", literal)
        return " ".join("".join(parts).split()) or self._default
