"""Someone with the same or nearly the same name is never hidden behind an exact match."""

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


def load_namesakes(store: Store) -> None:
    """Load people who share a name or differ in a letter, a vowel sign, an apostrophe or the script."""
    people: list[Record] = [
        make_source("paper"),
        make_entity("sergei-1", name="Sergei Orlov"),
        make_entity("sergei-2", name="Sergei Orlov"),
        make_entity("sergey", name="Sergey Orlov"),
        make_entity("petrov-latin", name="Ivan Petrov"),
        make_entity("petrov-cyrillic", name="Иван Петров"),
        make_entity("khan", name="Sara Khan"),
        make_entity("khan-alias", name="S. Qureshi", aliases=("Sara Khan",)),
        make_entity("smith", name="John Smith"),
        make_entity("smith-a", name="John A. Smith"),
        make_entity("smith-firm", "Organisation", name="John Smith Ltd"),
        make_entity("mira", name="मीरा"),
        make_entity("mara", name="मारा"),
        make_entity("rina-bengali", name="রিনা"),
        make_entity("rana-bengali", name="রানা"),
        make_entity("obrien", name="Sean O\u2019Brien"),
        make_entity("said", name="Edward Sa\u02bfid"),
        make_entity("lodz", name="Łukasz Đorđević"),
        make_entity("thai", name="ปวีณา"),
        make_entity("thai-2", name="ปวิณา"),
        make_entity("xi", name="習近平"),
        make_entity("kim", name="김정은"),
        make_entity("muhammad", name="مُحَمَّد الأحمد"),
    ]
    assert load(store, CASE, people).written == len(people)


@pytest.fixture
def namesakes(shared_store: Store) -> Store:
    fill_store(shared_store, load_namesakes)
    return shared_store


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Sergei Orlov", ["sergei-1", "sergei-2", "sergey"]),
        ("Sergey Orlov", ["sergey", "sergei-1", "sergei-2"]),
        ("Ivan Petrov", ["petrov-latin", "petrov-cyrillic"]),
        ("Иван Петров", ["petrov-cyrillic", "petrov-latin"]),
        ("Sara Khan", ["khan-alias", "khan"]),
        ("John Smith", ["smith", "smith-a", "smith-firm"]),
    ],
)
def test_all_bearers_of_a_name_are_found(namesakes: Store, text: str, ids: list[str]) -> None:
    assert [match.entity.id for match in find_entities(namesakes, text)] == ids


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("मीरा", {"mira"}),
        ("मारा", {"mara"}),
        ("রিনা", {"rina-bengali"}),
        ("রানা", {"rana-bengali"}),
        ("ปวีณา", {"thai"}),
        ("ปวิณา", {"thai-2"}),
        ("김정은", {"kim"}),
        ("習近平", {"xi"}),
        ("SEAN O'BRIEN", {"obrien"}),
        ("Sean O\u02bcBrien", {"obrien"}),
        ("Sean O\u02bbBrien", {"obrien"}),
        ("Edward Sa\u02bcid", {"said"}),
        ("Lukasz Dordevic", {"lodz"}),
        ("محمد الاحمد", {"muhammad"}),
        ("김정", set()),
        ("近平", set()),
        ("OBrien", set()),
    ],
)
def test_a_name_is_exact_only_if_every_letter_is_the_same(
    namesakes: Store, text: str, exact: set[str]
) -> None:
    assert {match.entity.id for match in find_entities(namesakes, text) if match.score == 1} == exact


@pytest.mark.parametrize(
    ("text", "id_"),
    [("OBrien", "obrien"), ("Edward Said", "said"), ("近平", "xi"), ("김정", "kim"), ("ปวี", "thai")],
)
def test_a_part_or_another_spelling_finds_the_name_first(namesakes: Store, text: str, id_: str) -> None:
    assert find_entities(namesakes, text)[0].entity.id == id_


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sergei Orlov", r"Sergei Orlov \(sergei-1\); Sergei Orlov \(sergei-2\)"),
        ("Ivan Petrov", r"Ivan Petrov \(petrov-latin\); Иван Петров \(petrov-cyrillic\)"),
        ("Sara Khan", r"S. Qureshi \(khan-alias\); Sara Khan \(khan\)"),
    ],
)
def test_a_name_of_two_is_not_resolved(namesakes: Store, text: str, names: str) -> None:
    with pytest.raises(UnknownEntityError, match=f"{text!r} may be any of these: {names}"):
        resolve_name(namesakes, text)


def test_the_same_words_in_a_longer_name_of_the_same_kind_are_reported(namesakes: Store) -> None:
    resolved = resolve_name(namesakes, "John Smith")
    assert (resolved.entity.id, [entity.id for entity in resolved.namesakes]) == ("smith", ["smith-a"])
    assert resolve_name(namesakes, "smith").namesakes == ()
