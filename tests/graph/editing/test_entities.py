"""Whom and what analysts add: under a free id, corrected by version, withdrawn once nothing names it."""

from __future__ import annotations

from typing import Any

import pytest

from graph.editing.analyst_dataset import ANALYST
from graph.editing.claims import Draft, add_claim, withdraw_claim
from graph.editing.entities import add_entity, correct_entity, withdraw_entity
from graph.errors import ConflictError, FaultsError, UnknownEntityError
from graph.model.records import Entity, Money
from graph.reading.records import entities
from graph.reading.versions import versions
from graph.store import Store
from tests.graph.editing.sayings import INES, OMAR, draft, says


def made(name: str, kind: str = "Person", id_: str = "", **more: Any) -> Entity:
    return Entity(id=id_, kind=kind, name=name, dataset=ANALYST.id, **more)


def held(store: Store, id_: str) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(entity.kind, entity.name, entity.datasets) for entity in entities(store, [id_])}


def done(store: Store, id_: str) -> list[tuple[int, str, str]]:
    return [(v.number, v.author, v.action) for v in versions(store, "entity", [id_])]


def test_an_entity_is_added_and_may_be_named(case: Store) -> None:
    id_ = add_entity(
        case, INES, made("Yelena Tyshchenko", aliases=("Elena T.",), properties={"born": "1973"})
    )

    assert id_ == "yelena-tyshchenko"
    assert held(case, id_) == {("Person", "Yelena Tyshchenko", ("analyst",))}
    assert done(case, id_) == [(1, "ines", "added")]
    assert add_claim(case, INES, draft(f"{id_} MET mukhtar"))


@pytest.mark.parametrize(
    ("added", "id_"),
    [
        (made("Alma"), "alma-2"),
        (made("Ялена Жук"), "yalena-zhuk"),
        (made("Қасым Щепин"), "qasym-shchepin"),
        (made("مختار"), "person"),
        (made("Élodie Ștefan"), "elodie-stefan"),
        (made("x" * 90), "x" * 60),
        (made("Two bankers", "Group", named=False, source="paper"), "paper/two-bankers"),
        (made("History", "Group", named=False, source="paper"), "paper/history-2"),
        (made("Whoever", id_="some.one-1"), "some.one-1"),
    ],
)
def test_an_id_is_given_or_made_of_the_name(case: Store, added: Entity, id_: str) -> None:
    assert add_entity(case, INES, added) == id_


def test_an_id_that_is_taken_is_a_conflict(case: Store) -> None:
    with pytest.raises(ConflictError, match=r"There is an entity 'bta' already: BTA Bank \(Organisation\)"):
        add_entity(case, INES, made("BTA", "Organisation", "bta"))


def test_all_that_is_wrong_comes_at_once(case: Store) -> None:
    wrong = made("A ship", "Organisation", named=False, properties={"iso": "KZ", "jurisdiction": "bta"})

    with pytest.raises(FaultsError) as caught:
        add_entity(case, INES, wrong)

    assert {field for field, _ in caught.value.faults} == {"source", "iso", "jurisdiction"}
    assert entities(case, ["organisation", "a-ship"]) == []


def test_a_correction_is_a_further_version(case: Store) -> None:
    id_ = add_entity(case, INES, made("Yelena T"))

    correct_entity(case, OMAR, 1, made("Yelena Tyshchenko", id_=id_, aliases=("Yelena T",)))
    correct_entity(case, OMAR, 2, made("Yelena Tyshchenko", id_=id_, aliases=("Yelena T",)))

    assert held(case, id_) == {("Person", "Yelena Tyshchenko", ("analyst",))}
    assert done(case, id_) == [(1, "ines", "added"), (2, "omar", "corrected")]
    with pytest.raises(ConflictError, match="no longer at version 1: omar corrected it"):
        correct_entity(case, INES, 1, made("Yelena", id_=id_))


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\ufeff", "\x07", "\n", "\ufdd0", "\u00ad"])
def test_a_name_with_a_character_that_nobody_sees_is_refused(case: Store, hidden: str) -> None:
    with pytest.raises(FaultsError) as caught:
        add_entity(case, INES, made(f"Yel{hidden}ena", aliases=("Lena", f"Le{hidden}na")))

    assert {field for field, _ in caught.value.faults} == {"name", "aliases 2"}


