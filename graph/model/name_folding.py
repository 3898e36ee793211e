"""Fold names: spellings that a reader takes for the same name become the same words, in any script.

The page folds what is typed with the same tables (`folding_tables`, `visualize/template/name_folding.js`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from anyascii import anyascii

from graph.model.characters import (
    APOSTROPHE_LETTERS,
    APOSTROPHES,
    DEFAULT_IGNORABLE,
    OPTIONAL_MARKS,
    STRETCHING,
    SYLLABIC,
)

_REMOVED = re.compile(f"[{DEFAULT_IGNORABLE}{OPTIONAL_MARKS}{STRETCHING}]")
_APOSTROPHE_LETTER = re.compile(f"[{APOSTROPHE_LETTERS}]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_SYLLABIC = re.compile(f"[{SYLLABIC}]")
_ASCII_WORD = re.compile("[0-9a-z]+")
_NOT_LATIN = re.compile("[^0-9A-Za-z]+")

# Letters that are written one for the other, beside those whose accent is a part of them.
_VARIANTS = {
    "\N{GREEK SMALL LETTER FINAL SIGMA}": "\N{GREEK SMALL LETTER SIGMA}",
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
}
# Latin letters that do not decompose: ß æ ø þ đ ł œ and others, up to the letters of African languages.
_LATIN_LETTERS = {
    letter: latin
    for letter in map(chr, range(0xDF, 0x2B0))
    if unicodedata.normalize("NFKD", letter) == letter and re.fullmatch("[a-z]+", latin := anyascii(letter))
}
_LETTERS = str.maketrans({**_VARIANTS, **_LATIN_LETTERS})

# The only pair of letters that is read as one: without this, Papadopoulos would become Papadopoylos.
_GREEK_OU = re.compile(
    "[\N{GREEK SMALL LETTER OMICRON}\N{GREEK CAPITAL LETTER OMICRON}]"
    "[\N{GREEK SMALL LETTER UPSILON}\N{GREEK SMALL LETTER UPSILON WITH TONOS}"
    "\N{GREEK CAPITAL LETTER UPSILON}\N{GREEK CAPITAL LETTER UPSILON WITH TONOS}]"
)

# Blocks of the alphabets that a page transliterates: Greek to Arabic, Devanagari to Thai, Georgian.
_ALPHABETS = (range(0x370, 0x6D4), range(0x900, 0xE80), range(0x10D0, 0x1100))


def fold_text(text: str) -> str:
    """Return `text` in small letters, without what may be left out or written in another way.

    These are accents, the vowel points of Hebrew and Arabic, compatibility forms and invisible characters.
    Latin letters that do not decompose become plain ones (ł ø đ æ œ ß þ). Signs for vowels that are part of
    the word, as in Devanagari or Thai, stay.
    """
    if text.isascii():
        return text.lower()
    bare = _REMOVED.sub("", unicodedata.normalize("NFKD", text))
    folded = _APOSTROPHE_LETTER.sub("'", bare.lower()).translate(_LETTERS)
    return unicodedata.normalize("NFC", folded)


def folded_words(text: str) -> list[str]:
    """Return the folded words of `text`, in its own script. None contains a special character of Lucene.

    Every apostrophe, hyphen and other punctuation ends a word. A Chinese character is a word of its own, so
    that a given name is found without the family name.
    """
    folded = fold_text(text)
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    return "".join(map(_spaced_character, folded)).split()


def remove_apostrophes(text: str) -> str:
    """Return `text` without apostrophes: as who does not hear or type them would write it."""
    return _APOSTROPHE.sub("", text)


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
    composed = _APOSTROPHE_LETTER.sub("'", compose_letters(text))
    return _ASCII_WORD.findall("".join(map(_latin_character, composed)).lower())


def folding_tables() -> dict[str, Any]:
    """Return what a page needs to fold and transliterate what is typed in the same way."""
    alphabets = (chr(code) for block in _ALPHABETS for code in block)
    return {
        "removed": _REMOVED.pattern,
        "apostrophe_letter": _APOSTROPHE_LETTER.pattern,
        "apostrophe": _APOSTROPHE.pattern,
        "syllabic": _SYLLABIC.pattern,
        "letters": {chr(code): letters for code, letters in _LETTERS.items()},
        "greek_ou": _GREEK_OU.pattern,
        "latin": {
            letter: _latin_character(letter).lower()
            for letter in alphabets
            if letter == letter.lower() and unicodedata.category(letter)[0] in "LMN"
        },
    }


@cache
def _spaced_character(character: str) -> str:
    """Return a character of a word, or a blank; with blanks around what is a word of its own."""
    if unicodedata.category(character)[0] not in "LMN":
        return " "
    return f" {character} " if _SYLLABIC.match(character) else character


@cache
def _latin_character(character: str) -> str:
    if character.isascii():
        return character
    is_part_of_word = unicodedata.category(character)[0] in "LMN"
    return _NOT_LATIN.sub("", anyascii(character)) if is_part_of_word else " "
