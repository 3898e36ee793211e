"""Entities and sources of analysts over HTTP."""

from __future__ import annotations

LETTER = {"title": "A letter of 2013", "text": "Alma met Nursultan."}


def list_versions(client, path: str) -> list[tuple[int, str, str]]:
    versions = client.get(f"/api/{path}/history").json()["versions"]
    return [(item["version"], item["author"], item["action"]) for item in versions]


def test_an_entity_is_added_corrected_and_withdrawn(small):
    added = small.post("/api/entities", json={"kind": "Person", "name": "Yelena T"})
    corrected = small.put(
        "/api/entities/yelena-t", json={"kind": "Person", "name": "Yelena Tyshchenko", "version": 1}
    )
    withdrawn = small.post("/api/entities/yelena-t/withdrawal", json={"version": 2, "reason": "twice"})

    assert (added.status_code, added.headers["location"]) == (201, "/api/entities/yelena-t")
    assert (corrected.status_code, corrected.json()["record"]["name"]) == (200, "Yelena Tyshchenko")
    assert (withdrawn.status_code, withdrawn.json()["action"]) == (200, "withdrawn")
    assert list_versions(small, "entities/yelena-t") == [
        (1, "ines", "added"),
        (2, "ines", "corrected"),
        (3, "ines", "withdrawn"),
    ]


def test_the_id_of_an_unnamed_entity_contains_its_source(small):
    body = {"kind": "Group", "name": "two bankers", "named": False, "source": "paper"}

    added = small.post("/api/entities", json=body)

    assert added.headers["location"] == "/api/entities/paper/two-bankers"
    assert list_versions(small, "entities/paper/two-bankers") == [(1, "ines", "added")]
    changed = {**body, "name": "two or three bankers", "version": 1}
    assert small.put("/api/entities/paper/two-bankers", json=changed).status_code == 200
    assert small.post("/api/entities/paper/two-bankers/withdrawal", json={"version": 2}).status_code == 200


def test_a_source_is_added_and_corrected(small):
    added = small.post("/api/sources", json=LETTER)
    corrected = small.put("/api/sources/a-letter-of-2013", json={"title": "A letter", "version": 1})

    assert (added.status_code, added.headers["location"]) == (201, "/api/sources/a-letter-of-2013")
    assert "text" not in added.json()["record"]
    assert (corrected.status_code, corrected.json()["version"]) == (200, 2)
    assert corrected.json()["record"]["sha256"] == added.json()["record"]["sha256"]
    assert list_versions(small, "sources/a-letter-of-2013") == [
        (1, "ines", "added"),
        (2, "ines", "corrected"),
    ]


def test_conflicts(small):
    small.post("/api/entities", json={"kind": "Person", "name": "Yelena", "id": "yelena"})
    small.post("/api/sources", json={**LETTER, "id": "letter"})
    met = {"source": "letter", "edge_type": "MET", "subject": "alma", "object": "yelena"}
    claim = small.post("/api/claims", json=met).json()["claim"]["id"]
    responses = {
        "there already": small.post("/api/entities", json={"kind": "Person", "name": "Alma", "id": "alma"}),
        "of a case": small.put("/api/entities/alma", json={"kind": "Person", "name": "Alma", "version": 1}),
        "of a case too": small.post("/api/entities/alma/withdrawal", json={"version": 1}),
        "old": small.put("/api/entities/yelena", json={"kind": "Person", "name": "Y", "version": 7}),
        "named": small.post("/api/entities/yelena/withdrawal", json={"version": 1}),
        "source there already": small.post("/api/sources", json={**LETTER, "id": "paper"}),
        "source of a case": small.put("/api/sources/paper", json={"title": "The paper", "version": 1}),
        "old source": small.put("/api/sources/letter", json={"title": "L", "version": 2}),
    }

    assert {name: response.status_code for name, response in responses.items()} == dict.fromkeys(
        responses, 409
    )
    assert claim in responses["named"].json()["detail"]


def test_faults_are_reported_with_their_fields(small):
    entity = small.post("/api/entities", json={"kind": "Ship", "name": "Alma"})
    source = small.post("/api/sources", json={"title": "T", "publisher": "nobody", "published": "soon"})
    kind = small.post("/api/entities", json={"kind": "Person", "name": "Yelena"})
    changed = small.put("/api/entities/yelena", json={"kind": "Place", "name": "Yelena", "version": 1})
    small.post("/api/sources", json=LETTER)
    text = small.put("/api/sources/a-letter-of-2013", json={**LETTER, "text": "Other.", "version": 1})

    assert kind.status_code == 201
    responses = (entity, source, changed, text)
    assert [response.status_code for response in responses] == [422] * 4
    assert [{tuple(error["path"]) for error in response.json()["errors"]} for response in responses] == [
        {("kind",)},
        {("publisher",), ("published",)},
        {("kind",)},
        {("text",)},
    ]
    assert small.post("/api/entities/yelena/withdrawal", json={}).status_code == 422


def test_unknown_ids_are_not_found(small):
    responses = [
        small.put("/api/entities/none", json={"kind": "Person", "name": "N", "version": 1}),
        small.post("/api/entities/none/withdrawal", json={"version": 1}),
        small.get("/api/entities/none/history"),
        small.get("/api/entities/alma/history"),
        small.put("/api/sources/none", json={"title": "N", "version": 1}),
        small.get("/api/sources/none/history"),
        small.get("/api/sources/paper/history"),
    ]

    assert [response.status_code for response in responses] == [404] * 7
