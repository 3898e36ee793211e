"""Fold names for search, in the same way for the full-text index, for a page and for what a user types.

A name is also transliterated, so that an Arabic, Cyrillic, Greek or Georgian name is found by its Latin
spelling and a Latin name by its Cyrillic one. `docs/decisions/006-ready-libraries.md` says why by `anyascii`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii

_WORD = re.compile(r"\w+")

_NOT_LATIN = re.compile(r"[^0-9A-Za-z]+")

# The only pair of letters that is read as one: without this, Papadopoulos would become Papadopoylos.
_GREEK_OU = re.compile(
    "[\N{GREEK SMALL LETTER OMICRON}\N{GREEK CAPITAL LETTER OMICRON}]"
    "[\N{GREEK SMALL LETTER UPSILON}\N{GREEK SMALL LETTER UPSILON WITH TONOS}"
    "\N{GREEK CAPITAL LETTER UPSILON}\N{GREEK CAPITAL LETTER UPSILON WITH TONOS}]"
)


def fold_text(text: str) -> str:
    """Return `text` without accents, case and compatibility forms (NFKD, marks removed, case folded)."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def folded_words(text: str) -> list[str]:
    """Return the folded words of `text`, in its own script. None contains a special character of Lucene."""
    return _WORD.findall(fold_text(text))


def compose_letters(text: str) -> str:
    """Return `text` with each letter and its marks as one character (NFKC), and the Greek "ou" in Latin.

    `anyascii` transliterates one character at a time, so that the result must not depend on how a letter and
    its marks were typed.
    """
    return _GREEK_OU.sub("ou", unicodedata.normalize("NFKC", text))


def latin_words(text: str) -> list[str]:
    """Return the words of `text` in Latin letters and digits, folded, as `anyascii` transliterates them.

    A soft sign becomes no apostrophe, and an apostrophe, hyphen or other punctuation ends a word, as it does
    in `folded_words`.
    """
    return _WORD.findall("".join(map(_latin_character, compose_letters(text))).casefold())


def spellings(text: str) -> list[list[str]]:
    """Return the different spellings of `text`, each as a list of folded words.

    The first is in its own script. Of a text in another script than Latin, the others are in Latin letters:
    with accented letters transliterated as they are ("Andrey", from "Андрей") and without their accents
    ("Andrei").

    Returns:
        No spelling for a text without letters and digits.
    """
    folded = fold_text(text)
    words = _WORD.findall(folded)
    if folded.isascii():
        return [words] if words else []
    different = {tuple(each): each for each in (words, latin_words(text), latin_words(folded)) if each}
    return list(different.values())


def latin_spellings(names: Iterable[str]) -> list[str]:
    """Return the folded Latin spellings of those names that are not in plain Latin letters, each once."""
    # Most names are in plain Latin letters, and a page has tens of thousands of them.
    foreign = [name for name in names if not name.isascii()]
    latin = (spelling for name in foreign for spelling in spellings(name)[1:])
    return list(dict.fromkeys(" ".join(words) for words in latin)) if foreign else []


def make_search_text(names: Iterable[str]) -> str:
    """Return the text for the full-text index of an entity with these names: all their spellings."""
    return " ".join(dict.fromkeys(" ".join(words) for name in names for words in spellings(name)))


@cache
def _latin_character(character: str) -> str:
    if character.isascii():
        return character
    is_part_of_word = unicodedata.category(character)[0] in "LMN"
    return _NOT_LATIN.sub("", anyascii(character)) if is_part_of_word else " "
