from __future__ import annotations

import pytest

from graph.errors import UnknownEntityError
from graph.model import Record
from graph.reading import find_entities, resolve_name
from graph.store import Store
from loaders.writer import load
from tests.fill_store import fill_store
from tests.graph.make_records import make_entity, make_source
from tests.graph.small_case import CASE


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
def test_names_are_found(small_store: Store, text: str, names: list[str]) -> None:
    assert [match.entity.name for match in find_entities(small_store, text)] == names


def test_the_exact_name_comes_first_and_scores_one(small_store: Store) -> None:
    matches = find_entities(small_store, "mukhtar ablyazov")
    assert (matches[0].entity.id, matches[0].score) == ("mukhtar", 1.0)
    assert matches[1].score < 1
    assert [match.entity.id for match in find_entities(small_store, "ablyazov", limit=1)] == ["mukhtar"]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("paper/lawyers", "paper/lawyers"),
        ("Ablyazov", "mukhtar"),
        ("Shalabaeva", "alma"),
        ("RUSSIA", "russia"),
    ],
)
def test_one_entity_is_meant(small_store: Store, text: str, id_: str) -> None:
    assert resolve_name(small_store, text).entity.id == id_


def test_several_may_be_meant_or_none(store: Store) -> None:
    people: list[Record] = [
        make_source("paper"),
        make_entity("a", "Person", "Igor Vdovin"),
        make_entity("b", "Person", "Oleg Vdovin", aliases=("Алексей Вдовин",)),
    ]
    assert load(store, CASE, people).written == 3
    with pytest.raises(UnknownEntityError, match=r"Igor Vdovin \(a\); Oleg Vdovin \(b\)"):
        resolve_name(store, "Vdovin")
    # One of the two is written in Cyrillic, and both have this name.
    with pytest.raises(UnknownEntityError, match=r"Igor Vdovin \(a\)"):
        resolve_name(store, "Вдовин")
    assert resolve_name(store, "Алексей Вдовин").entity.id == "b"
    with pytest.raises(UnknownEntityError, match="is called 'Nobody'"):
        resolve_name(store, "Nobody")
    with pytest.raises(UnknownEntityError, match="is called '!'"):
        resolve_name(store, "!")


def load_names_in_several_scripts(store: Store) -> None:
    """Load people whose names are in several scripts, and one whose name is in plain Latin letters."""
    people: list[Record] = [
        make_source("paper"),
        make_entity("cyrillic", "Person", "Мухтар Аблязов"),
        make_entity("soft-sign", "Person", "Андрей Мельник"),
        make_entity("arabic", "Person", "محمد"),
        make_entity("greek", "Person", "Γιώργος Παπαδόπουλος"),
        make_entity("georgian", "Person", "გიორგი მარგველაშვილი"),
        make_entity("latin", "Person", "Alma Shalabayeva"),
        make_entity("polish", "Person", "Józef Łaski"),
        make_entity("alias", "Person", "Tatiana", aliases=("Татьяна Параскевич",)),
    ]
    assert load(store, CASE, people).written == len(people)


@pytest.mark.parametrize(
    ("text", "id_", "score"),
    [
        ("Mukhtar Ablyazov", "cyrillic", 0.9),
        ("ablyazov", "cyrillic", None),
        ("Ablyaz", "cyrillic", None),
        ("Мухтар Аблязов", "cyrillic", 1),
        ("Abliazov", "cyrillic", None),
        ("Andrey Melnik", "soft-sign", 0.9),
        ("Andrei Melnik", "soft-sign", 0.9),
        ("Андреи Мельник", "soft-sign", 1),
        ("mhmd", "arabic", 0.9),
        ("محمد", "arabic", 1),
        ("Giorgos Papadopoulos", "greek", 0.9),
        ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "greek", None),
        ("giorgi margvelashvili", "georgian", 0.9),
        ("გიორგი", "georgian", None),
        ("Алма Шалабаева", "latin", None),
        ("Алма", "latin", None),
        ("Jozef Laski", "polish", 1),
        ("Tatyana Paraskevich", "alias", 0.9),
    ],
)
def test_a_name_is_found_in_another_script(
    shared_store: Store, text: str, id_: str, score: float | None
) -> None:
    fill_store(shared_store, load_names_in_several_scripts)
    (match,) = find_entities(shared_store, text)
    assert match.entity.id == id_
    assert match.score == score if score else match.score < 0.9
    assert resolve_name(shared_store, text).entity.id == id_
