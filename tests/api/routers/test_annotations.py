"""Notes on claims and entities over HTTP, and who may write."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.access import tokens
from api.settings import AccessSettings, ServerSettings, Settings
from graph.store import Store
from tests.api.client import make_client
from tests.graph.small_case import claim_id_of

MARRIED = claim_id_of("married")
WRITING = [
    ("POST", "/api/claims", {"source": "paper", "edge_type": "MET", "subject": "alma", "object": "roman"}),
    (
        "POST",
        "/api/property-claims",
        {"source": "paper", "entity": "alma", "property": "born", "value": "1966"},
    ),
    ("POST", "/api/entities", {"kind": "Person", "name": "Yelena"}),
    ("POST", "/api/sources", {"title": "A letter"}),
    ("POST", f"/api/claims/{MARRIED}/annotations", {"text": "Which year?"}),
    ("POST", "/api/entities/alma/annotations", {"text": "Which passport?"}),
    ("POST", f"/api/claims/{MARRIED}/withdrawal", {"version": 1}),
    ("POST", "/api/entities/alma/withdrawal", {"version": 1}),
    ("POST", f"/api/annotations/{MARRIED}-1/withdrawal", {"version": 1}),
    ("PUT", f"/api/annotations/{MARRIED}-1", {"text": "Which year?", "version": 1}),
    ("PUT", "/api/entities/alma", {"kind": "Person", "name": "Alma", "version": 1}),
    ("PUT", "/api/sources/paper", {"title": "The paper", "version": 1}),
]


def list_notes(client: TestClient) -> list[tuple[str, str, int]]:
    notes = client.get(f"/api/claims/{MARRIED}/annotations").json()["annotations"]
    return [(note["text"], note["author"], note["version"]) for note in notes]


def add_note(client: TestClient, text: str, claim: str = MARRIED) -> str:
    response = client.post(f"/api/claims/{claim}/annotations", json={"text": text})
    assert response.status_code == 201
    return str(response.json()["annotation"]["id"])


def test_a_note_is_added_corrected_and_withdrawn(small):
    id_ = add_note(small, "Which year?")

    corrected = small.put(f"/api/annotations/{id_}", json={"text": "Which month?", "version": 1})
    assert (corrected.status_code, list_notes(small)) == (200, [("Which month?", "ines", 2)])
    assert small.get(f"/api/claims/{MARRIED}").json()["annotations"][0]["text"] == "Which month?"
    withdrawn = small.post(f"/api/annotations/{id_}/withdrawal", json={"version": 2})

    assert (withdrawn.status_code, withdrawn.json()["annotation"]["version"]) == (200, 3)
    assert list_notes(small) == []


def test_recent_notes_come_with_their_claims(small):
    add_note(small, "Which year?")
    add_note(small, "Who?", claim_id_of("headed"))

    page = small.get("/api/annotations", params={"limit": 1}).json()

    assert (page["total"], page["next"], len(page["annotations"])) == (2, 1, 1)
    all_notes = small.get("/api/annotations").json()
    assert {(item["text"], item["claim"]["edge_type"]) for item in all_notes["annotations"]} == {
        ("Which year?", "MARRIED_TO"),
        ("Who?", "HEADED"),
    }
    assert all_notes["names"]["entities"].keys() == {"alma", "mukhtar", "bta"}


def test_an_entity_is_annotated_as_a_claim_is(small):
    path = "/api/entities/alma/annotations"
    added = small.post(path, json={"text": "Ask her lawyer."})
    small.put(f"/api/annotations/{added.json()['annotation']['id']}", json={"text": "Ask.", "version": 1})

    assert (added.status_code, added.headers["location"]) == (201, path)
    (listed,) = small.get(path).json()["annotations"]
    assert (listed["record_kind"], listed["record_id"], listed["text"]) == ("entity", "alma", "Ask.")
    assert small.get("/api/entities/alma").json()["annotations"] == [listed]
    assert small.get("/api/entities/mukhtar").json()["annotations"] == []
    recent = small.get("/api/annotations").json()
    assert [(item["entity"]["name"], item["text"]) for item in recent["annotations"]] == [
        ("Alma Shalabayeva", "Ask.")
    ]
    versions = small.get(f"/api/annotations/{listed['id']}/history").json()["versions"]
    assert [(item["version"], item["record"]["text"]) for item in versions] == [
        (1, "Ask her lawyer."),
        (2, "Ask."),
    ]


def test_an_old_version_is_a_conflict(small):
    id_ = add_note(small, "Which year?")
    small.put(f"/api/annotations/{id_}", json={"text": "Which month?", "version": 1})
    responses = [
        small.put(f"/api/annotations/{id_}", json={"text": "Which day?", "version": 1}),
        small.post(f"/api/annotations/{id_}/withdrawal", json={"version": 1}),
    ]

    assert [response.status_code for response in responses] == [409, 409]
    assert list_notes(small) == [("Which month?", "ines", 2)]


def test_unknown_ids_are_not_found(small):
    responses = [
        small.post("/api/claims/none/annotations", json={"text": "What?"}),
        small.get("/api/claims/none/annotations"),
        small.post("/api/entities/none/annotations", json={"text": "What?"}),
        small.get("/api/entities/none/annotations"),
        small.put("/api/annotations/none", json={"text": "What?", "version": 1}),
        small.post("/api/annotations/none/withdrawal", json={"version": 1}),
        small.get("/api/annotations/none/history"),
    ]

    assert [response.status_code for response in responses] == [404] * 7


def test_wrong_requests_are_refused(small):
    responses = [
        small.post(f"/api/claims/{MARRIED}/annotations", json={"text": ""}),
        small.put("/api/annotations/none", json={"text": "What?"}),
        small.post("/api/annotations/none/withdrawal", json={}),
        small.get("/api/annotations", params={"limit": 0}),
        small.get(f"/api/claims/{MARRIED}/annotations", params={"offset": -1}),
    ]

    assert [response.status_code for response in responses] == [422] * 5


@pytest.fixture
def guarded(small: TestClient, shared_store: Store, tmp_path: Path) -> tuple[TestClient, str, str]:
    """A service that other machines reach, with the tokens of a reader and of an editor."""
    file = tmp_path / "tokens.json"
    reader, editor = tokens.add_token(file, "rita", "reader"), tokens.add_token(file, "edda", "editor")
    settings = Settings(server=ServerSettings(host="0.0.0.0"), access=AccessSettings(tokens_file=file))
    return make_client(shared_store, settings), reader, editor


@pytest.mark.parametrize(("method", "path", "body"), WRITING)
def test_a_reader_may_not_write(guarded, method, path, body):
    client, reader, _ = guarded

    response = client.request(method, path, json=body, headers={"Authorization": f"Bearer {reader}"})

    assert (response.status_code, response.json()["detail"]) == (403, "rita may only read here.")


def test_an_editor_writes_under_the_name_of_the_token(guarded):
    client, reader, editor = guarded
    client.headers["Authorization"] = f"Bearer {editor}"
    add_note(client, "Which year?")
    client.headers["Authorization"] = f"Bearer {reader}"

    assert list_notes(client) == [("Which year?", "edda", 1)]
