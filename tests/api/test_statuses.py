"""Errors that every operation may return: no access, another site's page, no store."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from fastapi.testclient import TestClient

from api.access import tokens
from api.app import create_app
from api.errors import MEDIA_TYPE
from api.middleware.access_gate import PUBLIC_PATHS
from api.openapi_examples import Example, load_examples
from api.settings import AccessSettings, LimitSettings, ServerSettings, Settings
from api.store.provider import StoreProvider
from graph.errors import StoreError
from graph.ontology import load_ontology
from tests.api.page_parser import parse_page
from tests.docs.api_page import openapi_document

RESPONSES = {
    operation["operationId"]: operation["responses"]
    for methods in openapi_document()["paths"].values()
    for operation in methods.values()
}
STATUSES = {name: set(responses) for name, responses in RESPONSES.items()}
OPERATIONS = sorted(STATUSES)
PAGES = ["get_start_page", "get_network_page", "get_embedded_page"]
WRITING = [
    name for name in OPERATIONS if load_examples()[name].request.method != "GET" and name != "run_cypher"
]
MAX_BYTES = 20_000


def operations_with(status: int) -> list[str]:
    return [name for name in OPERATIONS if str(status) in STATUSES[name]]


def _no_store():
    raise StoreError("No Neo4j answers at local:here.", "Start it.")


def _make_client(settings: Settings) -> TestClient:
    provider = StoreProvider(_no_store, load_ontology())
    return TestClient(create_app(settings, provider), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def without_a_store() -> TestClient:
    return _make_client(Settings(limits=LimitSettings(max_body_bytes=MAX_BYTES, max_import_bytes=MAX_BYTES)))


@pytest.fixture(scope="module")
def reader_of_others(tmp_path_factory) -> tuple[TestClient, str]:
    """A service that other machines reach, and the token of a reader."""
    file = tmp_path_factory.mktemp("access") / "tokens.json"
    token = tokens.add_token(file, "rita", "reader")
    settings = Settings(server=ServerSettings(host="0.0.0.0"), access=AccessSettings(tokens_file=file))
    return _make_client(settings), token


def _send(client: TestClient, example: Example, **headers: str):
    request = example.request
    return client.request(
        request.method, request.path, params=request.query, json=request.body, headers=headers
    )


def _problem(response) -> tuple[int, str, str]:
    assert response.headers["content-type"] == MEDIA_TYPE
    problem = response.json()
    assert problem["status"] == response.status_code
    assert problem["title"] == HTTPStatus(response.status_code).phrase
    return response.status_code, problem["detail"], problem["hint"]


@pytest.mark.parametrize("operation", operations_with(400))
def test_another_host_name_is_refused(without_a_store, operation):
    response = _send(without_a_store, load_examples()[operation], Host="elsewhere.example")

    assert _problem(response)[0] == 400


@pytest.mark.parametrize("operation", operations_with(403))
def test_a_page_of_another_site_is_refused(without_a_store, operation):
    response = _send(without_a_store, load_examples()[operation], Origin="http://elsewhere.example")

    assert _problem(response)[0] == 403


@pytest.mark.parametrize("operation", WRITING)
def test_a_reader_may_not_write(reader_of_others, operation):
    client, token = reader_of_others
    response = _send(client, load_examples()[operation], Authorization=f"Bearer {token}")

    assert _problem(response)[0] == 403


@pytest.mark.parametrize("operation", operations_with(401))
def test_without_a_token_a_request_is_refused(reader_of_others, operation):
    response = _send(reader_of_others[0], load_examples()[operation])

    assert _problem(response)[0] == 401


@pytest.mark.parametrize("operation", operations_with(413))
def test_too_long_a_body_is_refused(without_a_store, operation):
    request = load_examples()[operation].request
    response = without_a_store.request(request.method, request.path, content=b"x" * (MAX_BYTES + 1))

    assert _problem(response)[0] == 413


@pytest.mark.parametrize("operation", operations_with(422))
def test_an_unknown_parameter_is_refused(without_a_store, operation):
    request = load_examples()[operation].request
    params = {**request.query, "colour": "red"}

    response = without_a_store.request(request.method, request.path, params=params, json=request.body)

    assert _problem(response) == (422, "colour: is unknown here", "")


@pytest.mark.parametrize("operation", operations_with(503))
def test_without_a_store_it_is_unavailable(without_a_store, operation):
    status, detail, hint = _problem(_send(without_a_store, load_examples()[operation]))

    assert (status, detail, hint) == (503, "No Neo4j answers at local:here.", "Start it.")


@pytest.mark.parametrize("operation", PAGES)
@pytest.mark.parametrize(
    ("status", "headers", "title", "words"),
    [
        (400, {"Host": "elsewhere.example"}, "Wrong host name", "CASEGRAPH_HOSTS"),
        (401, {}, "A token is needed", "any name will do, and the token is the password"),
        (403, {"Origin": "http://elsewhere.example"}, "Not allowed", "a page of another site"),
        (413, {"Content-Length": "99999999"}, "The request is too large", "Send less at once."),
    ],
)
def test_a_browser_gets_a_page_about_the_refusal(
    reader_of_others, without_a_store, operation, status, headers, title, words
):
    client = reader_of_others[0] if status == 401 else without_a_store

    response = _send(client, load_examples()[operation], Accept="text/html,*/*", **headers)

    page = parse_page(response.text)
    assert (response.status_code, page.headings) == (status, [title])
    assert words in page.text
    assert "<form" not in response.text
    assert response.headers["content-type"].split(";")[0] in RESPONSES[operation][str(status)]["content"]
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize("path", sorted(PUBLIC_PATHS))
def test_a_health_check_never_gets_a_page(without_a_store, path):
    response = without_a_store.get(path, headers={"Accept": "text/html", "Host": "elsewhere.example"})

    assert _problem(response)[0] == 400


def test_health_checks_need_no_token(reader_of_others):
    assert {path: reader_of_others[0].get(path).status_code for path in PUBLIC_PATHS} == {
        "/health": 200,
        "/ready": 503,
    }
