"""The example of each operation: its response is current, and matches the OpenAPI document."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from api.openapi_examples import Example, ExampleResponse, load_examples
from graph.store import Store
from tests.api.client import make_client
from tests.api.record_examples import run_examples
from tests.docs.api_page import PAGE, openapi_document, render_page
from tests.fill_store import empty_store

DOCUMENT = openapi_document()
OPERATIONS = {
    operation["operationId"]: operation
    for methods in DOCUMENT["paths"].values()
    for operation in methods.values()
}
REGISTRY = Registry().with_resource("urn:api", Resource(DOCUMENT, DRAFT202012))


@pytest.fixture(scope="module")
def current(shared_store: Store) -> dict[str, tuple[Example, ExampleResponse]]:
    """Each example with the response that the service returns now, by operation."""
    empty_store(shared_store)
    return {example.operation: (example, response) for example, response in run_examples(shared_store)}


def test_every_operation_has_an_example_and_every_example_an_operation():
    assert load_examples().keys() == OPERATIONS.keys()


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_the_recorded_response_is_what_the_service_returns(current, operation):
    example, response = current[operation]

    assert response == example.response


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_the_response_matches_the_document(current, operation):
    _, response = current[operation]
    described = OPERATIONS[operation]["responses"][str(response.status)]
    if response.status == HTTPStatus.NO_CONTENT:
        assert (described.get("content"), response.media_type, response.text) == (None, "", "")
        return
    media = described["content"][response.media_type]

    assert response.status < 400
    if "schema" in media and response.content is not None:
        schema = f"urn:api#/{_pointer(operation, response)}"
        validator = Draft202012Validator({"$ref": schema}, registry=REGISTRY)
        assert [error.message for error in validator.iter_errors(response.content)] == []
    assert media["example"]


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == render_page(), "run `make api-page`"


def test_every_question_is_a_different_sentence():
    questions = [example.question.strip() for example in load_examples().values()]

    assert len(set(questions)) == len(questions)
    assert [question for question in questions if question[-1] not in "?."] == []


def test_every_reading_operation_answers_its_etag_with_304(current, shared_store):
    client = make_client(shared_store)
    reading = [
        example for example, _ in current.values() if "304" in OPERATIONS[example.operation]["responses"]
    ]

    confirmed = {example.operation: _confirm(client, example) for example in reading}

    assert set(confirmed.values()) == {(304, b"")}


def _confirm(client: TestClient, example: Example) -> tuple[int, bytes]:
    """Send a request again with the ETag of its response, and return the second status and body."""
    request = example.request
    first = client.get(request.path, params=request.query, headers=request.headers)
    headers = {**request.headers, "If-None-Match": first.headers["etag"]}
    second = client.get(request.path, params=request.query, headers=headers)
    replaced = {name: value for name, value in second.headers.items() if name != "x-request-id"}
    assert replaced.items() <= dict(first.headers).items()
    return second.status_code, second.content


def _pointer(operation: str, response: ExampleResponse) -> str:
    path, method = next(
        (path, method)
        for path, methods in DOCUMENT["paths"].items()
        for method, described in methods.items()
        if described["operationId"] == operation
    )
    keys = (
        "paths",
        path,
        method,
        "responses",
        str(response.status),
        "content",
        response.media_type,
        "schema",
    )
    return "/".join(key.replace("~", "~0").replace("/", "~1") for key in keys)
