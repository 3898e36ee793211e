"""A file of statements: a JSON array, or JSON lines with one statement a line.

JSON lines are read line by line, so that a file may be larger than the memory. An array is read as a whole,
up to a limit. Statements can also be read again by their position, because what a statement means may depend
on later ones about the same record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from graph.errors import CasegraphError

MAX_ARRAY_BYTES = 100_000_000
"""An array takes about six times as much memory as its file has bytes."""

MAX_LINE_BYTES = 16_000_000

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class RawStatement:
    """One item of the file, as it stands there.

    Args:
        place: where it is, for people: "owners.jsonl, line 12", "owners.json, statement 12".
        position: by which `StatementFile.read_at` finds it again.
        data: the object; empty where it is none.
        fault: why it is not an object of JSON, or None.
    """

    place: str
    position: int
    data: dict[str, Any]
    fault: str | None = None


class StatementFile:
    """The statements of a file.

    Args:
        limit: read only so many.
    """

    def __init__(self, path: Path, limit: int | None = None) -> None:
        self.path = path
        self._limit = limit
        self._file: BinaryIO | None = None

    @cached_property
    def size(self) -> int:
        """The number of bytes of the file."""
        return self.path.stat().st_size

    @cached_property
    def is_array(self) -> bool:
        """Whether the file is a JSON array, and not JSON lines."""
        with self.path.open("rb") as file:
            return file.read(4096).removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"[")

    def __iter__(self) -> Iterator[RawStatement]:
        """Yield the statements in their order.

        Raises:
            CasegraphError: the file is no JSON, or too large to be read as an array.
        """
        statements = self._iter_array() if self.is_array else self._iter_lines()
        for count, statement in enumerate(statements):
            if count == self._limit:
                return
            yield statement

    def read_at(self, position: int) -> RawStatement:
        """Return the statement at the `position` of an earlier one."""
        if self.is_array:
            return self._check(f"{self.path.name}, statement {position + 1}", position, self._array[position])
        if self._file is None:
            self._file = self.path.open("rb")
        self._file.seek(position)
        return self._parse_line(f"{self.path.name}, byte {position}", position, self._file.readline())

    def close(self) -> None:
        """Release what was read."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self.__dict__.pop("_array", None)

    @cached_property
    def _array(self) -> list[Any]:
        if self.size > MAX_ARRAY_BYTES:
            raise CasegraphError(
                f"{self.path} is one JSON array of {self.size:,} bytes; "
                f"at most {MAX_ARRAY_BYTES:,} are read at once.",
                "Write one statement a line, for example with: jq -c '.[]' FILE > FILE.jsonl",
            )
        try:
            array = orjson.loads(self.path.read_bytes().removeprefix(_BYTE_ORDER_MARK))
        except orjson.JSONDecodeError as error:
            raise CasegraphError(f"{self.path} is not JSON: {error}.", "Get the file again.") from None
        if not isinstance(array, list):
            raise CasegraphError(f"{self.path} is not an array of statements.", "Get the file again.")
        return array

    def _iter_array(self) -> Iterator[RawStatement]:
        for position in range(len(self._array)):
            yield self.read_at(position)

    def _iter_lines(self) -> Iterator[RawStatement]:
        position = 0
        with self.path.open("rb") as file:
            for number in range(1, self.size + 2):
                line = file.readline(MAX_LINE_BYTES + 1)
                if not line:
                    return
                if len(line) > MAX_LINE_BYTES:
                    raise CasegraphError(
                        f"{self.path}, line {number} has more than {MAX_LINE_BYTES:,} bytes, too many for a "
                        "statement.",
                        "Write one statement a line.",
                    )
                if line.strip():
                    yield self._parse_line(f"{self.path.name}, line {number}", position, line)
                position += len(line)

    def _parse_line(self, place: str, position: int, line: bytes) -> RawStatement:
        try:
            value = orjson.loads(line.removeprefix(_BYTE_ORDER_MARK))
        except orjson.JSONDecodeError as error:
            return RawStatement(place, position, {}, f"the line is not JSON: {error}")
        return self._check(place, position, value)

    def _check(self, place: str, position: int, value: Any) -> RawStatement:
        if isinstance(value, dict):
            return RawStatement(place, position, value)
        return RawStatement(place, position, {}, "it is not an object")
