"""A source gets its text over HTTP: the file itself is sent, and only the right one is taken."""

from __future__ import annotations

import hashlib

import pytest
from fastapi.testclient import TestClient

from api.access import tokens
from api.app import create_app
from api.settings import AccessSettings, LimitSettings, ServerSettings, Settings
from api.store.provider import StoreProvider
from graph.store import Store
from tests.api.client import ANALYST, make_client
from tests.bundled_case import load_worked_example_without_texts, read_worked_example
from tests.fill_store import fill_store

RELEASE = read_worked_example().texts["union-release"].encode()
ADDRESS = "/api/sources/union-release/text"


@pytest.fixture
def example_store(shared_store: Store) -> Store:
    """The store of the run, with exactly the worked example, without its texts."""
    fill_store(shared_store, load_worked_example_without_texts)
    return shared_store


@pytest.fixture
def client(example_store: Store) -> TestClient:
    return make_client(example_store)


def list_quotes(client: TestClient) -> set[str | None]:
    claims = client.get("/api/sources/union-release/claims").json()["claims"]
    return {item["claim"].get("quote") for item in claims}


def test_the_text_is_added_and_quotes_appear(client):
    assert list_quotes(client) == {None}

    added = client.put(ADDRESS, content=RELEASE)

    assert added.status_code == 200
    assert {name: added.json()[name] for name in ("source", "sha256", "characters", "checked_claims")} == {
        "source": "union-release",
        "sha256": hashlib.sha256(RELEASE).hexdigest(),
        "characters": 468,
        "checked_claims": 7,
    }
    assert list_quotes(client) == {line for line in RELEASE.decode().splitlines()[2:] if line}


def test_it_is_recorded_who_added_it_and_when(client):
    client.put(ADDRESS, content=RELEASE)

    (version,) = client.get("/api/sources/union-release/history").json()["versions"]

    assert (version["version"], version["author"], version["action"]) == (1, ANALYST, "text added")
    assert version["record"]["sha256"] == hashlib.sha256(RELEASE).hexdigest()
    assert "text" not in version["record"]


@pytest.mark.parametrize(
    "media_type", ["text/plain; charset=latin-1", "application/json", "application/octet-stream"]
)
def test_the_bytes_count_and_not_the_media_type(client, media_type):
    added = client.put(ADDRESS, content=RELEASE, headers={"content-type": media_type})

    assert added.json()["characters"] == 468


def test_a_file_with_another_sum_is_refused_with_both_sums(client):
    edited = RELEASE.replace(b"\n", b"\r\n")

    refused = client.put(ADDRESS, content=edited)

    assert refused.status_code == 422
    assert hashlib.sha256(edited).hexdigest() in refused.json()["detail"]
    assert hashlib.sha256(RELEASE).hexdigest() in refused.json()["detail"]
    assert "other line ends" in refused.json()["hint"]
    assert list_quotes(client) == {None}


def test_a_source_that_is_not_there(client):
    missing = client.put("/api/sources/none/text", content=RELEASE)

    assert (missing.status_code, missing.json()["detail"]) == (
        404,
        "No source of the store has the id 'none'.",
    )


def test_no_body_is_no_text(client):
    assert client.put(ADDRESS).status_code == 422


def test_a_file_that_is_too_large_is_refused_before_it_is_read(example_store):
    client = make_client(example_store, Settings(limits=LimitSettings(max_body_bytes=400)))

    with_length = client.put(ADDRESS, content=RELEASE)
    in_chunks = client.put(ADDRESS, content=iter([RELEASE[:300], RELEASE[300:]]))

    assert [response.status_code for response in (with_length, in_chunks)] == [413, 413]
    assert with_length.json()["detail"] == "The request's body is longer than 400 bytes."


def test_a_reader_may_not_add_a_text_and_an_editor_may(example_store, tmp_path):
    file = tmp_path / "tokens.json"
    reader, editor = (tokens.add_token(file, role, role) for role in ("reader", "editor"))
    settings = Settings(
        server=ServerSettings(public_host_names="graph.example"), access=AccessSettings(tokens_file=file)
    )
    app = create_app(settings, StoreProvider(lambda: example_store, example_store.ontology))
    client = TestClient(app, base_url="https://graph.example")

    statuses = [
        client.put(ADDRESS, content=RELEASE, headers={"Authorization": f"Bearer {token}"} if token else {})
        for token in (None, reader, editor)
    ]

    assert [response.status_code for response in statuses] == [401, 403, 200]
    assert statuses[1].json()["detail"] == "reader may only read here."


def test_the_page_of_another_site_may_not_add_a_text(client):
    refused = client.put(ADDRESS, content=RELEASE, headers={"origin": "https://evil.example"})

    assert refused.status_code == 403
    assert list_quotes(client) == {None}
