"""A set of the numbers of nodes, in little memory: one bit for each number up to the largest."""

from __future__ import annotations

_MAX_BITS = 1 << 31
_BLOCK = 1 << 16


class SeenNumbers:
    """Remembers which ids were seen. The ids of ICIJ are numbers up to a few hundred million."""

    def __init__(self) -> None:
        self._bits = bytearray()
        # Ids that are no numbers, or very large ones.
        self._others: set[str] = set()

    def add(self, id_: str) -> bool:
        """Add an id, and return whether it is new."""
        number = (
            int(id_) if id_.isascii() and id_.isdigit() and len(id_) < 11 and id_[0] != "0" else _MAX_BITS
        )
        if number >= _MAX_BITS:
            is_new = id_ not in self._others
            self._others.add(id_)
            return is_new
        byte, bit = number >> 3, 1 << (number & 7)
        if byte >= len(self._bits):
            self._bits.extend(bytes(byte - len(self._bits) + _BLOCK))
        is_new = not self._bits[byte] & bit
        self._bits[byte] |= bit
        return is_new
