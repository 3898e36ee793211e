"""The encoding of a text file, and a copy in UTF-8 of a file that has another one.

`charset-normalizer` detects the encoding. It knows scripts apart well, but not the encodings of Latin
letters: a German table of Windows-1252 is Windows-1250 or Mac Roman to it. Among those, the one decides in
which the letters beyond ASCII are letters of large languages, in small inside words.
"""

from __future__ import annotations

import codecs
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path

import charset_normalizer

from graph.errors import CasegraphError
from loaders.tables.errors import reading
from loaders.tables.text_check import Utf8Check, check_utf8_lines, is_utf8, iter_chunks

ENCODING_HINT = "Save it as UTF-8, or name its encoding in the mapping (`encoding: cp1252`)."

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = ("cp1252", "cp1250", "mac_roman", "cp1254", "iso8859_2", "cp850", "cp852", "cp1257")
_OTHERS = (
    *("cp1251", "koi8_r", "cp866", "mac_cyrillic", "cp1253", "cp1255", "cp1256"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
_COMMON_LETTERS = frozenset("éèàçüöäßñóáíêâîôûãõåøæëïúòùìœłśżęąćńźőűčšžřěůýďťňşğı")
_HEAD_BYTES = 1 << 16


@dataclass(frozen=True)
class Encoding:
    """The encoding of a text file.

    Args:
        name: as Python knows it.
        utf8: which lines are UTF-8, where the file is UTF-8 with lines in it that are not; None otherwise.
    """

    name: str
    utf8: Utf8Check | None = None

    @property
    def label(self) -> str:
        """The name as people and programs for tables write it: `UTF-8`, `windows-1251`."""
        number = self.name.removeprefix("cp")
        return f"windows-{number}" if number.startswith("125") else self.name.upper().replace("_", "-")


def detect_encoding(path: Path, label: str) -> Encoding:
    """Return the encoding of all of a text file.

    Args:
        label: the file, for people.

    Raises:
        CasegraphError: it is binary, mixes encodings beyond repair, or its encoding cannot be recognised.
    """
    with reading(path), path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    for mark, name in _BYTE_ORDER_MARKS:
        if head.startswith(mark) and name != "utf-8":
            return Encoding(name)
    if wide := _detect_utf16(head):
        return Encoding(wide)
    if head.count(b"\x00") > len(head) // 20:
        raise CasegraphError(f"{label} is not a text file: it has many NUL characters.", "")
    if is_utf8(path):
        return Encoding("utf-8")
    lines = check_utf8_lines(path)
    if lines.valid_lines > lines.invalid_lines:
        return Encoding("utf-8", lines)
    legacy = detect_legacy_encoding(lines.sample)
    if legacy is None:
        raise CasegraphError(
            f"{label}, line {lines.first_invalid} is not UTF-8, and its encoding cannot be recognised.",
            ENCODING_HINT,
        )
    if lines.valid_lines and (legacy in _LATIN or lines.valid_lines > lines.invalid_lines // 20):
        raise CasegraphError(
            f"{label} mixes encodings: line {lines.first_valid} is UTF-8, and line {lines.first_invalid} "
            f"looks like {Encoding(legacy).label}.",
            ENCODING_HINT,
        )
    return Encoding(legacy)


def detect_legacy_encoding(sample: bytes) -> str | None:
    """Return the encoding of some lines that are not UTF-8, or None where none fits."""
    match = charset_normalizer.from_bytes(sample, cp_isolation=[*_LATIN, *_OTHERS]).best()
    if match is None or match.encoding in _OTHERS:
        return match.encoding if match else None
    scores = {name: score for name in _LATIN if (score := _score_letters(sample, name)) is not None}
    return max(scores, key=scores.__getitem__, default=None)


def transcode(path: Path, encoding: str, label: str) -> TemporaryFile:
    """Return a copy of a text file in UTF-8, made in small parts.

    Args:
        encoding: the encoding of the file, as Python or people name it.
        label: the file, for people.

    Raises:
        CasegraphError: the file is not in this encoding throughout; it names the line.
    """
    copy = TemporaryFile(".csv")
    line = 1
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
    except LookupError:
        raise CasegraphError(f"{encoding!r} is not a known encoding.", ENCODING_HINT) from None
    try:
        with reading(path), copy.path.open("wb") as out:
            for chunk in iter_chunks(path):
                text = decoder.decode(chunk)
                line += text.count("\n")
                out.write(text.encode())
            out.write(decoder.decode(b"", final=True).encode())
    except UnicodeError:
        name = Encoding(encoding).label
        raise CasegraphError(f"{label} is not {name} after line {line}.", ENCODING_HINT) from None
    return copy


class TemporaryFile:
    """A file that is deleted when nothing refers to it any more, or the program ends."""

    def __init__(self, suffix: str) -> None:
        with tempfile.NamedTemporaryFile(prefix="casegraph-", suffix=suffix, delete=False) as file:
            self.path = Path(file.name)
        self._finalizer = weakref.finalize(self, self.path.unlink, missing_ok=True)


def _detect_utf16(head: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is: of most scripts every second byte is small there."""
    even, odd = head[0:4096:2].count(0), head[1:4096:2].count(0)
    quarter = len(head[:4096]) // 8
    if min(even, odd) * 10 >= max(even, odd) or max(even, odd) < quarter:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _score_letters(sample: bytes, encoding: str) -> float | None:
    """Return how plausible the letters beyond ASCII are in an encoding, or None where it lacks some."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        # The sample may end in the middle of a character.
        return None
    score = 0.0
    for before, char in zip(f" {text}", text, strict=False):
        if char.isascii():
            continue
        if not char.isalpha():
            score -= 0.5
        elif char.isupper() and before.islower():
            score -= 1
        else:
            score += 1 if char.lower() in _COMMON_LETTERS else 0.2
    return score
