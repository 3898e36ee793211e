"""The OpenAPI document: what FastAPI derives, with real examples, and with errors as problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from api.dependencies import get_store, get_writing_store
from api.errors import Problem, describe_problems
from api.middleware.access_gate import PUBLIC_PATHS
from api.openapi_examples import Example, load_examples
from api.pages.error_pages import describe_page_problems
from api.queries_header import QUERIES_HEADER
from api.responses import JSON
from api.routing.strict_route import StrictRoute

DESCRIPTION = """\
Relationships as claims: who states them, in which source, and who denies them.

Every response from the store names the queries that it was made from, in the field `queries` and in the
header `Casegraph-Queries`; `GET /api/queries` has their texts. If the header is too short for all of them,
its last item says where they are: in the `field` of the body, or at the address `run`. Errors are
`application/problem+json` (RFC 9457): `detail` says in one sentence what is wrong, and `hint` what to do
about it. The `ETag` of a response stays the same until something is written. Send it as `If-None-Match`: if
the response is still the same, the status is `304` and the response has no body.
"""

# What `api.middleware.access_gate` may answer to any request.
GATE_STATUSES = (HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
_REPLACED_SCHEMAS = ("HTTPValidationError", "ValidationError")
_REFERENCE = "#/components/schemas/{model}"

# The subjects of the operations, in the order in which a new user may need them.
TAG_DESCRIPTIONS = {
    "search": "Search by name",
    "entities": "Entities and their neighbours",
    "ties": "Sets of ties",
    "common neighbours": "Neighbours that two entities have in common",
    "paths": "Paths between two entities",
    "timeline": "Events and claims in order of time",
    "sources": "Sources and what they state",
    "disputes": "Disputes between sources, and differing accounts",
    "speakers": "Entities that speak for or against others",
    "overview": "What the store contains",
    "cypher": "Queries of your own",
    "claims": "Add and correct claims",
    "entity and source edits": "Add and correct entities and sources",
    "annotations": "Notes on claims and entities",
    "imports": "Load tables and files of other programs",
    "pages": "Pages for browsers",
    "service": "State of the service",
}


def set_openapi_document(app: FastAPI, routers: Sequence[APIRouter], root_path: str) -> None:
    """Let the application return this document at its `openapi_url`.

    Args:
        routers: all routers of the application.
        root_path: the path under which the service is published; "" for the root of its host.
    """

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _build_document(app, routers)
            if root_path:
                app.openapi_schema["servers"] = [{"url": root_path}]
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _build_document(app: FastAPI, routers: Sequence[APIRouter]) -> dict[str, Any]:
    document = get_openapi(
        title="Casegraph", version=version("casegraph"), description=DESCRIPTION, routes=app.routes
    )
    document["tags"] = [
        {"name": name, "description": description} for name, description in TAG_DESCRIPTIONS.items()
    ]
    components = document.setdefault("components", {})
    _add_problem_schemas(components.setdefault("schemas", {}))
    components["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "Needed if other machines can reach the service.",
        }
    }
    document["security"] = [{}, {"token": []}]
    examples = load_examples()
    reading_ids = _operation_ids_using(routers, {get_store})
    store_ids = _operation_ids_using(routers, {get_store, get_writing_store})
    strict_ids = {str(route.operation_id) for route in _routes(routers) if isinstance(route, StrictRoute)}
    for path, operation in _operations(document):
        id_, responses = operation["operationId"], operation["responses"]
        if id_ in strict_ids:
            responses.setdefault("422", describe_problems(422)[422])
        _add_framework_responses(path, operation)
        if id_ in store_ids:
            responses.setdefault("503", describe_problems(503)[503])
        if id_ in reading_ids:
            _add_conditional_responses(responses)
        if id_ in examples:
            _add_example(operation, examples[id_])
    return document


def _add_problem_schemas(schemas: dict[str, Any]) -> None:
    for name in _REPLACED_SCHEMAS:
        schemas.pop(name, None)
    problem = Problem.model_json_schema(ref_template=_REFERENCE)
    schemas |= problem.pop("$defs", {})
    schemas["Problem"] = problem


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for operation in methods.values():
            yield path, operation


def _operation_ids_using(routers: Sequence[APIRouter], dependencies: set[Callable[..., Any]]) -> set[str]:
    """Return the ids of the operations that depend on one of these functions."""
    return {
        str(route.operation_id) for route in _routes(routers) if _depends_on(route.dependant, dependencies)
    }


def _routes(routers: Sequence[APIRouter]) -> list[APIRoute]:
    return [route for router in routers for route in router.routes if isinstance(route, APIRoute)]


def _depends_on(dependant: Dependant, dependencies: set[Callable[..., Any]]) -> bool:
    return dependant.call in dependencies or any(
        _depends_on(dependency, dependencies) for dependency in dependant.dependencies
    )


def _add_framework_responses(path: str, operation: dict[str, Any]) -> None:
    """Add the errors of the middleware, which no endpoint declares."""
    responses = operation["responses"]
    describe = describe_page_problems if "pages" in operation["tags"] else describe_problems
    for status, response in describe(*GATE_STATUSES).items():
        responses.setdefault(str(status), response)
    if "422" in responses:
        responses["422"] = describe(422)[422]
    if path in PUBLIC_PATHS:
        operation["security"] = [{}]
    else:
        responses.setdefault("401", describe(401)[401])


def _add_conditional_responses(responses: dict[str, Any]) -> None:
    """Add the headers and the status 304 of responses that `api.store.etags` decides about."""
    responses.setdefault("304", {"description": "You have the current response already."})
    for status in ("200", "304"):
        headers = responses[status].setdefault("headers", {})
        headers["ETag"] = _header("It stays the same until something is written.")
    responses["200"]["headers"][QUERIES_HEADER] = _header(
        "The queries that the response was made from, as JSON."
    )


def _header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}


def _add_example(operation: dict[str, Any], example: Example) -> None:
    operation["x-question"] = example.question
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "query" and parameter["name"] in example.request.query:
            parameter["example"] = example.request.query[parameter["name"]]
    if example.request.body is not None:
        operation["requestBody"]["content"][JSON]["example"] = example.request.body
    # A response without content, as of a deletion, has no media type.
    if example.response is not None and example.response.media_type:
        response = operation["responses"][str(example.response.status)]
        media = response.setdefault("content", {}).setdefault(example.response.media_type, {})
        has_json = example.response.content is not None
        media["example"] = example.response.content if has_json else example.response.text
