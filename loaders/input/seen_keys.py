"""A set of millions of 64-bit hashes in little memory: at most 24 bytes for each.

A set of Python takes four times as much. `CompactIndex` takes less than this, but can be asked only when all
is added.
"""

from __future__ import annotations

from array import array

_FIRST_SIZE = 1 << 10
_EMPTY = 0


class SeenKeys:
    """Remembers which hashes of `hash_text` were seen: a table with open addressing."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _FIRST_SIZE))
        self._count = 0

    def add(self, key: int) -> bool:
        """Add a hash, and return whether it is new."""
        # An empty slot is 0, so that this one hash counts as its neighbour.
        key = key or 1
        slots = self._slots
        mask = len(slots) - 1
        slot = key & mask
        while (found := slots[slot]) != _EMPTY:
            if found == key:
                return False
            slot = (slot + 1) & mask
        slots[slot] = key
        self._count += 1
        if self._count * 3 > len(slots) * 2:
            self._grow()
        return True

    def _grow(self) -> None:
        old, self._slots, self._count = self._slots, array("Q", bytes(16 * len(self._slots))), 0
        for key in old:
            if key != _EMPTY:
                self.add(key)

    def __len__(self) -> int:
        return self._count
