"""Names in any script are folded alike for the index and for what is typed."""

from __future__ import annotations

import pytest

from graph.model import make_search_text, spellings
from graph.model.name_folding import fold_text, folded_words, latin_words


def test_folding() -> None:
    assert fold_text("Éva STRAẞE ﬁ Й") == "eva strasse fi и"
    assert folded_words("O'Neil, (Jr.) AND 5 *") == ["o", "neil", "jr", "and", "5"]
    assert make_search_text(["Éva", "eva", "E. Å."]) == "eva e a"
    assert make_search_text(["O'Neil"]) == "o neil oneil"


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Аблязов", ["ablyazov"]),
        ("محمد", ["mhmd"]),
        ("Παπαδόπουλος", ["papadopoulos"]),
        ("ΠΑΠΑΔΟΠΟΥΛΟΣ", ["papadopoulos"]),
        ("გიორგი", ["giorgi"]),
        ("Łódź", ["lodz"]),
        ("習近平", ["xijinping"]),
        ("हिन्दी", ["hindi"]),
    ],
)
def test_a_name_in_any_script_has_a_latin_spelling(name: str, latin: list[str]) -> None:
    assert latin_words(name) == latin
    assert latin in spellings(name)
    assert latin[0] in make_search_text([name]).split()


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Мельник", ["melnik"]),
        ("Объедков", ["obedkov"]),
        ("Ильясов-Мельник", ["ilyasov", "melnik"]),
        ("Дем\u2019янюк, (мл.)", ["dem", "yanyuk", "ml"]),
        ("Дем'янюк", ["dem", "yanyuk"]),
        ("O\u2019Neil", ["o", "neil"]),
    ],
)
def test_only_punctuation_of_the_name_itself_ends_a_word(name: str, latin: list[str]) -> None:
    assert latin_words(name) == latin
    assert len(folded_words(name)) == len(latin)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mukhtar Ablyazov", [["mukhtar", "ablyazov"]]),
        ("Éva", [["eva"]]),
        ("Андрей", [["андреи"], ["andrey"], ["andrei"]]),
        ("BTA Банк", [["bta", "банк"], ["bta", "bank"]]),
        ("", []),
        ("*!", []),
        ("—", []),
    ],
)
def test_spellings_differ_and_the_first_is_in_the_script_of_the_text(
    text: str, expected: list[list[str]]
) -> None:
    assert spellings(text) == expected


def test_the_index_holds_every_spelling_once() -> None:
    assert make_search_text(["Мухтар Аблязов", "Mukhtar Ablyazov"]) == "мухтар аблязов mukhtar ablyazov"
