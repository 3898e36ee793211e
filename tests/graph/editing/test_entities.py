"""Entities of analysts: they get an unused id, are corrected by version, and are withdrawn when unused."""

from __future__ import annotations

from typing import Any

import pytest

from graph.editing import (
    ANALYST,
    ClaimInput,
    add_claim,
    add_entity,
    correct_entity,
    withdraw_claim,
    withdraw_entity,
)
from graph.errors import ConflictError, InvalidRecordError, UnknownEntityError
from graph.model import Entity, Money
from graph.reading import load_entities, load_versions
from graph.store import Store
from tests.graph.editing.analysts import INES, OMAR, make_claim_input, make_property_claim


def make_entity(name: str, kind: str = "Person", id_: str = "", **more: Any) -> Entity:
    return Entity(id=id_, kind=kind, name=name, dataset=ANALYST.id, **more)


def load_summary(store: Store, id_: str) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(entity.kind, entity.name, entity.datasets) for entity in load_entities(store, [id_])}


def list_entity_versions(store: Store, id_: str) -> list[tuple[int, str, str]]:
    return [(v.number, v.author, v.action) for v in load_versions(store, "entity", [id_])]


def test_an_entity_is_added_and_can_be_used_in_a_claim(small_store: Store) -> None:
    id_ = add_entity(
        small_store,
        INES,
        make_entity("Yelena Tyshchenko", aliases=("Elena T.",), properties={"born": "1973"}),
    )

    assert id_ == "yelena-tyshchenko"
    assert load_summary(small_store, id_) == {("Person", "Yelena Tyshchenko", ("analyst",))}
    assert list_entity_versions(small_store, id_) == [(1, "ines", "added")]
    assert add_claim(small_store, INES, make_claim_input(f"{id_} MET mukhtar"))


@pytest.mark.parametrize(
    ("added", "id_"),
    [
        (make_entity("Alma"), "alma-2"),
        (make_entity("Ялена Жук"), "yalena-zhuk"),
        (make_entity("Қасым Щепин"), "qasym-shchepin"),
        (make_entity("مختار"), "mkhtr"),
        (make_entity("!"), "person"),
        (make_entity("Élodie Ștefan"), "elodie-stefan"),
        (make_entity("x" * 90), "x" * 60),
        (make_entity("Two bankers", "Group", named=False, source="paper"), "paper/two-bankers"),
        (make_entity("History", "Group", named=False, source="paper"), "paper/history-2"),
        (make_entity("Anna", id_="some.id-1"), "some.id-1"),
    ],
)
def test_an_id_is_chosen_or_made_from_the_name(small_store: Store, added: Entity, id_: str) -> None:
    assert add_entity(small_store, INES, added) == id_


def test_an_id_that_is_used_is_a_conflict(small_store: Store) -> None:
    with pytest.raises(ConflictError, match=r"There is already an entity 'bta': BTA Bank \(Organisation\)"):
        add_entity(small_store, INES, make_entity("BTA", "Organisation", "bta"))


def test_all_faults_are_reported_at_once(small_store: Store) -> None:
    invalid = make_entity(
        "A ship", "Organisation", named=False, properties={"iso": "KZ", "jurisdiction": "bta"}
    )

    with pytest.raises(InvalidRecordError) as caught:
        add_entity(small_store, INES, invalid)

    assert {fault.field for fault in caught.value.faults} == {
        "source",
        "properties.iso",
        "properties.jurisdiction",
    }
    assert load_entities(small_store, ["organisation", "a-ship"]) == []


