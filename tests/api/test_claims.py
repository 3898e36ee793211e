"""Claims over HTTP: read with how they stand, written by version, with their history."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.settings import AccessSettings, Settings
from graph.store import Store
from tests.api.client import client_of
from tests.graph.small_case import id_of

MET = {"source": "paper", "edge_type": "MET", "subject": "alma", "object": "nursultan"}
LEAF = {"source": "paper", "entity": "trial", "property": "lawfulness", "value": "a farce"}
LETTER = {"title": "A letter of 2013", "text": "Alma met Nursultan."}


@pytest.fixture
def omar(small: TestClient, store: Store) -> TestClient:
    """Another analyst before the same store."""
    return client_of(store, Settings(access=AccessSettings(analyst="omar")))


def added(client: TestClient, **more: Any) -> str:
    answer = client.post("/api/claims", json={**MET, **more})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["claim"]["id"])


def head(answer: Any) -> tuple[int, str, int]:
    found = answer.json()
    return answer.status_code, found["author"], found["version"]


def versions(client: TestClient, id_: str) -> list[tuple[str, int, str, str]]:
    found = client.get(f"/api/claims/{id_}/history").json()["versions"]
    return [(one["of"], one["number"], one["author"], one["action"]) for one in found]


def test_a_claim_is_added_with_its_source(small):
    answer = small.post(
        "/api/claims",
        json={**MET, "source": LETTER, "locator": "chars 0-4", "quote": "Alma", "reason": "read it"},
    )

    found = answer.json()
    id_ = found["claim"]["id"]
    assert head(answer) == (201, "ines", 1)
    assert answer.headers["location"] == f"/api/claims/{id_}"
    assert (found["claim"]["dataset"], found["claim"]["quote"]) == ("analyst", "Alma")
    assert [(tie["words"], tie["standing"], tie["claims"]) for tie in found["ties"]] == [
        ("Alma Shalabayeva met Nursultan Nazarbayev", "reported", 1)
    ]
    assert found["names"]["sources"] == {"a-letter-of-2013": {"title": "A letter of 2013"}}
    assert small.get("/api/sources/a-letter-of-2013/history").json()["versions"][0]["author"] == "ines"
    (version,) = small.get(f"/api/claims/{id_}/history").json()["versions"]
    assert (version["reason"], version["record"]["source"]) == ("read it", "a-letter-of-2013")


def test_a_property_claim_is_added_corrected_and_withdrawn(small):
    id_ = small.post("/api/property-claims", json=LEAF).json()["claim"]["id"]

    corrected = small.put(f"/api/property-claims/{id_}", json={**LEAF, "note": "their word", "version": 1})
    withdrawn = small.post(f"/api/claims/{id_}/withdrawal", json={"version": 2})

    assert (head(corrected), corrected.json()["claim"]["note"]) == ((200, "ines", 2), "their word")
    assert (head(withdrawn), "withdrawn_on" in withdrawn.json()["claim"]) == ((200, "ines", 3), True)
    assert versions(small, id_) == [
        (id_, 1, "ines", "added"),
        (id_, 2, "ines", "corrected"),
        (id_, 3, "ines", "withdrawn"),
    ]


def test_a_claim_of_a_case_has_a_standing_and_no_version(small):
    found = small.get(f"/api/claims/{id_of('owns')}").json()

    assert [(tie["standing"], tie["claims"]) for tie in found["ties"]] == [("disputed", 2)]
    assert {"version", "author", "changed_on"} & found.keys() == set()
    assert found["names"]["entities"].keys() >= {"mukhtar", "bta", "kazakhstan"}
    assert small.get(f"/api/claims/{id_of('owns')}/history").json()["versions"] == []


def test_money_is_sent_with_its_currency(small):
    amount = {"amount": 4.5, "currency": "USD"}
    answer = small.post(
        "/api/claims",
        json={
            **MET,
            "edge_type": "OWNS",
            "subject": "mukhtar",
            "object": "bta",
            "properties": {"amount": amount},
        },
    )

    assert answer.status_code == 201
    assert answer.json()["claim"]["properties"]["amount"] == amount


def test_a_draft_is_changed_in_one_field_and_sent_back(small):
    ids = {
        "claims": added(
            small, source=LETTER, locator="chars 0-4", quote="Alma", said_by=["roman"], stance="alleged"
        ),
        "property-claims": small.post("/api/property-claims", json=LEAF).json()["claim"]["id"],
    }

    for path, id_ in ids.items():
        before = small.get(f"/api/claims/{id_}").json()
        same = small.put(f"/api/{path}/{id_}", json=before["draft"])
        noted = small.put(f"/api/{path}/{id_}", json={**before["draft"], "note": "in May"})

        assert (head(same), same.json()["claim"]) == ((200, "ines", 1), before["claim"])
        assert (head(noted), noted.json()["claim"]) == (
            (200, "ines", 2),
            {**before["claim"], "note": "in May"},
        )


def test_two_who_start_from_one_version_do_not_overwrite_each_other(small, omar):
    id_ = added(small)

    first = omar.put(f"/api/claims/{id_}", json={**MET, "note": "in May", "version": 1})
    second = small.put(f"/api/claims/{id_}", json={**MET, "note": "in June", "version": 1})

    assert head(first) == (200, "omar", 2)
    assert second.status_code == 409
    assert "no longer at version 1: omar corrected it on" in second.json()["detail"]
    assert second.json()["hint"]
    assert small.get(f"/api/claims/{id_}").json()["claim"]["note"] == "in May"


def test_a_correction_of_an_end_is_another_claim_with_one_history(small, omar):
    old = added(small)

    answer = omar.put(f"/api/claims/{old}", json={**MET, "object": "roman", "version": 1})

    new = answer.json()["claim"]["id"]
    assert (head(answer), answer.json()["replaces"]) == ((200, "omar", 1), old)
    assert answer.headers["content-location"] == f"/api/claims/{new}"
    assert small.get(f"/api/claims/{old}").json()["replaced_by"] == new
    chain = [(old, 1, "ines", "added"), (old, 2, "omar", "withdrawn"), (new, 1, "omar", "added")]
    assert versions(small, old) == versions(small, new) == chain


def test_what_is_wrong_is_told_all_at_once(small):
    answer = small.post(
        "/api/claims", json={**MET, "object": "nobody", "valid_from": "soon", "locator": "there"}
    )

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert {fault["field"] for fault in answer.json()["faults"]} == {"object", "valid_from", "locator"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"colour": "red"}, "colour: is not known here"),
        ({"note": "a\0b"}, "note: has a character NUL"),
        ({"note": ""}, "note: should have at least 1 character"),
        ({"object": "x" * 400}, "object: should have at most 300 characters"),
        ({"properties": {"amount": {"amount": 1, "currency": "dollars"}}}, "currency"),
        ({"properties": {"amount": 10**400}}, "properties"),
        ({"stance": "rumoured"}, "stance: should be 'asserted'"),
        ({"source": {"title": "T", "url": "javascript:alert(1)"}}, "url"),
        ({"source": {"title": "T", "id": "a/withdrawal"}}, "ends as an address of the service does"),
    ],
)
def test_what_is_not_of_the_form_is_refused(small, wrong, words):
    answer = small.post("/api/claims", json={**MET, **wrong})

    assert answer.status_code == 422
    assert words in answer.json()["detail"]


@pytest.mark.parametrize("body", ['{"note": NaN}', '{"note": "\\ud800"}', '{"\\ud800": 1}', "[", "\xff"])
def test_what_no_text_or_number_is_is_refused(small, body):
    answer = small.post("/api/claims", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 422


def test_the_same_again_is_a_conflict_and_comes_back_once_it_was_withdrawn(small):
    id_ = added(small)

    again = small.post("/api/claims", json=MET)
    small.post(f"/api/claims/{id_}/withdrawal", json={"version": 1, "reason": "a mistake"})
    back = small.post("/api/claims", json=MET)

    assert (again.status_code, id_ in again.json()["detail"]) == (409, True)
    assert head(back) == (201, "ines", 3)
    assert [action for *_, action in versions(small, id_)] == ["added", "withdrawn", "restored"]


def test_a_claim_of_a_case_is_not_changed_here(small):
    id_ = id_of("married")
    corrected = small.put(f"/api/claims/{id_}", json={**MET, "version": 1})
    withdrawn = small.post(f"/api/claims/{id_}/withdrawal", json={"version": 1})

    assert [corrected.status_code, withdrawn.status_code] == [409, 409]
    assert "belongs to the case 'made-up'" in corrected.json()["detail"]
    assert "annotate" in corrected.json()["hint"]


def test_what_is_not_there_is_not_found(small):
    leaf = small.post("/api/property-claims", json=LEAF).json()["claim"]["id"]
    asked = [
        small.get("/api/claims/none"),
        small.get("/api/claims/none/history"),
        small.put("/api/claims/none", json={**MET, "version": 1}),
        small.put("/api/property-claims/none", json={**LEAF, "version": 1}),
        small.post("/api/claims/none/withdrawal", json={"version": 1}),
        small.put(f"/api/claims/{leaf}", json={**MET, "version": 1}),
    ]

    assert [answer.status_code for answer in asked] == [404] * 6


def test_a_change_needs_its_version(small):
    id_ = added(small)
    asked = [
        small.put(f"/api/claims/{id_}", json=MET),
        small.put(f"/api/property-claims/{id_}", json=LEAF),
        small.post(f"/api/claims/{id_}/withdrawal", json={}),
        small.post(f"/api/claims/{id_}/withdrawal", json={"version": 0}),
    ]

    assert [answer.status_code for answer in asked] == [422] * 4
    assert asked[0].json()["faults"] == [{"field": "version", "message": "is missing"}]


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"source": ""}, "source", "should have at least 1 character"),
        ({"source": 7}, "source", "should be an object"),
        ({"source": {"title": "T", "colour": "red"}}, "source.colour", "is not known here"),
        ({"source": {"title": "a\0"}}, "source.title", "has a character NUL, which no text has"),
        ({"properties": {"role": ""}}, "properties.role", "should have at least 1 character"),
        ({"properties": {"amount": {"amount": 1}}}, "properties.amount.currency", "is missing"),
    ],
)
def test_only_what_is_wrong_with_the_form_that_was_sent_is_told(small, wrong, field, message):
    told = small.post("/api/claims", json={**MET, **wrong}).json()

    assert told["faults"] == [{"field": field, "message": message}]
    assert told["detail"] == f"{field}: {message}"


def test_writing_makes_answers_that_are_held_old(small):
    id_ = id_of("married")
    etag = small.get(f"/api/claims/{id_}").headers["etag"]
    held = small.get(f"/api/claims/{id_}", headers={"If-None-Match": etag})
    small.post("/api/claims", json=MET)

    assert held.status_code == 304
    assert small.get(f"/api/claims/{id_}", headers={"If-None-Match": etag}).status_code == 200
