"""Spellings of one name fold alike in every script, and names that differ in a letter do not."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from graph.model.characters import APOSTROPHES, DEFAULT_IGNORABLE, OPTIONAL_MARKS
from graph.model.name_folding import fold_text, folded_words
from tests.graph.model.name_rows import ALIKE, DIFFERENT


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_spellings_of_one_name_have_the_same_words(first: str, second: str) -> None:
    assert folded_words(first) == folded_words(second) != []


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_names_that_differ_in_a_letter_have_different_words(first: str, second: str) -> None:
    assert folded_words(first) != folded_words(second)


def test_folding_twice_changes_nothing() -> None:
    for name in (name for pair in (*ALIKE, *DIFFERENT) for name in pair):
        assert fold_text(fold_text(name)) == fold_text(name)


def test_words_of_a_name() -> None:
    assert folded_words("O\u02bcNeil-Łoś, (Jr.)") == ["o", "neil", "los", "jr"]
    assert folded_words("山田 太郎・シモン") == ["山", "田", "太", "郎", "シモン"]
    assert folded_words("ป๋วย อึ๊งภากรณ์") == ["ป๋วย", "อึ๊งภากรณ์"]


def test_every_apostrophe_ends_a_word() -> None:
    apostrophes = [char for char in map(chr, range(0xFF20)) if re.match(f"[{APOSTROPHES}]", char)]
    assert {"\u0027", "\u2019", "\u02bc", "\u02bb", "\u02bf"} <= set(apostrophes)
    assert {tuple(folded_words(f"o{apostrophe}neil")) for apostrophe in apostrophes} == {("o", "neil")}


def test_the_optional_marks_are_those_of_scripts_that_are_also_written_without() -> None:
    """The first word of a mark's name in Unicode is its script, or COMBINING for those of several scripts."""
    marks = [char for char in map(chr, range(0x10000)) if unicodedata.category(char)[0] == "M"]
    optional = {char for char in marks if re.match(f"[{OPTIONAL_MARKS}]", char)}
    scripts = ("COMBINING", "ARABIC", "HEBREW", "SYRIAC")
    by_name = {char for char in marks if unicodedata.name(char).startswith(scripts)}
    # The marks for voiced syllables in Japanese, and the tones in old writing of Sanskrit.
    kept = {"\u3099", "\u309a"} | {chr(code) for code in range(0xA8E0, 0xA8F2)}
    assert optional == by_name - kept


def test_what_is_ignorable_is_no_letter_that_is_seen() -> None:
    every_character = map(chr, range(sys.maxunicode + 1))
    ignorable = [char for char in every_character if re.match(f"[{DEFAULT_IGNORABLE}]", char)]
    assert {unicodedata.category(char) for char in ignorable} <= {"Cf", "Cn", "Mn", "Lo"}
    fillers = {unicodedata.name(char) for char in ignorable if unicodedata.category(char) == "Lo"}
    assert fillers == {
        *("HANGUL CHOSEONG FILLER", "HANGUL JUNGSEONG FILLER", "HANGUL FILLER", "HALFWIDTH HANGUL FILLER"),
    }
