"""What may be answered to any request, asked of every operation: strangers, foreign pages, no store."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from fastapi.testclient import TestClient

from api.access import tokens
from api.app import create_app
from api.errors import MEDIA_TYPE
from api.middleware.access_gate import FREE
from api.openapi_examples import Example, examples
from api.settings import AccessSettings, LimitSettings, ServerSettings, Settings
from api.store.holder import StoreHolder
from graph.errors import StoreError
from graph.ontology import ontology
from tests.api.read_page import read
from tests.docs.api_page import document

RESPONSES = {
    operation["operationId"]: operation["responses"]
    for methods in document()["paths"].values()
    for operation in methods.values()
}
STATUSES = {name: set(responses) for name, responses in RESPONSES.items()}
EVERY = sorted(STATUSES)
PAGES = ["get_home_page", "get_network_page", "get_embedded_page"]
WRITING = [name for name in EVERY if examples()[name].request.method != "GET" and name != "run_cypher"]
MOST_BYTES = 20_000


def having(status: int) -> list[str]:
    return [name for name in EVERY if str(status) in STATUSES[name]]


def _no_store():
    raise StoreError("No Neo4j answers at local:here.", "Start it.")


def _served(settings: Settings) -> TestClient:
    holder = StoreHolder(_no_store, ontology())
    return TestClient(create_app(settings, holder), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def without_a_store() -> TestClient:
    return _served(Settings(limits=LimitSettings(body_bytes=MOST_BYTES)))


@pytest.fixture(scope="module")
def reader_of_others(tmp_path_factory) -> tuple[TestClient, str]:
    """A service that other machines reach, and the token of someone who may only read."""
    file = tmp_path_factory.mktemp("access") / "tokens.json"
    token = tokens.add(file, "rita", "reader")
    settings = Settings(server=ServerSettings(host="0.0.0.0"), access=AccessSettings(tokens=file))
    return _served(settings), token


def _asked(client: TestClient, example: Example, **headers: str):
    request = example.request
    return client.request(
        request.method, request.path, params=request.query, json=request.body, headers=headers
    )


def _problem(answer) -> tuple[int, str, str]:
    assert answer.headers["content-type"] == MEDIA_TYPE
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["title"] == HTTPStatus(answer.status_code).phrase
    return answer.status_code, problem["detail"], problem["hint"]


@pytest.mark.parametrize("operation", having(400))
def test_another_host_name_is_refused(without_a_store, operation):
    answer = _asked(without_a_store, examples()[operation], Host="elsewhere.example")

    assert _problem(answer)[0] == 400


@pytest.mark.parametrize("operation", having(403))
def test_another_sites_page_is_refused(without_a_store, operation):
    answer = _asked(without_a_store, examples()[operation], Origin="http://elsewhere.example")

    assert _problem(answer)[0] == 403


@pytest.mark.parametrize("operation", WRITING)
def test_who_may_only_read_does_not_write(reader_of_others, operation):
    client, token = reader_of_others
    answer = _asked(client, examples()[operation], Authorization=f"Bearer {token}")

    assert _problem(answer)[0] == 403


@pytest.mark.parametrize("operation", having(401))
def test_without_a_token_nobody_else_is_answered(reader_of_others, operation):
    answer = _asked(reader_of_others[0], examples()[operation])

    assert _problem(answer)[0] == 401


@pytest.mark.parametrize("operation", having(413))
def test_too_long_a_body_is_refused(without_a_store, operation):
    request = examples()[operation].request
    answer = without_a_store.request(request.method, request.path, content=b"x" * (MOST_BYTES + 1))

    assert _problem(answer)[0] == 413


@pytest.mark.parametrize("operation", having(422))
def test_a_parameter_that_nobody_knows_is_refused(without_a_store, operation):
    request = examples()[operation].request
    asked = {**request.query, "colour": "red"}

    answer = without_a_store.request(request.method, request.path, params=asked, json=request.body)

    assert _problem(answer) == (422, "colour: is not known here", "")


@pytest.mark.parametrize("operation", having(503))
def test_without_a_store_it_says_so(without_a_store, operation):
    status, detail, hint = _problem(_asked(without_a_store, examples()[operation]))

    assert (status, detail, hint) == (503, "No Neo4j answers at local:here.", "Start it.")


@pytest.mark.parametrize("operation", PAGES)
@pytest.mark.parametrize(
    ("status", "headers", "title", "words"),
    [
        (400, {"Host": "elsewhere.example"}, "Not under this name", "CASEGRAPH_HOSTS"),
        (401, {}, "A token is needed", "any name will do, and the token is the password"),
        (403, {"Origin": "http://elsewhere.example"}, "That is not allowed", "a page of another site"),
        (413, {"Content-Length": "99999999"}, "That is too much at once", "Send less at once."),
    ],
)
def test_a_person_is_turned_away_in_a_page(
    reader_of_others, without_a_store, operation, status, headers, title, words
):
    client = reader_of_others[0] if status == 401 else without_a_store

    answer = _asked(client, examples()[operation], Accept="text/html,*/*", **headers)

    page = read(answer.text)
    assert (answer.status_code, page.headings) == (status, [title])
    assert words in page.said
    assert "<form" not in answer.text
    assert answer.headers["content-type"].split(";")[0] in RESPONSES[operation][str(status)]["content"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("path", sorted(FREE))
def test_what_asks_whether_it_is_well_is_a_program(without_a_store, path):
    answer = without_a_store.get(path, headers={"Accept": "text/html", "Host": "elsewhere.example"})

    assert _problem(answer)[0] == 400


def test_whether_it_is_alive_anyone_may_ask(reader_of_others):
    assert {path: reader_of_others[0].get(path).status_code for path in FREE} == {
        "/health": 200,
        "/ready": 503,
    }
