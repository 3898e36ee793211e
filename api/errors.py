"""Errors as `application/problem+json` (RFC 9457): one table from what is raised to what is answered."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from http import HTTPStatus
from typing import Any, Literal

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.store.etags import NotModified
from api.validation_errors import faults_of
from graph.errors import (
    CasegraphError,
    ConflictError,
    FaultsError,
    NotFoundError,
    QueryRefusedError,
    StoreError,
    UnknownEntityError,
)

MEDIA_TYPE = "application/problem+json"

# Where the log finds on a request what kind of error ended it.
FAILED = "casegraph.failed"
# Seconds: about as long as a store takes to start.
RETRY_AFTER = "5"


class Problem(BaseModel):
    """What went wrong, for a program and for a person."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    hint: str = ""
    faults: list[dict[Literal["field", "message"], str]] = Field(
        default=[], description="All that is wrong with what was sent, field by field."
    )
    line: int | None = Field(default=None, description="Where a query of your own is wrong, from 1.")
    column: int | None = Field(default=None, description="Where in that line, from 1.")


class ForbiddenError(CasegraphError):
    """Whoever asks may not do this."""


class UnauthorisedError(CasegraphError):
    """Nobody is known by the token that was given, or none was given."""


class WrongHostError(CasegraphError):
    """The request is for a host of another name."""


class UnavailableError(CasegraphError):
    """The service cannot answer this just now."""


class TooLargeError(CasegraphError):
    """The request's body is longer than is taken."""


def too_large(most: int) -> TooLargeError:
    """Return what is said of a body of more than so many bytes."""
    return TooLargeError(f"The request's body is longer than {most} bytes.", "Send less at once.")


# The first class that fits decides; a subclass stands before what it is derived from.
STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (UnknownEntityError, HTTPStatus.NOT_FOUND),
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (QueryRefusedError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnauthorisedError, HTTPStatus.UNAUTHORIZED),
    (ForbiddenError, HTTPStatus.FORBIDDEN),
    (ConflictError, HTTPStatus.CONFLICT),
    (WrongHostError, HTTPStatus.BAD_REQUEST),
    (TooLargeError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (UnavailableError, HTTPStatus.SERVICE_UNAVAILABLE),
    (CasegraphError, HTTPStatus.UNPROCESSABLE_ENTITY),
)


def add_problems(app: FastAPI) -> None:
    """Let every error reach the client as a problem."""
    app.add_exception_handler(CasegraphError, _casegraph)
    app.add_exception_handler(NotModified, _not_modified)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, http_problem)
    app.add_exception_handler(Exception, _unexpected)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what the OpenAPI document says of errors: for `responses=` of a router or an operation."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def problem(
    status: HTTPStatus,
    detail: str,
    hint: str = "",
    headers: dict[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Response:
    """Return a problem as a response.

    Args:
        more: of `faults`, `line` and `column` what is known.
    """
    # What a client sent may be no Unicode at all, and is told of all the same.
    detail = detail.encode(errors="replace").decode()
    told = Problem(title=status.phrase, status=status, detail=detail, hint=hint, **(more or {}))
    body = told.model_dump(exclude={"faults", "line", "column"} - (more or {}).keys())
    return Response(orjson.dumps(body), status, media_type=MEDIA_TYPE, headers=headers)


def status_of(error: Exception) -> HTTPStatus:
    """Return the status that an error is answered with."""
    return next(
        (status for kind, status in STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR
    )


def problem_of(scope: MutableMapping[str, Any], error: CasegraphError) -> Response:
    """Return an error as a response, and note on the request which kind it was, for the log.

    What the error says is for whoever asked alone: it may name people.
    """
    status = status_of(error)
    scope[FAILED] = type(error).__name__
    headers = {"Retry-After": RETRY_AFTER} if status is HTTPStatus.SERVICE_UNAVAILABLE else None
    return problem(status, error.message, error.hint, headers, _more(error))


def _more(error: CasegraphError) -> dict[str, Any]:
    if isinstance(error, FaultsError):
        return {"faults": [{"field": field, "message": message} for field, message in error.faults]}
    if isinstance(error, QueryRefusedError) and error.line is not None:
        return {"line": error.line, "column": error.column}
    return {}


async def _casegraph(request: Request, error: Exception) -> Response:
    assert isinstance(error, CasegraphError)
    return problem_of(request.scope, error)


async def _not_modified(_: Request, found: Exception) -> Response:
    assert isinstance(found, NotModified)
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": found.etag})


async def _validation(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = faults_of(error.errors())
    told = "; ".join(f"{field}: {message}" for field, message in found)
    faults = [{"field": field, "message": message} for field, message in found]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, told, more={"faults": faults})


async def http_problem(request: Request, error: Exception) -> Response:
    """Return what the framework has against a request as a problem."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return problem_of(request.scope, too_large(request.app.state.settings.limits.body_bytes))
    if error.status_code == HTTPStatus.BAD_REQUEST:
        # The framework's only use of it: a body that is no text in UTF-8.
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "The request's body cannot be read as JSON.")
    if error.status_code == HTTPStatus.NOT_FOUND:
        hint = "GET /api/openapi.json says what there is."
        return problem(HTTPStatus.NOT_FOUND, "There is nothing at this address.", hint)
    return problem(HTTPStatus(error.status_code), str(error.detail), headers=dict(error.headers or {}))


async def _unexpected(_: Request, __: Exception) -> Response:
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log says what.")
