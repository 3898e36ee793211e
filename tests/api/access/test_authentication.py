"""Authentication: the local analyst on a loopback address, elsewhere the owners of tokens."""

from __future__ import annotations

import base64

import pytest
from fastapi.testclient import TestClient

from api.access import tokens
from api.access.authentication import is_loopback_only
from api.access.identity import EditorDep, Identity
from api.app import create_app
from api.settings import AccessSettings, ServerSettings, Settings
from api.store.provider import StoreProvider
from graph.errors import CasegraphError
from tests.api.client import make_client


@pytest.fixture
def file(tmp_path):
    return tmp_path / "tokens.json"


def served(store, file, **server):
    """Return a client of a service that other machines reach, with an endpoint that only editors may use."""
    settings = Settings(
        server=ServerSettings(**({"host": "0.0.0.0"} | server)), access=AccessSettings(tokens_file=file)
    )
    app = create_app(settings, StoreProvider(lambda: store, store.ontology))

    @app.post("/write")
    def write(editor: EditorDep) -> Identity:
        return editor

    return TestClient(app, base_url="http://127.0.0.1")


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def basic(name: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def test_on_loopback_the_local_analyst_is_an_editor(small):
    assert small.get("/api/me").json() == {"name": "ines", "role": "editor"}


@pytest.mark.parametrize(
    ("server", "alone"),
    [
        ({}, True),
        ({"host": "127.0.0.2"}, True),
        ({"host": "::1"}, True),
        ({"host": "localhost"}, True),
        ({"host": "0.0.0.0"}, False),
        ({"host": "::"}, False),
        ({"host": "192.0.2.7"}, False),
        ({"public_host_names": "graph.example"}, False),
    ],
)
def test_loopback_only(server, alone):
    assert is_loopback_only(ServerSettings(**server)) is alone


@pytest.mark.parametrize(
    "server", [{"host": "0.0.0.0"}, {"host": "127.0.0.1", "public_host_names": "graph.example"}]
)
def test_it_does_not_start_without_a_token_if_other_machines_can_reach_it(store, file, server):
    with pytest.raises(CasegraphError, match="there is no token yet") as raised:
        served(store, file, **server)
    assert raised.value.hint == tokens.ADD_HINT


def test_a_token_identifies_its_owner(store, file):
    token = tokens.add_token(file, "anna", "reader")
    client = served(store, file)

    identities = [
        client.get("/api/me", headers=how).json() for how in (bearer(token), basic("whoever", token))
    ]

    assert identities == [{"name": "anna", "role": "reader"}] * 2


@pytest.mark.parametrize(
    "headers",
    [
        {},
        bearer(""),
        bearer("casegraph_wrong"),
        basic("anna", "wrong"),
        {"authorization": "Basic ???"},
        {"authorization": "Digest x"},
        {"authorization": "Bearer é".encode()},
    ],
)
def test_requests_without_a_valid_token_are_refused(store, file, headers):
    tokens.add_token(file, "anna", "editor")

    response = served(store, file).get("/api/me", headers=headers)

    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    challenges = response.headers.get_list("www-authenticate")
    assert {challenge.partition(" ")[0] for challenge in challenges} == {"Bearer", "Basic"}


def test_a_browser_without_a_token_gets_a_page_and_a_challenge(store, file):
    tokens.add_token(file, "ines", "reader")

    answers = {
        path: served(store, file).get(path, headers={"accept": "text/html"}) for path in ("/", "/api/me")
    }

    assert {path: response.headers["content-type"] for path, response in answers.items()} == {
        "/": "text/html; charset=utf-8",
        "/api/me": "application/problem+json",
    }
    assert {response.status_code for response in answers.values()} == {401}
    assert all("Basic realm" in response.headers["www-authenticate"] for response in answers.values())


def test_the_hash_of_a_token_gives_no_access(store, file):
    hash_ = tokens.hash_token(tokens.add_token(file, "anna", "editor"))

    assert served(store, file).get("/api/me", headers=bearer(hash_)).status_code == 401


def test_a_reader_may_not_write(store, file):
    reader, editor = tokens.add_token(file, "anna", "reader"), tokens.add_token(file, "ben", "editor")
    client = served(store, file)

    refused, accepted = (client.post("/write", headers=bearer(token)) for token in (reader, editor))

    assert (refused.status_code, refused.json()["detail"]) == (403, "anna may only read here.")
    assert (accepted.status_code, accepted.json()) == (200, {"name": "ben", "role": "editor"})


def test_health_and_readiness_need_no_token(store, file):
    tokens.add_token(file, "anna", "reader")
    client = served(store, file)

    assert [client.get(path).status_code for path in ("/health", "/ready", "/", "/api/openapi.json")] == [
        *(200, 200, 401, 401)
    ]


def test_a_change_of_the_file_has_effect_at_once(store, file):
    first = tokens.add_token(file, "anna", "reader")
    client = served(store, file)
    second = tokens.add_token(file, "ben", "editor")
    tokens.remove_token(file, "anna")

    identities = [client.get("/api/me", headers=bearer(token)).status_code for token in (first, second)]

    assert identities == [401, 200]


def test_without_its_file_no_token_gives_access(store, file):
    token = tokens.add_token(file, "anna", "reader")
    client = served(store, file)
    file.unlink()

    assert client.get("/api/me", headers=bearer(token)).status_code == 401


@pytest.mark.parametrize("headers", [bearer("casegraph_wrong"), basic("anna", "wrong")])
def test_a_broken_file_is_not_described_to_the_sender(store, file, headers):
    tokens.add_token(file, "anna", "reader")
    client = served(store, file)
    file.write_text("no tokens")

    response = client.get("/api/me", headers=headers)

    assert (response.status_code, response.json()["detail"]) == (
        503,
        "The service cannot read its list of tokens.",
    )
    assert str(file.parent) not in response.text


def test_on_this_machine_a_token_changes_nothing(store):
    assert make_client(store).get("/api/me", headers=bearer("casegraph_wrong")).json()["role"] == "editor"
