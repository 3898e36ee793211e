"""The OpenAPI document: what FastAPI derives, with true examples, and errors as problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from api.dependencies import reading_store, writing_store
from api.errors import Problem, problems
from api.middleware.access_gate import FREE
from api.openapi_examples import Example, examples
from api.pages.error_pages import page_problems
from api.responses import JSON, QUERIES
from api.routing.strict_route import StrictRoute

DESCRIPTION = """\
Relationships as claims: who says what of whom, where, and who denies it.

Every answer names the queries that it came from, in the field `queries` and in the header
`Casegraph-Queries`; `GET /api/queries` lists them with their text. Errors are `application/problem+json`
(RFC 9457) with one sentence in `detail` and what to do about it in `hint`. An answer's `ETag` stays the same
until something is written: send it back as `If-None-Match`, and you are told with `304` that you hold it.
"""

# What the gate may answer to any request (`api.middleware.access_gate`).
ANYWHERE = (HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
_REPLACED = ("HTTPValidationError", "ValidationError")

# What the operations are about, in the order in which a newcomer may want them.
TAGS = {
    "search": "Finding someone by a name",
    "entities": "One entity",
    "ties": "Sets of ties",
    "common": "Whom two have in common",
    "paths": "Ways from one to another",
    "timeline": "What happened when",
    "sources": "Sources, and what each states",
    "disputes": "Where sources do not agree",
    "speakers": "Who speaks for whom",
    "overview": "What the store holds",
    "cypher": "Questions of your own",
    "claims": "Writing claims",
    "records": "Writing entities and sources",
    "notes": "Notes on claims and entities",
    "pages": "Pages for people",
    "service": "The service itself",
}


def describe(app: FastAPI, routers: Sequence[APIRouter]) -> None:
    """Let the application answer with this document at its `openapi_url`.

    Args:
        routers: all that it includes.
    """

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, routers)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI, routers: Sequence[APIRouter]) -> dict[str, Any]:
    found = get_openapi(
        title="Casegraph", version=version("casegraph"), description=DESCRIPTION, routes=app.routes
    )
    found["tags"] = [{"name": name, "description": description} for name, description in TAGS.items()]
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
    reading, asking = _using(routers, {reading_store}), _using(routers, {reading_store, writing_store})
    strict = {str(route.operation_id) for route in _routes(routers) if isinstance(route, StrictRoute)}
    for path, operation in _operations(found):
        if operation["operationId"] in strict:
            operation["responses"].setdefault("422", problems(422)[422])
        _complete(path, operation)
        if operation["operationId"] in asking:
            operation["responses"].setdefault("503", problems(503)[503])
        if operation["operationId"] in reading:
            _tag(operation["responses"])
        if operation["operationId"] in known:
            _exemplify(operation, known[operation["operationId"]])
    return found


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for operation in methods.values():
            yield path, operation


def _using(routers: Sequence[APIRouter], wanted: set[Callable[..., Any]]) -> set[str]:
    """Return the ids of the operations that depend on one of these."""
    return {str(route.operation_id) for route in _routes(routers) if _depends(route.dependant, wanted)}


def _routes(routers: Sequence[APIRouter]) -> list[APIRoute]:
    return [route for router in routers for route in router.routes if isinstance(route, APIRoute)]


def _depends(dependant: Dependant, wanted: set[Callable[..., Any]]) -> bool:
    return dependant.call in wanted or any(_depends(found, wanted) for found in dependant.dependencies)


def _complete(path: str, operation: dict[str, Any]) -> None:
    """Add what the framework's layers answer, which no endpoint declares."""
    responses = operation["responses"]
    told = page_problems if "pages" in operation["tags"] else problems
    for status, response in told(*ANYWHERE).items():
        responses.setdefault(str(status), response)
    if "422" in responses:
        responses["422"] = told(422)[422]
    if path in FREE:
        operation["security"] = [{}]
    else:
        responses.setdefault("401", told(401)[401])


def _tag(responses: dict[str, Any]) -> None:
    """Add what comes with an answer that is read from the store."""
    responses.setdefault("304", {"description": "You hold the answer already."})
    for status in ("200", "304"):
        headers = responses[status].setdefault("headers", {})
        headers["ETag"] = _header("The same until something is written.")
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
