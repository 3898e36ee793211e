"""What analysts claim: added, corrected, withdrawn, restored, and never anybody else's."""

from __future__ import annotations

import pytest

from graph.editing.claims import Draft, add_claim, correct_claim, withdraw_claim
from graph.errors import ConflictError, FaultsError, NotFoundError
from graph.model.ids import claim_id
from graph.reading.records import held_claim
from graph.reading.versions import newest
from graph.store import Store
from tests.graph.editing.sayings import INES, OMAR, claim, draft, history, says, source, stated
from tests.graph.small_case import id_of

MET = "alma MET nursultan"


def test_a_claim_is_added_with_its_author(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET, note="at a dinner"))

    assert id_ == claim_id(claim(MET), case.ontology)
    assert stated(case) == {(id_, "alma", "MET", "nursultan", "asserted")}
    version = newest(case, "claim", id_)
    assert version is not None
    assert (version.number, version.author, version.action) == (1, "ines", "added")
    assert version.record["note"] == "at a dinner"


def test_a_property_claim_likewise(case: Store) -> None:
    id_ = add_claim(case, INES, Draft(says("trial lawfulness", "a farce")))

    rows = case.read("property_claims_of_dataset", dataset="analyst").rows
    assert {(entity, stored["id"], stored["value"]) for entity, stored in rows} == {("trial", id_, "a farce")}
    assert history(case, id_) == [(id_, 1, "ines", "added")]


def test_a_source_is_made_with_its_claim(case: Store) -> None:
    made = source("letter", text="Alma met Nursultan.")
    id_ = add_claim(case, INES, Draft(claim(MET, "", locator="chars 0-4", quote="Alma"), made))

    assert held_claim(case, id_).source == "letter"
    (row,) = case.read("source_texts", ids=["letter"]).rows
    assert row == ("letter", "Alma met Nursultan.")
    version = newest(case, "source", "letter")
    assert version is not None
    assert (version.author, version.action, "text" in version.record) == ("ines", "added", False)


def test_what_is_wrong_with_a_claim_and_its_source_comes_at_once_and_nothing_is_written(case: Store) -> None:
    before = case.query("MATCH (n) RETURN count(n)").rows
    made = source("letter", publisher="nobody", text="Alma met him.")

    with pytest.raises(FaultsError) as caught:
        add_claim(case, INES, Draft(claim("alma MET nothing", "", valid_from="soon"), made))

    assert {field for field, _ in caught.value.faults} == {"object", "valid_from", "source.publisher"}
    assert case.query("MATCH (n) RETURN count(n)").rows == before


def test_a_quote_is_looked_for_in_the_text(case: Store) -> None:
    made = source("letter", text="Alma met Nursultan.")

    with pytest.raises(FaultsError, match="quote: the text has other words at 'chars 0-4'"):
        add_claim(case, INES, Draft(claim(MET, "", locator="chars 0-4", quote="Omar"), made))


def test_a_quote_is_refused_where_the_store_has_no_text_to_check_it_against(case: Store) -> None:
    quoting = {"locator": "chars 0-4", "quote": "Alma"}

    for unread in (draft(MET, **quoting), Draft(claim(MET, "", **quoting), source("letter"))):
        with pytest.raises(
            FaultsError, match="quote: needs the source's text, which the store does not have"
        ):
            add_claim(case, INES, unread)

    assert stated(case) == set()


def test_the_same_claim_again_is_a_conflict(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET))

    with pytest.raises(ConflictError, match=id_):
        add_claim(case, OMAR, draft(MET, note="me too"))

    assert history(case, id_) == [(id_, 1, "ines", "added")]


def test_a_correction_is_a_further_version(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET))

    same = correct_claim(case, OMAR, id_, 1, draft(MET, stance="denied"))

    assert same == id_
    assert stated(case) == {(id_, "alma", "MET", "nursultan", "denied")}
    assert history(case, id_) == [(id_, 1, "ines", "added"), (id_, 2, "omar", "corrected")]


def test_a_correction_that_changes_nothing_leaves_no_version(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET, said_by=("mukhtar",)))

    correct_claim(case, OMAR, id_, 1, draft(MET, said_by=("mukhtar",)))

    assert history(case, id_) == [(id_, 1, "ines", "added")]


