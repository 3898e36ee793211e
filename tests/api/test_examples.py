"""Every operation has an example whose answer is true, as the document says it, and stands in docs/api.md."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from api.openapi_examples import Answer, Example, examples
from graph.store import Store
from tests.api.ask_examples import asked
from tests.api.client import client_of
from tests.conftest import empty
from tests.docs.api_page import PAGE, document, written

DOCUMENT = document()
OPERATIONS = {
    operation["operationId"]: operation
    for methods in DOCUMENT["paths"].values()
    for operation in methods.values()
}
REGISTRY = Registry().with_resource("urn:api", Resource(DOCUMENT, DRAFT202012))


@pytest.fixture(scope="module")
def came(open_store: Store) -> dict[str, tuple[Example, Answer]]:
    """What the service answers to every example now."""
    empty(open_store)
    return {example.operation: (example, answer) for example, answer in asked(open_store)}


def test_every_operation_has_an_example_and_every_example_an_operation():
    assert examples().keys() == OPERATIONS.keys()


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_the_answer_that_is_shown_is_what_comes(came, operation):
    example, answer = came[operation]

    assert answer == example.answer


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_the_answer_is_as_the_document_says(came, operation):
    _, answer = came[operation]
    response = OPERATIONS[operation]["responses"][str(answer.status)]
    media = response["content"][answer.media_type]

    assert answer.status < 400
    if "schema" in media and answer.content is not None:
        place = f"urn:api#/{_pointer(operation, answer)}"
        validator = Draft202012Validator({"$ref": place}, registry=REGISTRY)
        assert [error.message for error in validator.iter_errors(answer.content)] == []
    assert media["example"]


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == written(), "run `make api-page`"


def test_every_question_is_a_sentence_of_its_own():
    questions = [example.question.strip() for example in examples().values()]

    assert len(set(questions)) == len(questions)
    assert [question for question in questions if question[-1] not in "?."] == []


def test_a_second_look_at_any_reading_costs_nothing(came, open_store):
    client = client_of(open_store)
    reading = [example for example, _ in came.values() if "304" in OPERATIONS[example.operation]["responses"]]

    seen = {example.operation: _second_look(client, example) for example in reading}

    assert set(seen.values()) == {(304, b"")}


def _second_look(client: TestClient, example: Example) -> tuple[int, bytes]:
    request = example.request
    first = client.get(request.path, params=request.query, headers=request.headers)
    tag = {"If-None-Match": first.headers["etag"]}
    second = client.get(request.path, params=request.query, headers={**request.headers, **tag})
    return second.status_code, second.content


def _pointer(operation: str, answer: Answer) -> str:
    for path, methods in DOCUMENT["paths"].items():
        for method, found in methods.items():
            if found["operationId"] == operation:
                parts = ("paths", path, method, "responses", str(answer.status), "content", answer.media_type)
                return "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts) + "/schema"
    raise AssertionError(operation)
