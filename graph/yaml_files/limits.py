"""Limits of YAML files, counted from the parser's events before anything is built.

An alias repeats what its anchor marks, and that may hold aliases itself: a file of 400 bytes can stand for
billions of values. PyYAML builds nested values recursively, so that 60,000 brackets end the process.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from graph.json_text import MAX_DEPTH

MAX_BYTES = 200_000_000

MAX_VALUES = 2_000_000
"""How many values a file may have; each takes about one kilobyte of memory while the file is read."""

MAX_ALIAS_VALUES = 100_000
"""How many values the aliases of a file may stand for in all. A long text counts as several values."""

_CHARACTERS_OF_A_VALUE = 1000


@dataclass(frozen=True)
class ExceededLimit:
    """A limit that a file exceeds, and the line, counted from 1, where it does."""

    line: int
    message: str


def find_exceeded_limit(events: Iterable[yaml.Event]) -> ExceededLimit | None:
    """Return the first limit that a file exceeds, or None. No more of the file is parsed than is needed.

    An alias without an anchor, and one within its own anchor, count as one value: the reader
    reports both.
    """
    counter = _Counter()
    for event in events:
        if message := counter.count(event):
            return ExceededLimit(event.start_mark.line + 1 if event.start_mark else 0, message)
    return None


class _Counter:
    def __init__(self) -> None:
        self.values = 0
        self.alias_values = 0
        # Of each open list and mapping: its anchor, and the number of values before it.
        self._open: list[tuple[str | None, int]] = []
        self._size_by_anchor: dict[str, int] = {}

    def count(self, event: yaml.Event) -> str | None:
        """Count an event, and return the limit that it exceeds in words, or None."""
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event.anchor, self._total))
            self.values += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = self._open.pop()
            if anchor is not None:
                self._size_by_anchor[anchor] = self._total - before
        elif isinstance(event, yaml.ScalarEvent):
            self.values += 1
            if event.anchor is not None:
                self._size_by_anchor[event.anchor] = 1 + len(event.value) // _CHARACTERS_OF_A_VALUE
        elif isinstance(event, yaml.AliasEvent):
            self.alias_values += self._size_by_anchor.get(event.anchor or "", 1)
        return self._describe_excess()

    @property
    def _total(self) -> int:
        return self.values + self.alias_values

    def _describe_excess(self) -> str | None:
        if len(self._open) > MAX_DEPTH:
            return f"is nested more than {MAX_DEPTH} levels deep"
        if self.alias_values > MAX_ALIAS_VALUES:
            return f"the aliases stand for more than {MAX_ALIAS_VALUES:,} values; write these out"
        if self.values > MAX_VALUES:
            return f"the file has more than {MAX_VALUES:,} values; divide it into several files"
        return None