def test_a_correction_of_an_old_version_says_who_was_first(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET))
    correct_claim(case, OMAR, id_, 1, draft(MET, note="in May"))

    with pytest.raises(ConflictError, match=r"no longer at version 1: omar corrected it on .* version 2"):
        correct_claim(case, INES, id_, 1, draft(MET, note="in June"))
    with pytest.raises(ConflictError, match="no longer at version 1"):
        withdraw_claim(case, INES, id_, 1)

    assert held_claim(case, id_).note == "in May"


def test_a_correction_of_what_identifies_a_claim_replaces_it(case: Store) -> None:
    old = add_claim(case, INES, draft(MET))

    new = correct_claim(case, OMAR, old, 1, draft("alma MET roman"))

    assert stated(case) == {(new, "alma", "MET", "roman", "asserted")}
    chain = [(old, 1, "ines", "added"), (old, 2, "omar", "withdrawn"), (new, 1, "omar", "added")]
    assert history(case, old) == history(case, new) == chain
    with pytest.raises(ConflictError, match=f"withdrawn by omar on .* and replaced by {new}"):
        correct_claim(case, INES, old, 2, draft(MET, note="still"))


def test_a_correction_back_restores_the_first(case: Store) -> None:
    old = add_claim(case, INES, draft(MET))
    new = correct_claim(case, OMAR, old, 1, draft("alma MET roman"))

    assert correct_claim(case, INES, new, 1, draft(MET)) == old

    assert stated(case) == {(old, "alma", "MET", "nursultan", "asserted")}
    assert history(case, new) == [
        (old, 1, "ines", "added"),
        (old, 2, "omar", "withdrawn"),
        (new, 1, "omar", "added"),
        (new, 2, "ines", "withdrawn"),
        (old, 3, "ines", "restored"),
    ]


def test_a_correction_into_what_is_there_already_is_a_conflict(case: Store) -> None:
    one, other = add_claim(case, INES, draft(MET)), add_claim(case, INES, draft("alma MET roman"))

    with pytest.raises(ConflictError, match=other):
        correct_claim(case, INES, one, 1, draft("alma MET roman"))

    assert {id_ for id_, *_ in stated(case)} == {one, other}


def test_a_withdrawn_claim_stays_and_comes_back_when_it_is_added_again(case: Store) -> None:
    id_ = add_claim(case, INES, draft(MET))
    recorded_on = held_claim(case, id_).recorded_on
    withdraw_claim(case, OMAR, id_, 1)
    withdrawn = held_claim(case, id_)

    assert stated(case) == set()
    assert withdrawn.withdrawn_on
    assert add_claim(case, INES, draft(MET)) == id_
    assert (held_claim(case, id_).withdrawn_on, held_claim(case, id_).recorded_on) == (None, recorded_on)
    assert history(case, id_) == [
        (id_, 1, "ines", "added"),
        (id_, 2, "omar", "withdrawn"),
        (id_, 3, "ines", "restored"),
    ]


def test_a_claim_of_a_case_is_left_alone(case: Store) -> None:
    married = id_of("married")

    with pytest.raises(ConflictError, match="belongs to the case 'made-up'"):
        correct_claim(case, INES, married, 1, draft("alma MARRIED_TO mukhtar"))
    with pytest.raises(ConflictError, match="loading that again would undo this"):
        withdraw_claim(case, INES, married, 1)

    assert held_claim(case, married).withdrawn_on is None


def test_a_denial_of_a_claim_of_a_case_stands_beside_it(case: Store) -> None:
    denial = add_claim(case, INES, draft("alma MARRIED_TO mukhtar", "blog", stance="denied"))

    rows = case.read("claims_among", ids=["alma", "mukhtar"]).rows
    assert {(row[3]["id"], row[3]["stance"]) for row in rows} == {
        (id_of("married"), "asserted"),
        (denial, "denied"),
    }


def test_nothing_comes_of_correcting_what_is_not_there_or_of_another_sort(case: Store) -> None:
    leaf = add_claim(case, INES, Draft(says("trial lawfulness", "a farce")))

    with pytest.raises(NotFoundError, match="No claim of the store has the id 'none'"):
        correct_claim(case, INES, "none", 1, draft(MET))
    with pytest.raises(NotFoundError, match="is a property claim, not a claim about two entities"):
        correct_claim(case, INES, leaf, 1, draft(MET))
    with pytest.raises(NotFoundError, match="No claim"):
        withdraw_claim(case, INES, "none", 1)
