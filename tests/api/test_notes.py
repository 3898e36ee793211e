"""Notes on claims over HTTP, and who may write at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.access import tokens
from api.settings import AccessSettings, ServerSettings, Settings
from graph.store import Store
from tests.api.client import client_of
from tests.graph.small_case import id_of

MARRIED = id_of("married")
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


def noted(client: TestClient) -> list[tuple[str, str, int]]:
    found = client.get(f"/api/claims/{MARRIED}/annotations").json()["annotations"]
    return [(note["text"], note["author"], note["version"]) for note in found]


def note(client: TestClient, text: str, claim: str = MARRIED) -> str:
    answer = client.post(f"/api/claims/{claim}/annotations", json={"text": text})
    assert answer.status_code == 201
    return str(answer.json()["annotation"]["id"])


def test_a_note_is_left_corrected_and_taken_back(small):
    id_ = note(small, "Which year?")

    corrected = small.put(f"/api/annotations/{id_}", json={"text": "Which month?", "version": 1})
    assert (corrected.status_code, noted(small)) == (200, [("Which month?", "ines", 2)])
    assert small.get(f"/api/claims/{MARRIED}").json()["annotations"][0]["text"] == "Which month?"
    withdrawn = small.post(f"/api/annotations/{id_}/withdrawal", json={"version": 2})

    assert (withdrawn.status_code, withdrawn.json()["annotation"]["version"]) == (200, 3)
    assert noted(small) == []


def test_recent_notes_come_with_their_claims(small):
    note(small, "Which year?")
    note(small, "Who?", id_of("headed"))

    found = small.get("/api/annotations", params={"limit": 1}).json()

    assert (found["total"], found["next"], len(found["annotations"])) == (2, 1, 1)
    every = small.get("/api/annotations").json()
    assert {(one["text"], one["claim"]["edge_type"]) for one in every["annotations"]} == {
        ("Which year?", "MARRIED_TO"),
        ("Who?", "HEADED"),
    }
    assert every["names"]["entities"].keys() == {"alma", "mukhtar", "bta"}


def test_an_entity_is_annotated_as_a_claim_is(small):
    path = "/api/entities/alma/annotations"
    made = small.post(path, json={"text": "Ask her lawyer."})
    small.put(f"/api/annotations/{made.json()['annotation']['id']}", json={"text": "Ask.", "version": 1})

    assert (made.status_code, made.headers["location"]) == (201, path)
    (listed,) = small.get(path).json()["annotations"]
    assert (listed["what"], listed["of"], listed["text"]) == ("entity", "alma", "Ask.")
    assert small.get("/api/entities/alma").json()["annotations"] == [listed]
    assert small.get("/api/entities/mukhtar").json()["annotations"] == []
    recent = small.get("/api/annotations").json()
    assert [(one["entity"]["name"], one["text"]) for one in recent["annotations"]] == [
        ("Alma Shalabayeva", "Ask.")
    ]
    versions = small.get(f"/api/annotations/{listed['id']}/history").json()["versions"]
    assert [(one["number"], one["record"]["text"]) for one in versions] == [
        (1, "Ask her lawyer."),
        (2, "Ask."),
    ]


def test_an_old_version_is_a_conflict(small):
    id_ = note(small, "Which year?")
    small.put(f"/api/annotations/{id_}", json={"text": "Which month?", "version": 1})
    asked = [
        small.put(f"/api/annotations/{id_}", json={"text": "Which day?", "version": 1}),
        small.post(f"/api/annotations/{id_}/withdrawal", json={"version": 1}),
    ]

    assert [answer.status_code for answer in asked] == [409, 409]
    assert noted(small) == [("Which month?", "ines", 2)]


def test_what_is_not_there_is_not_found(small):
    asked = [
        small.post("/api/claims/none/annotations", json={"text": "What?"}),
        small.get("/api/claims/none/annotations"),
        small.post("/api/entities/none/annotations", json={"text": "What?"}),
        small.get("/api/entities/none/annotations"),
        small.put("/api/annotations/none", json={"text": "What?", "version": 1}),
        small.post("/api/annotations/none/withdrawal", json={"version": 1}),
        small.get("/api/annotations/none/history"),
    ]

    assert [answer.status_code for answer in asked] == [404] * 7


def test_what_is_not_of_the_form_is_refused(small):
    asked = [
        small.post(f"/api/claims/{MARRIED}/annotations", json={"text": ""}),
        small.put("/api/annotations/none", json={"text": "What?"}),
        small.post("/api/annotations/none/withdrawal", json={}),
        small.get("/api/annotations", params={"limit": 0}),
        small.get(f"/api/claims/{MARRIED}/annotations", params={"offset": -1}),
    ]

    assert [answer.status_code for answer in asked] == [422] * 5


@pytest.fixture
def guarded(small: TestClient, store: Store, tmp_path: Path) -> tuple[TestClient, str, str]:
    """A service that others reach, with the token of a reader and of an editor."""
    file = tmp_path / "tokens.json"
    reader, editor = tokens.add(file, "rita", "reader"), tokens.add(file, "edda", "editor")
    settings = Settings(server=ServerSettings(host="0.0.0.0"), access=AccessSettings(tokens=file))
    return client_of(store, settings), reader, editor


@pytest.mark.parametrize(("method", "path", "body"), WRITING)
def test_a_reader_may_not_write(guarded, method, path, body):
    client, reader, _ = guarded

    answer = client.request(method, path, json=body, headers={"Authorization": f"Bearer {reader}"})

    assert (answer.status_code, answer.json()["detail"]) == (403, "rita may read here, and not write.")


def test_an_editor_writes_under_the_name_of_the_token(guarded):
    client, reader, editor = guarded
    client.headers["Authorization"] = f"Bearer {editor}"
    note(client, "Which year?")
    client.headers["Authorization"] = f"Bearer {reader}"

    assert noted(client) == [("Which year?", "edda", 1)]
