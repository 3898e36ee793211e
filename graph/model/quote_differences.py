"""Say in words how a quote differs from a text, for a person who does not see the difference."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.comparable_text import ComparableText, make_comparable
from graph.model.locators import chars_locator

_SHOWN_CHARACTERS = 40


def describe_difference(quote: str, words: str) -> str:
    """Return how a quote differs from the words that it should equal, as a phrase after "differs"."""
    if small := describe_small_difference(quote, words):
        return small
    quoted, original = _Passage(quote), _Passage(words)
    shorter = min(len(quoted.joined.text), len(original.joined.text))
    common = _find_greatest(shorter, lambda n: quoted.joined.text[:n] == original.joined.text[:n])
    if common == len(quoted.joined.text):
        return f"in its end: the text goes on with {original.show(common)}"
    if common == len(original.joined.text):
        return f"in its end: the text ends before {quoted.show(common)}"
    start = quoted.find_word_start(common)
    return f"from {quoted.show(start)} on, where the text has {original.show(start)}"


def describe_small_difference(quote: str, words: str) -> str:
    """Return how a quote differs that a reader would take for the same words; empty where it differs more."""
    quoted, original = _Passage(quote), _Passage(words)
    if quoted.comparable.text == original.comparable.text:
        return "only in blanks, quotation marks, hyphens or invisible characters"
    if quoted.joined.text == original.joined.text:
        return "only in how words are divided, by hyphens or blanks"
    if _simplify(quoted.joined.text) == _simplify(original.joined.text):
        return "only in capital letters or accents"
    return ""


def explain_absence(text: str, parts: Sequence[str]) -> str:
    """Return why a text does not have a quote, and what it has instead, as one sentence.

    Args:
        text: the text.
        parts: the parts of the quote between its gaps; at least one.
    """
    passage = _Passage(text)
    missing = next(
        (part for part in map(_Passage, parts) if part.joined.text not in passage.joined.text), None
    )
    if missing is None:
        return "The text has each part of the quote, but not in this order."
    simple = _simplify(missing.joined.text)
    start = _simplify(passage.joined.text).find(simple)
    if start >= 0:
        place = passage.locate(start, start + len(simple))
        shown = passage.show(start, start + len(simple))
        return f"The text has {shown} at {place}, with other capital letters or accents."
    return (
        _explain_from_beginning(passage, missing)
        or _explain_from_end(passage, missing)
        or f"The text has neither the beginning nor the end of {missing.show(0)}."
    )


@dataclass(frozen=True)
class _Passage:
    """A text or a quote with its comparable forms. Positions are those of the joined form."""

    original: str

    @cached_property
    def comparable(self) -> ComparableText:
        return make_comparable(self.original)

    @cached_property
    def joined(self) -> ComparableText:
        return self.comparable.joined()

    def find_word_start(self, position: int) -> int:
        """Return the position where the word begins that the position is in."""
        starts = self.joined.starts
        start = starts[position] if position < len(starts) else len(self.original)
        while start > 0 and not self.original[start - 1].isspace():
            start -= 1
        return bisect_left(starts, start)

    def find_word_end(self, position: int) -> int:
        """Return the position after the word that ends at the position or later."""
        end = self.joined.starts[position]
        while end < len(self.original) and not self.original[end - 1 : end].isspace():
            end += 1
        return bisect_left(self.joined.starts, end)

    def show(self, start: int, end: int | None = None) -> str:
        """Return the words from a position on, or up to `end`, cut, in quotation marks."""
        if start >= len(self.joined.starts):
            return "its end"
        first = self.joined.starts[start]
        last = first + 2 * _SHOWN_CHARACTERS if end is None else self.joined.ends[end - 1]
        words = " ".join(self.original[first:last].split())
        return f'"{words}"' if len(words) <= _SHOWN_CHARACTERS else f'"{words[:_SHOWN_CHARACTERS]}..."'

    def locate(self, start: int, end: int) -> str:
        return chars_locator(*self.joined.original_span(start, end))


def _explain_from_beginning(text: _Passage, quote: _Passage) -> str:
    words = quote.joined.text
    common = _find_greatest(len(words), lambda length: words[:length] in text.joined.text)
    start = text.joined.text.find(words[:common])
    differs = quote.find_word_start(common)
    if differs == 0:
        return ""
    place = text.locate(start, start + differs)
    shown = text.show(start + differs)
    return f"The text has the beginning of it at {place}, and then {shown} instead of {quote.show(differs)}."


def _explain_from_end(text: _Passage, quote: _Passage) -> str:
    words = quote.joined.text
    common = _find_greatest(len(words), lambda length: words[len(words) - length :] in text.joined.text)
    agrees = quote.find_word_end(len(words) - common - 1)
    if agrees >= len(words):
        return ""
    start = text.joined.text.find(words[agrees:])
    place = text.locate(start, start + len(words) - agrees)
    return f"The text has only the end of it, from {quote.show(agrees)} on, at {place}."


def _find_greatest(limit: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest number up to `limit` for which `holds`, which holds for all smaller ones too."""
    return bisect_left(range(1, limit + 1), True, key=lambda number: not holds(number))


def _simplify(text: str) -> str:
    """Return the text without capitals and accents; each character keeps its position."""
    return "".join(map(_simplify_character, text))


def _simplify_character(char: str) -> str:
    if char.isascii():
        return char.lower()
    lower = unicodedata.normalize("NFD", char)[0].lower()
    return lower if len(lower) == 1 else char
