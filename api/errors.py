"""Errors as `application/problem+json` (RFC 9457): one table from exceptions to status codes."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from api.body_limits import get_max_body_bytes
from api.plus_signs import add_plus_hint
from api.validation_errors import describe_request_faults
from graph.errors import (
    CasegraphError,
    ConflictError,
    Fault,
    InvalidRecordError,
    NotFoundError,
    QueryRefusedError,
    StoreError,
)

MEDIA_TYPE = "application/problem+json"

# The key of the request's scope under which the log finds the class of the error that ended the request.
ERROR_NAME_KEY = "casegraph.error_name"
RETRY_AFTER_SECONDS = "5"  # about as long as a store takes to start


class FieldError(BaseModel):
    """One thing that is wrong with the request."""

    model_config = ConfigDict(extra="forbid")

    path: list[str | int] = Field(
        description="The keys and indices (from 0) that lead to the wrong value, or the parameter's name.",
        examples=[["source", "title"]],
    )
    message: str = Field(description="What is wrong and what is expected.")


class Problem(BaseModel):
    """What went wrong."""

    model_config = ConfigDict(extra="forbid")

    type: str = "about:blank"
    title: str = Field(description="The meaning of the status code.")
    status: int
    detail: str = Field(description="What is wrong, in one sentence.")
    hint: str = Field(default="", description="What to do about it.")
    errors: list[FieldError] = Field(
        default=[], description="Everything that is wrong with the request, one item for each field."
    )
    line: int | None = Field(
        default=None, description="The line of your own query that is wrong, counted from 1."
    )
    column: int | None = Field(default=None, description="The column in that line, counted from 1.")


class ForbiddenError(CasegraphError):
    """The user may not do this."""


class UnauthorisedError(CasegraphError):
    """The request has no token, or one that does not exist."""


class WrongHostError(CasegraphError):
    """The request is for another host name."""


class UnavailableError(CasegraphError):
    """The service cannot answer this request now."""


class RequestTooLargeError(CasegraphError):
    """The body of the request is longer than `max_bytes` bytes."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(f"The request's body is longer than {max_bytes} bytes.", "Send less at once.")


# The status by the class of the error: the first class that matches decides, so a subclass stands before its
# base class.
STATUS_BY_ERROR: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (QueryRefusedError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnauthorisedError, HTTPStatus.UNAUTHORIZED),
    (ForbiddenError, HTTPStatus.FORBIDDEN),
    (ConflictError, HTTPStatus.CONFLICT),
    (WrongHostError, HTTPStatus.BAD_REQUEST),
    (RequestTooLargeError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (UnavailableError, HTTPStatus.SERVICE_UNAVAILABLE),
    (CasegraphError, HTTPStatus.UNPROCESSABLE_ENTITY),
)


def add_error_handlers(app: FastAPI) -> None:
    """Let the application answer every error with a problem."""
    app.add_exception_handler(CasegraphError, _handle_casegraph_error)
    app.add_exception_handler(RequestValidationError, _handle_validation_error)
    app.add_exception_handler(HTTPException, http_error_response)
    app.add_exception_handler(Exception, _handle_unexpected_error)


def describe_problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what the OpenAPI document says about errors, for `responses=` of an operation."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def problem_response(
    status: HTTPStatus,
    detail: str,
    hint: str = "",
    headers: dict[str, str] | None = None,
    extra: Mapping[str, Any] | None = None,
) -> Response:
    """Return a problem as a response.

    Args:
        extra: values of `errors`, `line` and `column`; those that are missing are left out.
    """
    # What the client sent may not be valid Unicode.
    detail = detail.encode(errors="replace").decode()
    extra = extra or {}
    problem = Problem(title=status.phrase, status=status, detail=detail, hint=hint, **extra)
    body = problem.model_dump(exclude={"errors", "line", "column"} - extra.keys())
    return Response(orjson.dumps(body), status, media_type=MEDIA_TYPE, headers=headers)


def get_status(error: Exception) -> HTTPStatus:
    """Return the status code for an error."""
    return next(
        (status for kind, status in STATUS_BY_ERROR if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def error_response(scope: MutableMapping[str, Any], error: CasegraphError) -> Response:
    """Return an error as a response, and set the error's class on the request for the log.

    The log does not get the error's message, because it may name people.
    """
    status = get_status(error)
    scope[ERROR_NAME_KEY] = type(error).__name__
    headers = {"Retry-After": RETRY_AFTER_SECONDS} if status is HTTPStatus.SERVICE_UNAVAILABLE else None
    hint = add_plus_hint(scope, error, error.hint)
    return problem_response(status, error.message, hint, headers, _extra(error))


async def http_error_response(request: Request, error: Exception) -> Response:
    """Return an error of the framework as a problem."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        limits = request.app.state.settings.limits
        max_bytes = get_max_body_bytes(limits, request.method, request.url.path)
        return error_response(request.scope, RequestTooLargeError(max_bytes))
    if error.status_code == HTTPStatus.BAD_REQUEST:
        # The framework uses it only for a body that it cannot read.
        return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, "The request's body cannot be read.")
    if error.status_code == HTTPStatus.NOT_FOUND:
        hint = "GET /api/openapi.json lists all addresses."
        return problem_response(HTTPStatus.NOT_FOUND, "There is nothing at this address.", hint)
    return problem_response(
        HTTPStatus(error.status_code), str(error.detail), headers=dict(error.headers or {})
    )


async def _handle_casegraph_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CasegraphError)
    return error_response(request.scope, error)


async def _handle_validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = describe_request_faults(error.errors())
    detail, hint = "; ".join(map(str, faults)), add_plus_hint(request.scope, faults)
    return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, detail, hint, extra=_field_errors(faults))


async def _handle_unexpected_error(_: Request, __: Exception) -> Response:
    return problem_response(
        HTTPStatus.INTERNAL_SERVER_ERROR, "An unexpected error occurred.", "The log of the service has it."
    )


def _extra(error: CasegraphError) -> dict[str, Any]:
    if isinstance(error, InvalidRecordError):
        return _field_errors(error.faults)
    if isinstance(error, QueryRefusedError) and error.line is not None:
        return {"line": error.line, "column": error.column}
    return {}


def _field_errors(faults: Sequence[Fault]) -> dict[str, Any]:
    return {"errors": [{"path": list(fault.path), "message": fault.message} for fault in faults]}
