"""An index of millions of texts in little memory: 16 bytes for each entry.

A dictionary takes ten times as much. Texts are kept as a 64-bit hash: among ten million texts, the chance
that any two have the same is one in 300,000.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator

import numpy as np


def hash_text(*parts: str) -> int:
    """Return a 64-bit hash of some texts."""
    data = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")


class CompactIndex:
    """Numbers by text. A text may have several; they come in the order in which they were added.

    After the last `add` and before the first look-up, call `sort`.
    """

    def __init__(self) -> None:
        self._keys = array("Q")
        self._values = array("q")

    def add(self, key: int, value: int) -> None:
        """Add a number to a text, of which `key` is the hash."""
        self._keys.append(key)
        self._values.append(value)

    def sort(self) -> None:
        """Prepare the index for look-ups."""
        keys = np.frombuffer(self._keys, dtype=np.uint64) if self._keys else np.empty(0, np.uint64)
        order = np.argsort(keys, kind="stable")
        values = np.frombuffer(self._values, dtype=np.int64) if self._values else np.empty(0, np.int64)
        self._keys, self._values = array("Q", keys[order].tobytes()), array("q", values[order].tobytes())

    def find(self, key: int) -> int | None:
        """Return the first number of a text, or None."""
        return next(self.find_all(key), None)

    def find_all(self, key: int) -> Iterator[int]:
        """Yield all numbers of a text."""
        position = bisect_left(self._keys, key)
        while position < len(self._keys) and self._keys[position] == key:
            yield self._values[position]
            position += 1

    def __len__(self) -> int:
        return len(self._keys)
