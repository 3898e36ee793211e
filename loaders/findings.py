"""What a loader found in its input that a person should know: unused columns, values that nothing covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

MAX_FINDINGS = 1_000
"""How many different findings are kept apart; further ones are only counted."""


@dataclass(frozen=True)
class Finding:
    """Something that occurs one or many times in an input.

    Args:
        message: what it is, the same words each time: "column 'Notes' is neither used nor ignored".
        count: how often it occurs.
        place: where it occurs first.
    """

    message: str
    count: int
    place: str


class Findings:
    """Counts findings, so that an input with a million of the same kind has one line about them."""

    def __init__(self) -> None:
        self._findings: dict[str, tuple[int, str]] = {}
        self.further = 0
        """How many occurrences are not listed, because there are too many different ones."""

    def add(self, message: str, place: str = "", count: int = 1) -> None:
        """Count one occurrence, or several."""
        known = self._findings.get(message)
        if known is None and len(self._findings) >= MAX_FINDINGS:
            self.further += count
            return
        counted, first_place = known or (0, place)
        self._findings[message] = (counted + count, first_place)

    def clear(self) -> None:
        """Forget all, because the input is read anew."""
        self._findings.clear()
        self.further = 0

    def __iter__(self) -> Iterator[Finding]:
        for message, (count, place) in self._findings.items():
            yield Finding(message, count, place)

    def __len__(self) -> int:
        return len(self._findings)
