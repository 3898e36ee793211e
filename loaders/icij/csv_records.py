r"""Read the CSV of ICIJ record by record, so that one wrong quotation mark costs one row and no further ones.

A quotation mark inside quotes is \" in some releases and doubled in others, and in both a text may end with a
backslash: "Ends with \". Which one is meant is only told by the number of values.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

MAX_RECORD_LINES = 100
"""Lines of one record. Beyond, a quotation mark has gone wrong."""

# SUBSTITUTE, which stands for no character, marks the quotation marks that belong to a text.
_MARK = "\x1a"
# Which \" belong to a text: those that nothing that can end a value follows; else all; else none.
_RULES = tuple(map(re.compile, (r'\\"(?=[^,\r\n])', r'\\"', r"(?!)")))


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """The values of a record, and why it cannot be read, or None. A blank line has neither."""

    values: Sequence[str]
    fault: str | None = None


def iter_records(lines: Iterator[str], width: int) -> Iterator[CsvRecord]:
    """Yield the records of the lines after a header.

    One that cannot be read is only its first line: what follows is read as records of their own.

    Args:
        width: the number of values that a record has.
    """
    source = _Lines(lines)
    for first in source:
        yield _read_record(first, source, width)


class _Lines:
    """Lines that can be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return self._waiting.popleft() if self._waiting else next(self._lines)

    def put_back(self, lines: Sequence[str]) -> None:
        """Let lines come again."""
        self._waiting.extendleft(reversed(lines))


def _read_record(first: str, lines: _Lines, width: int) -> CsvRecord:
    fault = None
    for rule in _RULES:
        record, used = _parse(first, lines, width, rule)
        if record.fault is None:
            return record
        lines.put_back(used[1:])
        fault = fault or record.fault
        if not any('\\"' in line for line in used):
            break
    return CsvRecord((), fault)


def _parse(first: str, lines: _Lines, width: int, rule: re.Pattern[str]) -> tuple[CsvRecord, Sequence[str]]:
    """Return a record by one rule, and the lines that it took."""
    used: list[str] = []

    def take() -> Iterator[str]:
        for line in chain((first,), islice(lines, MAX_RECORD_LINES - 1)):
            used.append(line)
            yield _mark(line, rule)

    try:
        values = next(csv.reader(take(), escapechar=_MARK, strict=True))
    except csv.Error as error:
        return CsvRecord((), f"a quotation mark is missing or too many: {error}"), used
    if len(values) == width or not any(values):
        return CsvRecord(values if len(values) == width else ()), used
    if len(used) > 1:
        return CsvRecord((), "a quotation mark takes in the next rows; they are read on their own"), used
    return CsvRecord(
        (), f"number of values: {len(values)}; expected {width}, as many as the header has"
    ), used


def _mark(line: str, rule: re.Pattern[str]) -> str:
    line = line.replace(_MARK, "")
    return rule.sub(f'{_MARK}"', line) if '\\"' in line else line
