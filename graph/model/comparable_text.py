"""A text in the form in which quotes are compared, with the place that each character has in the original.

Words that were copied from a PDF, a web page or a word processor have other blanks and line breaks, quotation
marks and hyphens, ligatures, or letters with their accents as separate characters. The comparable form is the
same for all of them; accents, capital letters and punctuation stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model.characters import DEFAULT_IGNORABLE

_QUOTATION_MARKS = (
    '"`\u00ab\u00b4\u00bb\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u055a\u05f3\u05f4\u2018\u2019\u201a\u201b'
    "\u201c\u201d\u201e\u201f\u2032\u2033\u2035\u2036\u2039\u203a\u300c\u300d\u300e\u300f\u301d\u301e\u301f\ua78b"
    "\ua78c\uff02\uff07"
)
_HYPHENS = "\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
# Each character for one other, so that no place changes.
_SAME_PLACE = str.maketrans(_QUOTATION_MARKS + _HYPHENS, "'" * len(_QUOTATION_MARKS) + "-" * len(_HYPHENS))

_WORDS_OR_BLANKS = re.compile(r"\S+(?: \S+)*|\s+")
_WORD_OR_BLANK = re.compile(r"\S+| ")
_JOINED = re.compile("[^ -]+")
_INVISIBLE = re.compile(f"[{DEFAULT_IGNORABLE}]")
_KOREAN_VOWELS_AND_FINALS = re.compile("[\u1161-\u11ff]")


@dataclass(frozen=True)
class ComparableText:
    """A text in its comparable form.

    Args:
        text: the comparable form.
        starts, ends: where the part of the original that each character stands for begins, and ends. A
            ligature stands for several characters, which then have the same place.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and end in the original of a part of the comparable form."""
        return self.starts[start], self.ends[end - 1]

    def joined(self) -> ComparableText:
        """Return the text without blanks and hyphens: how words are divided into lines has no effect."""
        spans = [match.span() for match in _JOINED.finditer(self.text)]
        return ComparableText(
            "".join(self.text[start:end] for start, end in spans),
            array("I", (place for start, end in spans for place in self.starts[start:end])),
            array("I", (place for start, end in spans for place in self.ends[start:end])),
        )


def make_comparable(text: str) -> ComparableText:
    """Return a text in its comparable form: blanks are one space each, and none is at its start or end."""
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    for start, end, part in _iter_parts(text.translate(_SAME_PLACE)):
        if part == " " and (not parts or parts[-1] == " "):
            continue
        parts.append(part)
        if len(part) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(part))
            ends.extend([end] * len(part))
    if parts and parts[-1] == " ":
        parts.pop(), starts.pop(), ends.pop()
    return ComparableText("".join(parts), starts, ends)


def is_part_of_letter(char: str) -> bool:
    """Return whether a character continues the letter before it, such as an accent or a vowel sign."""
    return unicodedata.category(char)[0] == "M" or _KOREAN_VOWELS_AND_FINALS.match(char) is not None


def _iter_parts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each part of a text with its comparable form: a space, words or a character."""
    for match in _WORDS_OR_BLANKS.finditer(text):
        words, start = match[0], match.start()
        if words.isspace():
            yield start, match.end(), " "
        elif _is_comparable(words):
            yield start, match.end(), words
        else:
            for part in _WORD_OR_BLANK.finditer(words):
                if _is_comparable(part[0]):
                    yield start + part.start(), start + part.end(), part[0]
                else:
                    yield from _iter_characters(part[0], start + part.start())


def _is_comparable(words: str) -> bool:
    return not _INVISIBLE.search(words) and unicodedata.is_normalized("NFKC", words)


def _iter_characters(word: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """Yield each character of a word together with the marks on it and what is invisible after it."""
    start = 0
    for end in range(1, len(word) + 1):
        if end < len(word) and (is_part_of_letter(word[end]) or _INVISIBLE.match(word[end])):
            continue
        if part := _make_character_comparable(word[start:end]):
            yield offset + start, offset + end, part
        start = end


def _make_character_comparable(character: str) -> str:
    normalized = unicodedata.normalize("NFKC", _INVISIBLE.sub("", character))
    # The compatibility form of an accent that stands alone is a blank and the accent.
    return "".join(normalized.split()).translate(_SAME_PLACE)
