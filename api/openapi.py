"""The OpenAPI document: what FastAPI derives, with true examples, and errors as problems."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.answers import JSON, QUERIES
from api.example_files import Example, examples
from api.problems import Problem, problems

DESCRIPTION = """\
Relationships as claims: who says what of whom, where, and who denies it.

Every answer names the queries that it came from, in the field `queries` and in the header
`Casegraph-Queries`; `GET /api/queries` lists them with their text. Errors are `application/problem+json`
(RFC 9457) with one sentence in `detail` and what to do about it in `hint`. An answer's `ETag` stays the same
until something is written: send it back as `If-None-Match`, and you are told with `304` that you hold it.
"""

# What may be answered to any request, whoever asks for what.
ANYWHERE = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
OPEN = ("/health", "/ready")
_REPLACED = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> None:
    """Let the application answer with this document at its `openapi_url`."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title="Casegraph", version=version("casegraph"), description=DESCRIPTION, routes=app.routes
    )
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    for name in _REPLACED:
        schemas.pop(name, None)
    schemas["Problem"] = Problem.model_json_schema()
    found["components"]["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "Needed where the service listens on more than this machine.",
        }
    }
    found["security"] = [{}, {"token": []}]
    known = examples()
    for path, method, operation in _operations(found):
        _complete(path, method, operation)
        if operation["operationId"] in known:
            _exemplify(operation, known[operation["operationId"]])
    return found


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    """Add what the framework's layers answer, which no endpoint declares."""
    responses = operation["responses"]
    for status, response in problems(*ANYWHERE).items():
        responses.setdefault(str(status), response)
    if "422" in responses:
        responses["422"] = problems(422)[422]
    if path in OPEN:
        operation["security"] = [{}]
    elif method == "get":
        responses.setdefault("304", {"description": "You hold the answer already."})
        for status in ("200", "304"):
            responses[status].setdefault("headers", {})["ETag"] = _header(
                "The same until something is written."
            )
        responses["200"]["headers"][QUERIES] = _header("The queries that the answer came from, as JSON.")


def _header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}


def _exemplify(operation: dict[str, Any], example: Example) -> None:
    operation["x-question"] = example.question
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "query" and parameter["name"] in example.request.query:
            parameter["example"] = example.request.query[parameter["name"]]
    if example.request.body is not None:
        operation["requestBody"]["content"][JSON]["example"] = example.request.body
    if example.answer is not None:
        response = operation["responses"][str(example.answer.status)]
        media = response.setdefault("content", {}).setdefault(example.answer.media_type, {})
        media["example"] = (
            example.answer.content if example.answer.content is not None else example.answer.text
        )
