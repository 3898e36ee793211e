"""Passes over the bytes of a text file, before anything is read from it: encoding and length of lines.

What is decided here holds for the whole file, not only for its beginning: the first letter that is not
English may stand in the last line.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import CasegraphError
from loaders.tables.errors import reading
from loaders.tables.limits import MAX_LINE_BYTES

CHUNK_BYTES = 1 << 20
SAMPLE_BYTES = 256 * 1024


@dataclass(frozen=True)
class Utf8Check:
    """Which lines of a file are UTF-8; lines of ASCII alone count as neither.

    Args:
        valid_lines, invalid_lines: the number of lines with further characters that are, and are not, UTF-8.
        first_valid, first_invalid: the number of the first of each, from 1; 0 where there is none.
        sample: lines that are not UTF-8, up to 256 KiB, to detect their encoding.
    """

    valid_lines: int = 0
    invalid_lines: int = 0
    first_valid: int = 0
    first_invalid: int = 0
    sample: bytes = b""


def check_lines(path: Path, label: str) -> None:
    """Require that a file has no line that is too long to be read in small parts.

    Args:
        label: the file, for people.

    Raises:
        CasegraphError: it has one, with its number.
    """
    length, line = 0, 1
    for chunk in iter_chunks(path):
        # Macs of the last century end lines with a carriage return alone.
        end = b"\r" if b"\n" not in chunk and b"\r" in chunk else b"\n"
        first = chunk.find(end)
        length += len(chunk) if first < 0 else first
        if length > MAX_LINE_BYTES:
            limit = f"{MAX_LINE_BYTES // 1_000_000} MB"
            raise CasegraphError(
                f"{label}, line {line} is longer than {limit}.", "A table has a line break after each row."
            )
        if first >= 0:
            line += chunk.count(end)
            length = len(chunk) - chunk.rfind(end) - 1


def is_utf8(path: Path) -> bool:
    """Return whether all of a file is UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in iter_chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def check_utf8_lines(path: Path) -> Utf8Check:
    """Return which lines are UTF-8, for a file that is not UTF-8 throughout."""
    valid = invalid = first_valid = first_invalid = 0
    sample = bytearray()
    with reading(path), path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.isascii():
                continue
            try:
                line.decode()
            except UnicodeDecodeError:
                invalid += 1
                first_invalid = first_invalid or number
                sample += line[: SAMPLE_BYTES - len(sample)]
            else:
                valid += 1
                first_valid = first_valid or number
    return Utf8Check(valid, invalid, first_valid, first_invalid, bytes(sample))


def iter_chunks(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file in parts of 1 MiB."""
    with reading(path), path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
