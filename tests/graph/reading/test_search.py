from __future__ import annotations

import pytest

from graph.errors import UnknownEntityError
from graph.model.records import Record
from graph.reading import find, resolve
from graph.store import Store
from graph.store.mapping.search_text import fold, searchable, words
from loaders.writer import load
from tests.graph.made_up import source
from tests.graph.small_case import CASE, named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Alma Shalabayeva", ["Alma Shalabayeva"]),
        ("SHALABAYEVA alma", ["Alma Shalabayeva"]),
        ("Shalabaeva", ["Alma Shalabayeva"]),
        ("Abliazov", ["Mukhtar Ablyazov", "lawyers of Mukhtar Ablyazov"]),
        ("abl", ["Mukhtar Ablyazov", "lawyers of Mukhtar Ablyazov"]),
        ("Áblyazov", ["Mukhtar Ablyazov", "lawyers of Mukhtar Ablyazov"]),
        ("bta", ["BTA Bank"]),
        ("Solodchenko OR Paraskevich", []),
        ("Zhanaozen", []),
        ("", []),
        ('("/!* AND ~[', []),
    ],
)
def test_names_are_found(case: Store, text: str, names: list[str]) -> None:
    assert [match.entity.name for match in find(case, text)] == names


def test_the_exact_name_comes_first_and_scores_one(case: Store) -> None:
    found = find(case, "mukhtar ablyazov")
    assert (found[0].entity.id, found[0].score) == ("mukhtar", 1.0)
    assert found[1].score < 1
    assert [match.entity.id for match in find(case, "ablyazov", limit=1)] == ["mukhtar"]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("paper/lawyers", "paper/lawyers"),
        ("Ablyazov", "mukhtar"),
        ("Shalabaeva", "alma"),
        ("RUSSIA", "russia"),
    ],
)
def test_one_entity_is_meant(case: Store, text: str, id_: str) -> None:
    assert resolve(case, text).id == id_


def test_several_may_be_meant_or_none(store: Store) -> None:
    people: list[Record] = [
        source("paper"),
        named("a", "Person", "Igor Vdovin"),
        named("b", "Person", "Oleg Vdovin", aliases=("Алексей Вдовин",)),
    ]
    assert load(store, CASE, people).written == 3
    with pytest.raises(UnknownEntityError, match=r"Igor Vdovin \(a\); Oleg Vdovin \(b\)"):
        resolve(store, "Vdovin")
    assert resolve(store, "Вдовин").id == "b"
    with pytest.raises(UnknownEntityError, match="is called 'Nobody'"):
        resolve(store, "Nobody")
    with pytest.raises(UnknownEntityError, match="is called '!'"):
        resolve(store, "!")


def test_folding() -> None:
    assert fold("Éva STRAẞE ﬁ Й") == "eva strasse fi и"
    assert words("O'Neil, (Jr.) AND 5 *") == ["o", "neil", "jr", "and", "5"]
    assert searchable(["Éva", "eva", "E. Å."]) == "eva e a"
