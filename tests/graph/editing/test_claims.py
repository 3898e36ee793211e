"""Claims of analysts are added, corrected, withdrawn and restored. Claims of cases stay as they are."""

from __future__ import annotations

import pytest

from graph.editing import ClaimInput, add_claim, correct_claim, withdraw_claim
from graph.errors import ConflictError, InvalidRecordError, NotFoundError
from graph.model import make_claim_id
from graph.reading import load_claim, load_latest_version
from graph.store import Store
from tests.graph.editing.analysts import (
    INES,
    OMAR,
    list_versions,
    load_current_claims,
    make_claim,
    make_claim_input,
    make_property_claim,
    make_source,
)
from tests.graph.small_case import claim_id_of

MET = "alma MET nursultan"


def test_a_claim_is_added_with_its_author(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET, note="at a dinner"))

    assert id_ == make_claim_id(make_claim(MET), small_store.ontology)
    assert load_current_claims(small_store) == {(id_, "alma", "MET", "nursultan", "asserted")}
    version = load_latest_version(small_store, "claim", id_)
    assert version is not None
    assert (version.number, version.author, version.action) == (1, "ines", "added")
    assert version.record["note"] == "at a dinner"


def test_a_property_claim_is_added_with_its_author(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, ClaimInput(make_property_claim("trial lawfulness", "a farce")))

    rows = small_store.read("property_claims_of_dataset", dataset="analyst").rows
    assert {(entity, stored["id"], stored["value"]) for entity, stored in rows} == {("trial", id_, "a farce")}
    assert list_versions(small_store, id_) == [(id_, 1, "ines", "added")]


def test_a_source_is_added_with_its_claim(small_store: Store) -> None:
    made = make_source("letter", text="Alma met Nursultan.")
    id_ = add_claim(
        small_store, INES, ClaimInput(make_claim(MET, "", locator="chars 0-4", quote="Alma"), made)
    )

    assert load_claim(small_store, id_).source == "letter"
    (row,) = small_store.read("source_texts", ids=["letter"]).rows
    assert row == ("letter", "Alma met Nursultan.")
    version = load_latest_version(small_store, "source", "letter")
    assert version is not None
    assert (version.author, version.action, "text" in version.record) == ("ines", "added", False)


def test_all_faults_of_a_claim_and_its_source_are_reported_and_nothing_is_written(small_store: Store) -> None:
    before = small_store.query("MATCH (n) RETURN count(n)").rows
    made = make_source("letter", publisher="nobody", text="Alma met him.")

    with pytest.raises(InvalidRecordError) as caught:
        add_claim(small_store, INES, ClaimInput(make_claim("alma MET nothing", "", valid_from="soon"), made))

    assert {fault.field for fault in caught.value.faults} == {"object", "valid_from", "source.publisher"}
    assert small_store.query("MATCH (n) RETURN count(n)").rows == before


def test_a_quote_is_compared_with_the_text(small_store: Store) -> None:
    made = make_source("letter", text="Alma met Nursultan.")

    with pytest.raises(InvalidRecordError, match="quote: the text has other words at 'chars 0-4'"):
        add_claim(small_store, INES, ClaimInput(make_claim(MET, "", locator="chars 0-4", quote="Omar"), made))


def test_a_quote_is_refused_where_the_store_has_no_text_to_check_it_against(small_store: Store) -> None:
    quoting = {"locator": "chars 0-4", "quote": "Alma"}

    for unread in (
        make_claim_input(MET, **quoting),
        ClaimInput(make_claim(MET, "", **quoting), make_source("letter")),
    ):
        with pytest.raises(
            InvalidRecordError, match="quote: needs the source's text, which the store does not have"
        ):
            add_claim(small_store, INES, unread)

    assert load_current_claims(small_store) == set()


def test_the_same_claim_again_is_a_conflict(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET))

    with pytest.raises(ConflictError, match=id_):
        add_claim(small_store, OMAR, make_claim_input(MET, note="me too"))

    assert list_versions(small_store, id_) == [(id_, 1, "ines", "added")]


def test_a_correction_is_a_new_version(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET))

    same = correct_claim(small_store, OMAR, id_, 1, make_claim_input(MET, stance="denied"))

    assert same == id_
    assert load_current_claims(small_store) == {(id_, "alma", "MET", "nursultan", "denied")}
    assert list_versions(small_store, id_) == [(id_, 1, "ines", "added"), (id_, 2, "omar", "corrected")]


def test_a_correction_that_changes_nothing_makes_no_version(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET, said_by=("mukhtar",)))

    correct_claim(small_store, OMAR, id_, 1, make_claim_input(MET, said_by=("mukhtar",)))

    assert list_versions(small_store, id_) == [(id_, 1, "ines", "added")]


