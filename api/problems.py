"""Errors as `application/problem+json` (RFC 9457): one table from what is raised to what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Literal

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.etags import NotModified
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


class Problem(BaseModel):
    """What went wrong, for a program and for a person."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    hint: str = ""
    faults: list[dict[Literal["field", "message"], str]] = Field(
        default=[], description="All that is wrong with a record that may not be written, field by field."
    )


class ForbiddenError(CasegraphError):
    """Whoever asks may not do this."""


class UnauthorisedError(CasegraphError):
    """Nobody is known by the token that was given, or none was given."""


# The first class that fits decides; a subclass stands before what it is derived from.
STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (UnknownEntityError, HTTPStatus.NOT_FOUND),
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (QueryRefusedError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnauthorisedError, HTTPStatus.UNAUTHORIZED),
    (ForbiddenError, HTTPStatus.FORBIDDEN),
    (ConflictError, HTTPStatus.CONFLICT),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (CasegraphError, HTTPStatus.UNPROCESSABLE_ENTITY),
)


def add_problems(app: FastAPI) -> None:
    """Let every error reach the client as a problem."""
    app.add_exception_handler(CasegraphError, _casegraph)
    app.add_exception_handler(NotModified, _not_modified)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
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
    faults: Sequence[tuple[str, str]] = (),
) -> Response:
    """Return a problem as a response.

    Args:
        faults: all that is wrong with a record, each with its field.
    """
    # What a client sent may be no Unicode at all, and is told of all the same.
    detail = detail.encode(errors="replace").decode()
    body = Problem(title=status.phrase, status=status, detail=detail, hint=hint).model_dump(
        exclude={"faults"}
    )
    if faults:
        body["faults"] = [{"field": field, "message": message} for field, message in faults]
    return Response(orjson.dumps(body), status, media_type=MEDIA_TYPE, headers=headers)


def status_of(error: Exception) -> HTTPStatus:
    """Return the status that an error is answered with."""
    return next(
        (status for kind, status in STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR
    )


async def _casegraph(_: Request, error: Exception) -> Response:
    assert isinstance(error, CasegraphError)
    faults = error.faults if isinstance(error, FaultsError) else ()
    return problem(status_of(error), error.message, error.hint, faults=faults)


async def _not_modified(_: Request, found: Exception) -> Response:
    assert isinstance(found, NotModified)
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": found.etag})


async def _validation(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = (f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(faults))


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(HTTPStatus(error.status_code), str(error.detail), headers=dict(error.headers or {}))


async def _unexpected(_: Request, __: Exception) -> Response:
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log says what.")