def test_a_name_needs_more_than_blanks_and_keeps_its_joiners(case: Store) -> None:
    with pytest.raises(FaultsError, match="name: is empty"):
        add_entity(case, INES, made("\u00a0 \u200d"))

    assert add_entity(case, INES, made("م\u200cن")) == "person"


def test_its_kind_stays(case: Store) -> None:
    id_ = add_entity(case, INES, made("Yelena"))

    with pytest.raises(FaultsError, match="kind: 'yelena' is a Person"):
        correct_entity(case, INES, 1, made("Yelena", "Place", id_))


def test_what_a_claim_names_in_any_way_cannot_be_withdrawn(case: Store) -> None:
    for name in ("end", "speaker", "subject", "value"):
        add_entity(case, INES, made(name))
    add_entity(case, INES, made("Utopia", "State"))
    add_entity(case, INES, made("Court", "Organisation", properties={"jurisdiction": "utopia"}))
    claims = {
        "end": add_claim(case, INES, draft("alma MET end")),
        "speaker": add_claim(case, INES, draft("alma MET roman", said_by=("speaker",))),
        "subject": add_claim(case, INES, Draft(says("subject born", "1950"))),
    }

    for id_, claim in claims.items():
        with pytest.raises(ConflictError, match=f"{id_!r} is named by claim {claim}"):
            withdraw_entity(case, INES, id_, 1)
    with pytest.raises(ConflictError, match="'utopia' is named by entity court"):
        withdraw_entity(case, INES, "utopia", 1)
    withdraw_entity(case, INES, "value", 1)

    assert held(case, "value") == set()
    assert held(case, "speaker") == {("Person", "speaker", ("analyst",))}


def test_it_is_withdrawn_when_no_claim_stands_and_comes_back(case: Store) -> None:
    id_ = add_entity(case, INES, made("Yelena"))
    claim = add_claim(case, INES, draft(f"alma MET {id_}"))
    withdraw_claim(case, INES, claim, 1)

    withdraw_entity(case, OMAR, id_, 1)

    assert held(case, id_) == {("Person", "Yelena", ())}
    with pytest.raises(ConflictError, match="withdrawn by omar"):
        withdraw_entity(case, INES, id_, 2)
    with pytest.raises(FaultsError, match=f"there is no entity '{id_}'"):
        add_claim(case, INES, draft(f"alma MET {id_}"))
    assert add_entity(case, INES, made("Yelena", id_=id_)) == id_
    assert done(case, id_) == [(1, "ines", "added"), (2, "omar", "withdrawn"), (3, "ines", "restored")]
    assert add_claim(case, INES, draft(f"alma MET {id_}")) == claim


@pytest.mark.parametrize("name", ["Yelena", "Елена", "مختار"])
def test_nobody_gets_the_id_and_the_history_of_one_who_was_withdrawn(case: Store, name: str) -> None:
    first = add_entity(case, INES, made(name))
    withdraw_entity(case, INES, first, 1)

    second = add_entity(case, OMAR, made(name))

    assert second == f"{first}-2"
    assert done(case, first) == [(1, "ines", "added"), (2, "ines", "withdrawn")]
    assert done(case, second) == [(1, "omar", "added")]


def test_those_of_a_case_are_left_alone(case: Store) -> None:
    with pytest.raises(ConflictError, match=r"Alma Shalabayeva \(alma\) belongs to a case"):
        correct_entity(case, INES, 1, made("Alma", id_="alma"))
    with pytest.raises(ConflictError, match="belongs to a case"):
        withdraw_entity(case, INES, "alma", 1)
    with pytest.raises(UnknownEntityError):
        withdraw_entity(case, INES, "nobody", 1)


def test_an_amount_keeps_its_currency(case: Store) -> None:
    owns = draft("mukhtar OWNS bta", properties={"amount": Money(4.5, "USD")})
    id_ = add_claim(case, INES, owns)

    ((*_, stored),) = case.read("claims_by_id", ids=[id_]).rows
    assert (stored["amount"], stored["amount_currency"]) == (4.5, "USD")