def test_a_correction_of_an_old_version_says_who_made_the_new_one(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET))
    correct_claim(small_store, OMAR, id_, 1, make_claim_input(MET, note="in May"))

    with pytest.raises(ConflictError, match=r"no longer at version 1: omar corrected it on .* version 2"):
        correct_claim(small_store, INES, id_, 1, make_claim_input(MET, note="in June"))
    with pytest.raises(ConflictError, match="no longer at version 1"):
        withdraw_claim(small_store, INES, id_, 1)

    assert load_claim(small_store, id_).note == "in May"


def test_a_correction_of_an_identifying_field_replaces_the_claim(small_store: Store) -> None:
    old = add_claim(small_store, INES, make_claim_input(MET))

    new = correct_claim(small_store, OMAR, old, 1, make_claim_input("alma MET roman"))

    assert load_current_claims(small_store) == {(new, "alma", "MET", "roman", "asserted")}
    chain = [(old, 1, "ines", "added"), (old, 2, "omar", "withdrawn"), (new, 1, "omar", "added")]
    assert list_versions(small_store, old) == list_versions(small_store, new) == chain
    with pytest.raises(ConflictError, match=f"withdrawn by omar on .* and replaced by {new}"):
        correct_claim(small_store, INES, old, 2, make_claim_input(MET, note="still"))


def test_a_correction_back_restores_the_first(small_store: Store) -> None:
    old = add_claim(small_store, INES, make_claim_input(MET))
    new = correct_claim(small_store, OMAR, old, 1, make_claim_input("alma MET roman"))

    assert correct_claim(small_store, INES, new, 1, make_claim_input(MET)) == old

    assert load_current_claims(small_store) == {(old, "alma", "MET", "nursultan", "asserted")}
    assert list_versions(small_store, new) == [
        (old, 1, "ines", "added"),
        (old, 2, "omar", "withdrawn"),
        (new, 1, "omar", "added"),
        (new, 2, "ines", "withdrawn"),
        (old, 3, "ines", "restored"),
    ]


def test_a_correction_into_an_existing_claim_is_a_conflict(small_store: Store) -> None:
    met_nursultan, met_roman = (
        add_claim(small_store, INES, make_claim_input(MET)),
        add_claim(small_store, INES, make_claim_input("alma MET roman")),
    )

    with pytest.raises(ConflictError, match=met_roman):
        correct_claim(small_store, INES, met_nursultan, 1, make_claim_input("alma MET roman"))

    assert {id_ for id_, *_ in load_current_claims(small_store)} == {met_nursultan, met_roman}


def test_a_withdrawn_claim_stays_and_is_restored_when_it_is_added_again(small_store: Store) -> None:
    id_ = add_claim(small_store, INES, make_claim_input(MET))
    recorded_on = load_claim(small_store, id_).recorded_on
    withdraw_claim(small_store, OMAR, id_, 1)
    withdrawn = load_claim(small_store, id_)

    assert load_current_claims(small_store) == set()
    assert withdrawn.withdrawn_on
    assert add_claim(small_store, INES, make_claim_input(MET)) == id_
    assert (load_claim(small_store, id_).withdrawn_on, load_claim(small_store, id_).recorded_on) == (
        None,
        recorded_on,
    )
    assert list_versions(small_store, id_) == [
        (id_, 1, "ines", "added"),
        (id_, 2, "omar", "withdrawn"),
        (id_, 3, "ines", "restored"),
    ]


def test_a_claim_of_a_case_cannot_be_changed(small_store: Store) -> None:
    married = claim_id_of("married")

    with pytest.raises(ConflictError, match="belongs to the case 'made-up'"):
        correct_claim(small_store, INES, married, 1, make_claim_input("alma MARRIED_TO mukhtar"))
    with pytest.raises(ConflictError, match="Loading the case again would undo this"):
        withdraw_claim(small_store, INES, married, 1)

    assert load_claim(small_store, married).withdrawn_on is None


def test_a_denial_of_a_claim_of_a_case_is_a_second_claim(small_store: Store) -> None:
    denial = add_claim(
        small_store, INES, make_claim_input("alma MARRIED_TO mukhtar", "blog", stance="denied")
    )

    rows = small_store.read("claims_among", ids=["alma", "mukhtar"]).rows
    assert {(row[3]["id"], row[3]["stance"]) for row in rows} == {
        (claim_id_of("married"), "asserted"),
        (denial, "denied"),
    }


def test_a_correction_needs_an_existing_claim_of_the_same_type(small_store: Store) -> None:
    property_claim_id = add_claim(
        small_store, INES, ClaimInput(make_property_claim("trial lawfulness", "a farce"))
    )

    with pytest.raises(NotFoundError, match="No claim of the store has the id 'none'"):
        correct_claim(small_store, INES, "none", 1, make_claim_input(MET))
    with pytest.raises(NotFoundError, match="is a property claim, not a claim about two entities"):
        correct_claim(small_store, INES, property_claim_id, 1, make_claim_input(MET))
    with pytest.raises(NotFoundError, match="No claim"):
        withdraw_claim(small_store, INES, "none", 1)
