"""Read entities from JSON: one a line, or a list, whose elements are read one by one."""

from __future__ import annotations

import codecs
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from graph.errors import CasegraphError
from loaders.record_stream import Position

MAX_LINE = 20_000_000
"""How long a line, or an element of a list, may be, in bytes or characters."""

_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value of a file.

    Args:
        place: where it is.
        value: what was parsed; None where `fault` says what is wrong.
    """

    place: str
    value: Any = None
    fault: str | None = None


def iter_json_values(path: Path, position: Position) -> Iterator[JsonValue]:
    """Yield the values of a file, those that are damaged with their faults.

    Raises:
        CasegraphError: the file cannot be read, or is a list that is damaged: nothing after the damage can be
            told apart.
    """
    try:
        with path.open("rb") as file:
            position.done, position.total = 0, path.stat().st_size
            head = file.read(_CHUNK).removeprefix(codecs.BOM_UTF8).lstrip()
            file.seek(0)
            yield from (
                _iter_list(file, path, position) if head[:1] == b"[" else _iter_lines(file, path, position)
            )
    except OSError as error:
        raise CasegraphError(f"{path} cannot be read: {error.strerror}.", "") from error


def _iter_lines(file: BinaryIO, path: Path, position: Position) -> Iterator[JsonValue]:
    number = 0
    while line := file.readline(MAX_LINE):
        number += 1
        position.done += len(line)
        place = f"{path.name}, line {number}"
        if len(line) >= MAX_LINE and not line.endswith(b"\n"):
            position.done += _skip_line(file)
            yield JsonValue(place, fault=f"is longer than {MAX_LINE // 1_000_000} MB")
            continue
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        line = line.strip()
        if not line:
            continue
        try:
            yield JsonValue(place, orjson.loads(line))
        except orjson.JSONDecodeError as error:
            yield JsonValue(place, fault=f"is not JSON: {error}")


def _skip_line(file: BinaryIO) -> int:
    """Read on to the end of a line, and return how many bytes that were."""
    skipped = 0
    while line := file.readline(_CHUNK):
        skipped += len(line)
        if line.endswith(b"\n"):
            break
    return skipped


def _iter_list(file: BinaryIO, path: Path, position: Position) -> Iterator[JsonValue]:
    """Yield the elements of a list, with only one of them and a piece of the file in memory."""
    reader = _TextReader(file, path, position)
    reader.skip("[")
    number = 0
    while not reader.at("]"):
        number += 1
        place = f"{path.name}, element {number}"
        yield reader.read_value(place)
        if not reader.at("]"):
            reader.skip(",")


class _NumberReader:
    """Reads the numbers of a value, and remembers one that JSON does not have; `orjson` refuses those too."""

    def __init__(self) -> None:
        self.fault: str | None = None

    def read_int(self, text: str) -> int | float:
        number = self.read_float(text)
        # Python reads no integer of more than some thousand digits.
        return number if math.isinf(number) else int(text)

    def read_float(self, text: str) -> float:
        number = float(text)
        if math.isinf(number):
            self.fault = "is not JSON: a number is too large"
        return number

    def read_constant(self, text: str) -> None:
        self.fault = f"is not JSON: {text} is no number"


def _find_text_fault(text: str, value: Any) -> str | None:
    """Return what is wrong with the texts of a value: half a character cannot be written as UTF-8."""
    if "\\ud" in text or "\\uD" in text:
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            return "is not JSON: it has half of a character"
    return None


class _TextReader:
    """Reads values from the text of a file, piece by piece."""

    def __init__(self, file: BinaryIO, path: Path, position: Position) -> None:
        self._file, self._path, self._position = file, path, position
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._numbers = _NumberReader()
        self._json = json.JSONDecoder(
            parse_int=self._numbers.read_int,
            parse_float=self._numbers.read_float,
            parse_constant=self._numbers.read_constant,
        )
        self._text = ""

    def at(self, mark: str) -> bool:
        """Return whether the next character that is no blank is this one."""
        return self._peek() == mark

    def skip(self, mark: str) -> None:
        """Read over a character that must come next."""
        if self._peek() != mark:
            raise self._damaged(f"expected {mark!r} after byte {self._position.done - len(self._text)}")
        self._text = self._text[1:]

    def read_value(self, place: str) -> JsonValue:
        """Return the value that comes next."""
        self._peek()
        size = _CHUNK
        while True:
            self._numbers.fault = None
            try:
                value, end = self._json.raw_decode(self._text)
            except RecursionError:
                raise self._damaged(f"{place} is nested too deep") from None
            except json.JSONDecodeError as error:
                # The value may go on in the next piece. Each one is twice as long, so that a long value takes
                # no time that grows with its square.
                if len(self._text) > MAX_LINE or not self._read(size):
                    raise self._damaged(f"{place}: {error.msg}") from None
                size *= 2
                continue
            # A number may go on, but an entity is an object.
            text, self._text = self._text[:end], self._text[end:]
            fault = self._numbers.fault or _find_text_fault(text, value)
            return JsonValue(place, fault=fault) if fault else JsonValue(place, value)

    def _peek(self) -> str:
        self._text = self._text.lstrip()
        while not self._text and self._read(_CHUNK):
            self._text = self._text.lstrip()
        return self._text[:1]

    def _read(self, size: int) -> bool:
        data = self._file.read(size)
        self._position.done += len(data)
        try:
            self._text += self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise self._damaged(f"is not UTF-8 before byte {self._position.done}: {error.reason}") from None
        return bool(data)

    def _damaged(self, what: str) -> CasegraphError:
        return CasegraphError(
            f"{self._path} is a JSON list that is damaged: {what}.",
            "Write its entities one a line; then only damaged lines are refused.",
        )
