"""Who may do what: on this machine whoever started the service, elsewhere whoever holds a token."""

from __future__ import annotations

import base64

import pytest
from fastapi.testclient import TestClient

from api.access import tokens
from api.access.authentication import on_this_machine_alone
from api.access.identity import Caller, TheEditor
from api.app import create_app
from api.settings import AccessSettings, ServerSettings, Settings
from api.store.holder import StoreHolder
from graph.errors import CasegraphError
from tests.api.client import client_of


@pytest.fixture
def file(tmp_path):
    return tmp_path / "tokens.json"


def served(store, file, **server):
    """A client of a service that others can reach; it can also be asked who may write."""
    settings = Settings(
        server=ServerSettings(**({"host": "0.0.0.0"} | server)), access=AccessSettings(tokens=file)
    )
    app = create_app(settings, StoreHolder(lambda: store, store.ontology))

    @app.post("/write")
    def write(editor: TheEditor) -> Caller:
        return editor

    return TestClient(app, base_url="http://127.0.0.1")


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def basic(name: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def test_on_this_machine_whoever_started_it_is_an_editor(small):
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
        ({"hosts": "graph.example"}, False),
    ],
)
def test_where_others_can_reach_it(server, alone):
    assert on_this_machine_alone(ServerSettings(**server)) is alone


@pytest.mark.parametrize("server", [{"host": "0.0.0.0"}, {"host": "127.0.0.1", "hosts": "graph.example"}])
def test_where_others_can_reach_it_there_is_no_service_without_a_token(store, file, server):
    with pytest.raises(CasegraphError, match="there is no token by which to know them") as raised:
        served(store, file, **server)
    assert raised.value.hint == tokens.MAKE


def test_a_token_says_who_asks(store, file):
    token = tokens.add(file, "anna", "reader")
    client = served(store, file)

    found = [client.get("/api/me", headers=how).json() for how in (bearer(token), basic("whoever", token))]

    assert found == [{"name": "anna", "role": "reader"}] * 2


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
def test_nobody_else_is_let_in(store, file, headers):
    tokens.add(file, "anna", "editor")

    answer = served(store, file).get("/api/me", headers=headers)

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    challenges = answer.headers.get_list("www-authenticate")
    assert {challenge.partition(" ")[0] for challenge in challenges} == {"Bearer", "Basic"}


def test_a_person_who_is_turned_away_is_told_so_in_a_page_and_asked_for_the_token(store, file):
    tokens.add(file, "ines", "reader")

    answers = {
        path: served(store, file).get(path, headers={"accept": "text/html"}) for path in ("/", "/api/me")
    }

    assert {path: answer.headers["content-type"] for path, answer in answers.items()} == {
        "/": "text/html; charset=utf-8",
        "/api/me": "application/problem+json",
    }
    assert {answer.status_code for answer in answers.values()} == {401}
    assert all("Basic realm" in answer.headers["www-authenticate"] for answer in answers.values())


def test_the_sum_of_a_token_opens_nothing(store, file):
    sum_ = tokens.sum_of(tokens.add(file, "anna", "editor"))

    assert served(store, file).get("/api/me", headers=bearer(sum_)).status_code == 401


def test_a_reader_may_not_write(store, file):
    reader, editor = tokens.add(file, "anna", "reader"), tokens.add(file, "ben", "editor")
    client = served(store, file)

    refused, written = (client.post("/write", headers=bearer(token)) for token in (reader, editor))

    assert (refused.status_code, refused.json()["detail"]) == (403, "anna may read here, and not write.")
    assert (written.status_code, written.json()) == (200, {"name": "ben", "role": "editor"})


def test_health_and_readiness_ask_for_no_token(store, file):
    tokens.add(file, "anna", "reader")
    client = served(store, file)

    assert [client.get(path).status_code for path in ("/health", "/ready", "/", "/api/openapi.json")] == [
        *(200, 200, 401, 401)
    ]


def test_a_change_of_the_file_counts_at_once(store, file):
    first = tokens.add(file, "anna", "reader")
    client = served(store, file)
    second = tokens.add(file, "ben", "editor")
    tokens.remove(file, "anna")

    found = [client.get("/api/me", headers=bearer(token)).status_code for token in (first, second)]

    assert found == [401, 200]


def test_without_its_file_nobody_is_known(store, file):
    token = tokens.add(file, "anna", "reader")
    client = served(store, file)
    file.unlink()

    assert client.get("/api/me", headers=bearer(token)).status_code == 401


@pytest.mark.parametrize("headers", [bearer("casegraph_wrong"), basic("anna", "wrong")])
def test_a_broken_file_is_not_told_to_the_world(store, file, headers):
    tokens.add(file, "anna", "reader")
    client = served(store, file)
    file.write_text("no tokens")

    answer = client.get("/api/me", headers=headers)

    assert (answer.status_code, answer.json()["detail"]) == (503, "The service cannot read who may use it.")
    assert str(file.parent) not in answer.text


def test_on_this_machine_a_token_changes_nothing(store):
    assert client_of(store).get("/api/me", headers=bearer("casegraph_wrong")).json()["role"] == "editor"