def test_a_correction_is_a_new_version(small_store: Store) -> None:
    id_ = add_entity(small_store, INES, make_entity("Yelena T"))

    correct_entity(small_store, OMAR, 1, make_entity("Yelena Tyshchenko", id_=id_, aliases=("Yelena T",)))
    correct_entity(small_store, OMAR, 2, make_entity("Yelena Tyshchenko", id_=id_, aliases=("Yelena T",)))

    assert load_summary(small_store, id_) == {("Person", "Yelena Tyshchenko", ("analyst",))}
    assert list_entity_versions(small_store, id_) == [(1, "ines", "added"), (2, "omar", "corrected")]
    with pytest.raises(ConflictError, match="no longer at version 1: omar corrected it"):
        correct_entity(small_store, INES, 1, make_entity("Yelena", id_=id_))


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\ufeff", "\x07", "\n", "\ufdd0", "\u00ad"])
def test_a_name_with_an_invisible_character_is_refused(small_store: Store, hidden: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        add_entity(small_store, INES, make_entity(f"Yel{hidden}ena", aliases=("Lena", f"Le{hidden}na")))

    assert {fault.field for fault in caught.value.faults} == {"name", "aliases 2"}


def test_a_name_needs_more_than_blanks_and_keeps_its_joiners(small_store: Store) -> None:
    with pytest.raises(InvalidRecordError, match="name: is empty"):
        add_entity(small_store, INES, make_entity("\u00a0 \u200d"))

    assert add_entity(small_store, INES, make_entity("م\u200cن")) == "mn"


def test_the_kind_cannot_be_changed(small_store: Store) -> None:
    id_ = add_entity(small_store, INES, make_entity("Yelena"))

    with pytest.raises(InvalidRecordError, match="kind: 'yelena' is a Person"):
        correct_entity(small_store, INES, 1, make_entity("Yelena", "Place", id_))


def test_an_entity_that_a_record_uses_in_any_way_cannot_be_withdrawn(small_store: Store) -> None:
    for name in ("end", "speaker", "subject", "value"):
        add_entity(small_store, INES, make_entity(name))
    add_entity(small_store, INES, make_entity("Utopia", "State"))
    add_entity(small_store, INES, make_entity("Court", "Organisation", properties={"jurisdiction": "utopia"}))
    claims = {
        "end": add_claim(small_store, INES, make_claim_input("alma MET end")),
        "speaker": add_claim(small_store, INES, make_claim_input("alma MET roman", said_by=("speaker",))),
        "subject": add_claim(small_store, INES, ClaimInput(make_property_claim("subject born", "1950"))),
    }

    for id_, claim in claims.items():
        with pytest.raises(ConflictError, match=f"{id_!r} is used by claim {claim}"):
            withdraw_entity(small_store, INES, id_, 1)
    with pytest.raises(ConflictError, match="'utopia' is used by entity court"):
        withdraw_entity(small_store, INES, "utopia", 1)
    withdraw_entity(small_store, INES, "value", 1)

    assert load_summary(small_store, "value") == set()
    assert load_summary(small_store, "speaker") == {("Person", "speaker", ("analyst",))}


def test_an_unused_entity_is_withdrawn_and_can_be_restored(small_store: Store) -> None:
    id_ = add_entity(small_store, INES, make_entity("Yelena"))
    claim = add_claim(small_store, INES, make_claim_input(f"alma MET {id_}"))
    withdraw_claim(small_store, INES, claim, 1)

    withdraw_entity(small_store, OMAR, id_, 1)

    assert load_summary(small_store, id_) == {("Person", "Yelena", ())}
    with pytest.raises(ConflictError, match="withdrawn by omar"):
        withdraw_entity(small_store, INES, id_, 2)
    with pytest.raises(InvalidRecordError, match=f"there is no entity '{id_}'"):
        add_claim(small_store, INES, make_claim_input(f"alma MET {id_}"))
    assert add_entity(small_store, INES, make_entity("Yelena", id_=id_)) == id_
    assert list_entity_versions(small_store, id_) == [
        (1, "ines", "added"),
        (2, "omar", "withdrawn"),
        (3, "ines", "restored"),
    ]
    assert add_claim(small_store, INES, make_claim_input(f"alma MET {id_}")) == claim


@pytest.mark.parametrize("name", ["Yelena", "Елена", "مختار"])
def test_the_id_of_a_withdrawn_entity_is_not_used_again(small_store: Store, name: str) -> None:
    first = add_entity(small_store, INES, make_entity(name))
    withdraw_entity(small_store, INES, first, 1)

    second = add_entity(small_store, OMAR, make_entity(name))

    assert second == f"{first}-2"
    assert list_entity_versions(small_store, first) == [(1, "ines", "added"), (2, "ines", "withdrawn")]
    assert list_entity_versions(small_store, second) == [(1, "omar", "added")]


def test_an_entity_of_a_case_cannot_be_changed(small_store: Store) -> None:
    with pytest.raises(ConflictError, match=r"Alma Shalabayeva \(alma\) belongs to a case"):
        correct_entity(small_store, INES, 1, make_entity("Alma", id_="alma"))
    with pytest.raises(ConflictError, match="belongs to a case"):
        withdraw_entity(small_store, INES, "alma", 1)
    with pytest.raises(UnknownEntityError):
        withdraw_entity(small_store, INES, "nobody", 1)


def test_an_amount_keeps_its_currency(small_store: Store) -> None:
    owns = make_claim_input("mukhtar OWNS bta", properties={"amount": Money(4.5, "USD")})
    id_ = add_claim(small_store, INES, owns)

    ((*_, stored),) = small_store.read("claims_by_id", ids=[id_]).rows
    assert (stored["amount"], stored["amount_currency"]) == (4.5, "USD")
