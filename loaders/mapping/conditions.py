"""Conditions that a row must meet: a column is one of some values, is empty, or matches a pattern."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.input.rows import Cell
from loaders.mapping.batches import Batch
from loaders.mapping.cells import MAX_CACHED_CELLS
from loaders.mapping.patterns import find_matches
from loaders.mapping.value_entries import ConditionEntry


class CellCondition:
    """A condition on one column; each different cell is compared once."""

    def __init__(self, entry: ConditionEntry) -> None:
        self._entry = entry
        self._cache: dict[Cell, bool] = {}

    def evaluate(self, batch: Batch) -> Sequence[bool]:
        """Return for each row whether it meets the condition."""
        cells = batch.columns[self._entry.column]
        new = set(cells).difference(self._cache)
        if new:
            if len(self._cache) > MAX_CACHED_CELLS:
                self._cache, new = {}, set(cells)
            ordered = list(new)
            self._cache.update(zip(ordered, self._compare(ordered), strict=True))
        return list(map(self._cache.__getitem__, cells))

    def _compare(self, cells: Sequence[Cell]) -> list[bool]:
        entry = self._entry
        texts = [" ".join((cell or "").split()) for cell in cells]
        if entry.is_ is not None:
            return [text in entry.is_ for text in texts]
        if entry.is_not is not None:
            return [text not in entry.is_not for text in texts]
        if entry.empty is not None:
            return [(not text) is entry.empty for text in texts]
        return find_matches(texts, entry.matches or "")


class AllConditions:
    """Several conditions, all of which a row must meet."""

    def __init__(self, conditions: Sequence[CellCondition]) -> None:
        self._conditions = conditions

    def evaluate(self, batch: Batch) -> Sequence[bool]:
        """Return for each row whether it meets all conditions."""
        columns = [batch.get(condition) for condition in self._conditions]
        return columns[0] if len(columns) == 1 else list(map(all, zip(*columns, strict=True)))
