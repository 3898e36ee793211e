"""A request that is sent again with its key is carried out once, whatever happened to its first answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from graph.editing import (
    KEPT_HOURS,
    ChangeInfo,
    IdempotencyKey,
    KeyReusedError,
    add_annotation,
    add_claim,
    correct_annotation,
    idempotency,
    withdraw_claim,
)
from graph.errors import ConflictError
from graph.reading import load_annotations, load_claim
from graph.store import Store
from tests.graph.editing.analysts import make_claim_input

MET = "tatiana MET roman"


def with_key(key: str, author: str = "ines", request: str = "a hash") -> ChangeInfo:
    return ChangeInfo(author, key=IdempotencyKey(key, request))


def notes_on(store: Store, entity: str) -> list[str]:
    return [note.text for note in load_annotations(store, "entity", [entity])]


def test_the_same_request_is_carried_out_once(small_store):
    first = add_annotation(small_store, with_key("k"), "entity", "alma", "a note")
    again = add_annotation(small_store, with_key("k"), "entity", "alma", "a note")

    assert again == first
    assert notes_on(small_store, "alma") == ["a note"]


def test_the_answer_to_the_second_shows_the_record_as_it_is_then(small_store):
    first = add_annotation(small_store, with_key("k"), "entity", "alma", "a note")
    correct_annotation(small_store, ChangeInfo("omar"), first.id, 1, "a better note")

    again = add_annotation(small_store, with_key("k"), "entity", "alma", "a note")

    assert (again.id, again.text, again.version, again.author) == (first.id, "a better note", 2, "omar")


def test_a_withdrawal_that_is_sent_again_is_no_conflict(small_store):
    id_ = add_claim(small_store, ChangeInfo("ines"), make_claim_input(MET))
    withdraw_claim(small_store, with_key("k"), id_, 1)

    withdraw_claim(small_store, with_key("k"), id_, 1)

    assert load_claim(small_store, id_).withdrawn_on
    with pytest.raises(ConflictError):
        withdraw_claim(small_store, with_key("another"), id_, 1)


def test_a_key_with_another_request_is_refused(small_store):
    add_annotation(small_store, with_key("k", request="one"), "entity", "alma", "one")

    with pytest.raises(KeyReusedError, match=r"was used on 20.* for another request"):
        add_annotation(small_store, with_key("k", request="two"), "entity", "alma", "two")
    assert notes_on(small_store, "alma") == ["one"]


def test_a_key_belongs_to_one_user(small_store):
    for author in ("ines", "omar"):
        add_annotation(small_store, with_key("k", author, request=author), "entity", "alma", author)

    assert notes_on(small_store, "alma") == ["ines", "omar"]


def test_a_request_that_failed_is_not_remembered(small_store):
    theirs = add_annotation(small_store, ChangeInfo("omar"), "entity", "russia", "theirs")
    with pytest.raises(ConflictError):
        correct_annotation(small_store, with_key("k", request="of version 7"), theirs.id, 7, "mine")

    corrected = correct_annotation(small_store, with_key("k", request="of version 1"), theirs.id, 1, "mine")

    assert (corrected.text, corrected.version) == ("mine", 2)


def test_of_the_same_request_sent_twice_at_once_one_is_carried_out(small_store):
    def add(_: int) -> str:
        return add_annotation(small_store, with_key("k"), "entity", "alma", "a note").id

    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(add, range(8)))

    assert len(ids) == 1
    assert notes_on(small_store, "alma") == ["a note"]


def age_keys(store: Store, hours: float) -> None:
    """Let all keys of a store have been recorded some hours earlier."""
    at = (datetime.now(UTC) - timedelta(hours=hours)).strftime(idempotency.TIME_FORMAT)
    store.write(lambda transaction: transaction.run("MATCH (w:CompletedWrite) SET w.at = $at", at=at))


def count_keys(store: Store) -> int:
    return int(store.query("MATCH (w:CompletedWrite) RETURN count(w)").rows[0][0])


@pytest.mark.parametrize(("hours", "notes"), [(KEPT_HOURS - 0.1, 1), (KEPT_HOURS + 0.1, 2)])
def test_a_key_is_forgotten_after_a_day(small_store, hours, notes):
    add_annotation(small_store, with_key("k"), "entity", "alma", "a note")
    age_keys(small_store, hours)

    add_annotation(small_store, with_key("k"), "entity", "alma", "a note")

    assert len(notes_on(small_store, "alma")) == notes
    assert count_keys(small_store) == 1


def test_old_keys_are_removed_from_the_store(small_store):
    for number in range(3):
        add_annotation(small_store, with_key(f"k{number}"), "entity", "alma", "a note")
    age_keys(small_store, KEPT_HOURS + 1)

    add_annotation(small_store, with_key("new"), "entity", "alma", "a note")

    assert count_keys(small_store) == 1


def test_the_number_of_keys_is_limited_and_the_oldest_are_forgotten_first(small_store, monkeypatch):
    monkeypatch.setattr(idempotency, "MAX_KEPT", 3)
    for number in range(5):
        add_annotation(small_store, with_key(f"k{number}"), "entity", "alma", f"note {number}")
        age_keys_of_all_but_the_newest(small_store)

    assert count_keys(small_store) == 3
    add_annotation(small_store, with_key("k4"), "entity", "alma", "note 4")
    add_annotation(small_store, with_key("k0"), "entity", "alma", "note 0")
    assert notes_on(small_store, "alma").count("note 4") == 1
    assert notes_on(small_store, "alma").count("note 0") == 2


def age_keys_of_all_but_the_newest(store: Store) -> None:
    """Let each key be a second older than before, as if one request came each second."""
    age = "MATCH (w:CompletedWrite) SET w.at = toString(datetime(w.at) - duration('PT1S'))"
    store.write(lambda transaction: transaction.run(age))


def test_a_key_says_nothing_of_its_user_to_those_who_query_the_store(small_store):
    add_annotation(small_store, with_key("a-secret-key"), "entity", "alma", "a note")

    ((node,),) = small_store.query("MATCH (w:CompletedWrite) RETURN w").rows

    assert node["properties"].keys() == {"id", "request", "result", "at"}
    assert "a-secret-key" not in str(node)
    assert "ines" not in str(node)
