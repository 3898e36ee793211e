"""Claims over HTTP: with the standing of their ties, corrected by version, with their history."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.settings import AccessSettings, Settings
from graph.store import Store
from tests.api.client import make_client
from tests.graph.small_case import claim_id_of

MET = {"source": "paper", "edge_type": "MET", "subject": "alma", "object": "nursultan"}
LEAF = {"source": "paper", "entity": "trial", "property": "lawfulness", "value": "a farce"}
LETTER = {"title": "A letter of 2013", "text": "Alma met Nursultan."}


@pytest.fixture
def omar(small: TestClient, shared_store: Store) -> TestClient:
    """A client of another analyst over the same store."""
    return make_client(shared_store, Settings(access=AccessSettings(author_name="omar")))


def add_claim(client: TestClient, **more: Any) -> str:
    response = client.post("/api/claims", json={**MET, **more})
    assert response.status_code == 201, response.text
    return str(response.json()["claim"]["id"])


def summarise_detail(response: Any) -> tuple[int, str, int]:
    detail = response.json()
    return response.status_code, detail["author"], detail["version"]


def list_versions(client: TestClient, id_: str) -> list[tuple[str, int, str, str]]:
    detail = client.get(f"/api/claims/{id_}/history").json()["versions"]
    return [(item["record_id"], item["version"], item["author"], item["action"]) for item in detail]


def test_a_claim_is_added_with_its_source(small):
    response = small.post(
        "/api/claims",
        json={**MET, "source": LETTER, "locator": "chars 0-4", "quote": "Alma", "reason": "read it"},
    )

    detail = response.json()
    id_ = detail["claim"]["id"]
    assert summarise_detail(response) == (201, "ines", 1)
    assert response.headers["location"] == f"/api/claims/{id_}"
    assert (detail["claim"]["dataset"], detail["claim"]["quote"]) == ("analyst", "Alma")
    assert [(tie["sentence"], tie["standing"], tie["claim_count"]) for tie in detail["ties"]] == [
        ("Alma Shalabayeva met Nursultan Nazarbayev", "reported", 1)
    ]
    assert detail["names"]["sources"] == {"a-letter-of-2013": {"title": "A letter of 2013"}}
    assert small.get("/api/sources/a-letter-of-2013/history").json()["versions"][0]["author"] == "ines"
    (version,) = small.get(f"/api/claims/{id_}/history").json()["versions"]
    assert (version["reason"], version["record"]["source"]) == ("read it", "a-letter-of-2013")


def test_a_property_claim_is_added_corrected_and_withdrawn(small):
    id_ = small.post("/api/property-claims", json=LEAF).json()["claim"]["id"]

    corrected = small.put(f"/api/property-claims/{id_}", json={**LEAF, "note": "their word", "version": 1})
    withdrawn = small.post(f"/api/claims/{id_}/withdrawal", json={"version": 2})

    assert (summarise_detail(corrected), corrected.json()["claim"]["note"]) == (
        (200, "ines", 2),
        "their word",
    )
    assert (summarise_detail(withdrawn), "withdrawn_on" in withdrawn.json()["claim"]) == (
        (200, "ines", 3),
        True,
    )
    assert list_versions(small, id_) == [
        (id_, 1, "ines", "added"),
        (id_, 2, "ines", "corrected"),
        (id_, 3, "ines", "withdrawn"),
    ]


def test_a_claim_of_a_case_has_a_standing_and_no_version(small):
    detail = small.get(f"/api/claims/{claim_id_of('owns')}").json()

    assert [(tie["standing"], tie["claim_count"]) for tie in detail["ties"]] == [("disputed", 2)]
    assert {"version", "author", "changed_on"} & detail.keys() == set()
    assert detail["names"]["entities"].keys() >= {"mukhtar", "bta", "kazakhstan"}
    assert small.get(f"/api/claims/{claim_id_of('owns')}/history").json()["versions"] == []


def test_money_is_sent_with_its_currency(small):
    amount = {"amount": 4.5, "currency": "USD"}
    response = small.post(
        "/api/claims",
        json={
            **MET,
            "edge_type": "OWNS",
            "subject": "mukhtar",
            "object": "bta",
            "properties": {"amount": amount},
        },
    )

    assert response.status_code == 201
    assert response.json()["claim"]["properties"]["amount"] == amount


def test_an_edit_body_can_be_changed_in_one_field_and_sent_back(small):
    ids = {
        "claims": add_claim(
            small, source=LETTER, locator="chars 0-4", quote="Alma", said_by=["roman"], stance="alleged"
        ),
        "property-claims": small.post("/api/property-claims", json=LEAF).json()["claim"]["id"],
    }

    for path, id_ in ids.items():
        before = small.get(f"/api/claims/{id_}").json()
        same = small.put(f"/api/{path}/{id_}", json=before["edit_body"])
        noted = small.put(f"/api/{path}/{id_}", json={**before["edit_body"], "note": "in May"})

        assert (summarise_detail(same), same.json()["claim"]) == ((200, "ines", 1), before["claim"])
        assert (summarise_detail(noted), noted.json()["claim"]) == (
            (200, "ines", 2),
            {**before["claim"], "note": "in May"},
        )


def test_two_analysts_who_start_from_one_version_do_not_overwrite_each_other(small, omar):
    id_ = add_claim(small)

    first = omar.put(f"/api/claims/{id_}", json={**MET, "note": "in May", "version": 1})
    second = small.put(f"/api/claims/{id_}", json={**MET, "note": "in June", "version": 1})

    assert summarise_detail(first) == (200, "omar", 2)
    assert second.status_code == 409
    assert "no longer at version 1: omar corrected it on" in second.json()["detail"]
    assert second.json()["hint"]
    assert small.get(f"/api/claims/{id_}").json()["claim"]["note"] == "in May"


def test_a_claim_with_another_object_is_a_new_claim_with_the_same_history(small, omar):
    old = add_claim(small)

    response = omar.put(f"/api/claims/{old}", json={**MET, "object": "roman", "version": 1})

    new = response.json()["claim"]["id"]
    assert (summarise_detail(response), response.json()["replaces"]) == ((200, "omar", 1), old)
    assert response.headers["content-location"] == f"/api/claims/{new}"
    assert small.get(f"/api/claims/{old}").json()["replaced_by"] == new
    chain = [(old, 1, "ines", "added"), (old, 2, "omar", "withdrawn"), (new, 1, "omar", "added")]
    assert list_versions(small, old) == list_versions(small, new) == chain


def test_all_faults_are_reported_at_once(small):
    response = small.post(
        "/api/claims", json={**MET, "object": "nobody", "valid_from": "soon", "locator": "there"}
    )

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert {tuple(error["path"]) for error in response.json()["errors"]} == {
        ("object",),
        ("valid_from",),
        ("locator",),
    }


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"colour": "red"}, "colour: is unknown here"),
        ({"note": "a\0b"}, "note: has a character NUL"),
        ({"note": ""}, "note: should have at least 1 character"),
        ({"object": "x" * 400}, "object: should have at most 300 characters"),
        ({"properties": {"amount": {"amount": 1, "currency": "dollars"}}}, "currency"),
        ({"properties": {"amount": 10**400}}, "properties"),
        (
            {"properties": {"amount": {"amount": 2**53 + 1, "currency": "USD"}}},
            "more digits than can be stored",
        ),
        (
            {"properties": {"amount": {"amount": "2.5", "currency": "USD"}}},
            "properties.amount.amount: should be a number",
        ),
        ({"stance": "rumoured"}, "stance: should be 'asserted'"),
        ({"source": {"title": "T", "url": "javascript:alert(1)"}}, "url"),
        ({"source": {"title": "T", "id": "a/withdrawal"}}, "ends with 'withdrawal', as addresses"),
    ],
)
def test_wrong_fields_are_refused(small, wrong, words):
    response = small.post("/api/claims", json={**MET, **wrong})

    assert response.status_code == 422
    assert words in response.json()["detail"]


@pytest.mark.parametrize("body", ['{"note": NaN}', '{"note": "\\ud800"}', '{"\\ud800": 1}', "[", "\xff"])
def test_a_body_that_is_not_valid_json_or_unicode_is_refused(small, body):
    response = small.post("/api/claims", content=body, headers={"content-type": "application/json"})

    assert response.status_code == 422


def test_the_same_claim_again_is_a_conflict_and_restores_a_withdrawn_one(small):
    id_ = add_claim(small)

    repeated = small.post("/api/claims", json=MET)
    small.post(f"/api/claims/{id_}/withdrawal", json={"version": 1, "reason": "a mistake"})
    restored = small.post("/api/claims", json=MET)

    assert (repeated.status_code, id_ in repeated.json()["detail"]) == (409, True)
    assert summarise_detail(restored) == (201, "ines", 3)
    assert [action for *_, action in list_versions(small, id_)] == ["added", "withdrawn", "restored"]


def test_a_claim_of_a_case_cannot_be_changed(small):
    id_ = claim_id_of("married")
    corrected = small.put(f"/api/claims/{id_}", json={**MET, "version": 1})
    withdrawn = small.post(f"/api/claims/{id_}/withdrawal", json={"version": 1})

    assert [corrected.status_code, withdrawn.status_code] == [409, 409]
    assert "belongs to the case 'made-up'" in corrected.json()["detail"]
    assert "annotate" in corrected.json()["hint"]


def test_unknown_ids_are_not_found(small):
    property_claim_id = small.post("/api/property-claims", json=LEAF).json()["claim"]["id"]
    responses = [
        small.get("/api/claims/none"),
        small.get("/api/claims/none/history"),
        small.put("/api/claims/none", json={**MET, "version": 1}),
        small.put("/api/property-claims/none", json={**LEAF, "version": 1}),
        small.post("/api/claims/none/withdrawal", json={"version": 1}),
        small.put(f"/api/claims/{property_claim_id}", json={**MET, "version": 1}),
    ]

    assert [response.status_code for response in responses] == [404] * 6


def test_a_change_needs_its_version(small):
    id_ = add_claim(small)
    responses = [
        small.put(f"/api/claims/{id_}", json=MET),
        small.put(f"/api/property-claims/{id_}", json=LEAF),
        small.post(f"/api/claims/{id_}/withdrawal", json={}),
        small.post(f"/api/claims/{id_}/withdrawal", json={"version": 0}),
    ]

    assert [response.status_code for response in responses] == [422] * 4
    assert responses[0].json()["errors"] == [{"path": ["version"], "message": "is missing"}]


@pytest.mark.parametrize(
    ("wrong", "field", "path", "message"),
    [
        ({"source": ""}, "source", ["source"], "should have at least 1 character"),
        ({"source": 7}, "source", ["source"], "should be an object"),
        (
            {"source": {"title": "T", "colour": "red"}},
            "source.colour",
            ["source", "colour"],
            "is unknown here",
        ),
        (
            {"source": {"title": "a\0"}},
            "source.title",
            ["source", "title"],
            "has a character NUL, which no text has",
        ),
        (
            {"properties": {"role": ""}},
            "properties.role",
            ["properties", "role"],
            "should have at least 1 character",
        ),
        (
            {"properties": {"amount": {"amount": 1}}},
            "properties.amount.currency",
            ["properties", "amount", "currency"],
            "is missing",
        ),
        ({"about": ["alma", ""]}, "about 2", ["about", 1], "should have at least 1 character"),
    ],
)
def test_only_mistakes_of_the_type_that_was_sent_are_reported(small, wrong, field, path, message):
    problem = small.post("/api/claims", json={**MET, **wrong}).json()

    assert problem["errors"] == [{"path": path, "message": message}]
    assert problem["detail"] == f"{field}: {message}"


def test_writing_changes_the_etag(small):
    id_ = claim_id_of("married")
    etag = small.get(f"/api/claims/{id_}").headers["etag"]
    confirmed = small.get(f"/api/claims/{id_}", headers={"If-None-Match": etag})
    small.post("/api/claims", json=MET)

    assert confirmed.status_code == 304
    assert small.get(f"/api/claims/{id_}", headers={"If-None-Match": etag}).status_code == 200
