"""Which ids an input has had already: twelve bytes each, sorted, and on the disk where they are many.

A set of Python would take a hundred bytes for each id, and a database on the disk more time than all the
rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.store import RecordCollection

ID_BYTES = 12

# Longer arrays are files, which the operating system keeps in memory as far as there is space.
_MAX_LENGTH_IN_MEMORY = 1 << 20

_KEY = np.dtype([("high", "<u8"), ("low", "<u4")])

_Mask: TypeAlias = NDArray[np.bool_]


def make_key(collection: RecordCollection, id_: str) -> bytes:
    """Return twelve bytes for the id of a record. That of a claim is such a hash already."""
    if collection in {"claims", "property_claims"}:
        return bytes.fromhex(id_)
    return hashlib.blake2b(f"{collection} {id_}".encode(), digest_size=ID_BYTES).digest()


@dataclass(frozen=True)
class _Run:
    """Ids in the order of their first eight bytes; `low` has the other four."""

    high: NDArray[np.uint64]
    low: NDArray[np.uint32]

    def select(self, order_or_mask: NDArray[Any]) -> _Run:
        return _Run(self.high[order_or_mask], self.low[order_or_mask])

    def contains(self, ids: _Run) -> _Mask:
        """Return for each of some sorted ids whether it is here.

        Two ids with the same first eight bytes do not occur: of a billion, with a chance of one in forty.
        """
        # Sorted ids are found ten times as fast as others.
        places = np.searchsorted(self.high, ids.high)
        places[places == len(self.high)] = 0
        found: _Mask = (self.high[places] == ids.high) & (self.low[places] == ids.low)
        return found


def _sort(ids: bytes) -> tuple[_Run, NDArray[np.intp]]:
    """Return ids in order, and the place of each in the input."""
    keys = np.frombuffer(ids, _KEY)
    high, low = np.ascontiguousarray(keys["high"]), np.ascontiguousarray(keys["low"])
    order = np.argsort(high)
    ordered = high[order]
    if (ordered[1:] == ordered[:-1]).any():
        # Of equal ids the first of the input is the new one. This order takes longer.
        order = np.argsort(high, kind="stable")
    return _Run(high, low).select(order), order


class SeenIds:
    """Remembers ids of twelve bytes that look random.

    The ids are kept in a few sorted runs, each at least twice as long as the next. So there are few runs, and
    an id is merged about as often as the number of all can be halved.

    Args:
        folder: an existing folder for files of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runs: list[_Run] = []
        self._file_numbers = count()

    def add(self, ids: bytes) -> _Mask:
        """Remember ids, and return for each whether it comes for the first time.

        Args:
            ids: ids of twelve bytes, one after the other.
        """
        batch, order = _sort(ids)
        is_new = np.ones(len(order), np.bool_)
        is_new[1:] = (batch.high[1:] != batch.high[:-1]) | (batch.low[1:] != batch.low[:-1])
        for run in self._runs:
            is_new &= ~run.contains(batch)
        self._add_run(batch.select(is_new))
        in_order_of_input = np.empty_like(is_new)
        in_order_of_input[order] = is_new
        return in_order_of_input

    def find(self, ids: bytes) -> _Mask:
        """Return for each id whether it came before."""
        batch, order = _sort(ids)
        found = np.zeros(len(order), np.bool_)
        for run in self._runs:
            found |= run.contains(batch)
        in_order_of_input = np.empty_like(found)
        in_order_of_input[order] = found
        return in_order_of_input

    def _add_run(self, run: _Run) -> None:
        if not len(run.high):
            return
        while self._runs and len(self._runs[-1].high) < 2 * len(run.high):
            last = self._runs.pop()
            merged = _Run(np.concatenate([last.high, run.high]), np.concatenate([last.low, run.low]))
            run = merged.select(np.argsort(merged.high))
        is_long = len(run.high) > _MAX_LENGTH_IN_MEMORY
        self._runs.append(_Run(self._save(run.high), self._save(run.low)) if is_long else run)

    def _save(self, values: NDArray[Any]) -> NDArray[Any]:
        path = self._folder / f"ids-{next(self._file_numbers)}"
        values.tofile(path)
        return np.memmap(path, values.dtype, mode="r")
