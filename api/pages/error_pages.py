"""Errors as pages for browsers; other programs get the same error as a problem (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.types import Scope

from api.errors import (
    ERROR_NAME_KEY,
    RETRY_AFTER_SECONDS,
    ForbiddenError,
    RequestTooLargeError,
    UnauthorisedError,
    UnavailableError,
    WrongHostError,
    describe_problems,
    error_response,
    get_status,
    http_error_response,
)
from api.middleware.access_gate import PUBLIC_PATHS
from api.pages.templates import HTML, page_headers, render_template
from api.routing.retry_route import RetryRoute
from api.routing.strict_route import Handler
from api.validation_errors import describe_request_faults
from graph.errors import CasegraphError, NotFoundError, StoreError

# The heading of an error page by the class of the error; the first class that matches decides.
TITLE_BY_ERROR: tuple[tuple[type[Exception], str], ...] = (
    (NotFoundError, "Not found"),
    (StoreError, "The store cannot be reached now"),
    (UnavailableError, "The service cannot answer now"),
    (UnauthorisedError, "A token is needed"),
    (ForbiddenError, "Not allowed"),
    (WrongHostError, "Wrong host name"),
    (RequestTooLargeError, "The request is too large"),
)
DEFAULT_TITLE = "The page cannot be shown"


def describe_page_problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what the OpenAPI document says about the errors of a page, for `responses=` of an operation."""
    responses = describe_problems(*statuses)
    for response in responses.values():
        response["content"][HTML] = {"schema": {"type": "string"}}
    return responses


class PageRoute(RetryRoute):
    """A route whose errors are pages if the request accepts HTML."""

    def get_route_handler(self) -> Handler:
        """Return the function that handles a request."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except (CasegraphError, RequestValidationError) as error:
                if not _accepts_html(request):
                    raise
                return _error_page(request, error)

        return handle


def add_not_found_page(app: FastAPI) -> None:
    """Let the application answer a wrong address with a page that links to the start page."""
    app.add_exception_handler(HTTPStatus.NOT_FOUND, _handle_not_found)


def access_refused_response(scope: Scope, error: CasegraphError) -> Response:
    """Return the response to a request that the access gate rejects: a page or a problem."""
    request = Request(scope)
    if _wants_page(request):
        return _error_page(request, error, "access_refused.html")
    return _with_vary(request, error_response(scope, error))


async def _handle_not_found(request: Request, error: Exception) -> Response:
    if _wants_page(request):
        return _error_page(request, NotFoundError("There is nothing at this address."))
    return _with_vary(request, await http_error_response(request, error))


def _accepts_html(request: Request) -> bool:
    return HTML in request.headers.get("accept", "")


def _wants_page(request: Request) -> bool:
    return _may_be_page(request) and _accepts_html(request)


def _may_be_page(request: Request) -> bool:
    """Return False for the paths of the API and of monitoring, whose errors are never pages."""
    return not request.url.path.startswith("/api") and request.url.path not in PUBLIC_PATHS


def _with_vary(request: Request, response: Response) -> Response:
    """Mark a problem for caches: a browser would get another response."""
    if _may_be_page(request):
        response.headers["Vary"] = "Accept"
    return response


def _get_title(error: Exception) -> str:
    return next(
        (title for error_class, title in TITLE_BY_ERROR if isinstance(error, error_class)), DEFAULT_TITLE
    )


def _error_page(
    request: Request, error: CasegraphError | RequestValidationError, template: str = "error.html"
) -> Response:
    if isinstance(error, CasegraphError):
        status, message, hint = get_status(error), error.message, error.hint
    else:
        status, hint = HTTPStatus.UNPROCESSABLE_ENTITY, "Correct the address, or begin at the start page."
        faults = map(str, describe_request_faults(error.errors()))
        message = f"The address cannot be understood: {'; '.join(faults)}."
    request.scope[ERROR_NAME_KEY] = type(error).__name__
    text = render_template(
        template,
        title=next(
            (title for error_class, title in TITLE_BY_ERROR if isinstance(error, error_class)), DEFAULT_TITLE
        ),
        message=message,
        hint=hint,
        alternatives=getattr(error, "alternatives", ()),
    )
    more = {"Retry-After": RETRY_AFTER_SECONDS} if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Response(text, status, media_type=HTML, headers={**page_headers(), **more, "Vary": "Accept"})
