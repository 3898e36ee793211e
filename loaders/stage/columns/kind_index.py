"""The kinds of millions of entities by their ids, for a column of ids at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

_MIN_RATIO = 8

_Hashes = NDArray[np.uint64]
_Codes = NDArray[np.uint8]


class KindIndex:
    """Remembers of each id only a hash of eight bytes and the number of its kind.

    Two ids with one hash would be taken for each other. Among ten million ids the chance of that is one in
    300,000, and then Neo4j's import refuses the row.

    Args:
        kinds: the names of all kinds.
    """

    def __init__(self, kinds: Sequence[str]) -> None:
        self.codes = {kind: code for code, kind in enumerate(kinds, 1)}
        """The number of each kind; 0 means that there is no such entity."""
        self._runs: list[tuple[_Hashes, _Codes]] = []

    def add(self, ids: pl.Series, kind: str) -> None:
        """Add entities of a kind."""
        hashes = ids.hash().to_numpy()
        self._add_run(np.sort(hashes), np.full(len(hashes), self.codes[kind], np.uint8))

    def find(self, ids: pl.Series) -> _Codes:
        """Return the number of the kind of each entity."""
        hashes = ids.hash().to_numpy()
        # Sorted hashes are found ten times as fast as others.
        order = np.argsort(hashes)
        hashes = hashes[order]
        ordered = np.zeros(len(hashes), np.uint8)
        for run, run_codes in self._runs:
            places = np.searchsorted(run, hashes)
            places[places == len(run)] = 0
            found = run[places] == hashes
            ordered[found] = run_codes[places[found]]
        codes = np.empty_like(ordered)
        codes[order] = ordered
        return codes

    def get(self, id_: str) -> str | None:
        """Return the kind of one entity, or None. For many, `find` takes less time."""
        code = int(self.find(pl.Series([id_]))[0])
        return next((kind for kind, each in self.codes.items() if each == code), None)

    def _add_run(self, hashes: _Hashes, codes: _Codes) -> None:
        # Each run is much longer than the next, so that there are few: most ids are looked up many times.
        while self._runs and len(self._runs[-1][0]) < _MIN_RATIO * len(hashes):
            last_hashes, last_codes = self._runs.pop()
            hashes, codes = np.concatenate([last_hashes, hashes]), np.concatenate([last_codes, codes])
            order = np.argsort(hashes)
            hashes, codes = hashes[order], codes[order]
        if len(hashes):
            self._runs.append((hashes, codes))
