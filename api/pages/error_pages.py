"""Errors as pages for browsers; other programs get the same error as a problem (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.routing import Match
from starlette.types import Scope

from api.access.cross_site import FramingRefusedError
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
from api.middleware.security_headers import POLICY_HEADER
from api.pages.templates import HTML, page_headers, render_template
from api.plus_signs import add_plus_hint
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
    (FramingRefusedError, "Not in a frame"),
    (ForbiddenError, "Not allowed"),
    (WrongHostError, "Wrong host name"),
    (RequestTooLargeError, "The request is too large"),
)
# Proxies refuse long headers, and the address of a redirection is one.
MAX_REDIRECT_QUERY = 1_000
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
        response = _error_page(request, error, "access_refused.html")
        if isinstance(error, FramingRefusedError):
            # A frame that stays empty would tell nobody why. The page has nothing but these words.
            response.headers[POLICY_HEADER] += "; frame-ancestors *"
        return response
    return _with_vary(request, error_response(scope, error))


async def _handle_not_found(request: Request, error: Exception) -> Response:
    if url := _find_url_without_slash(request):
        return RedirectResponse(url)
    if _wants_page(request):
        return _error_page(request, NotFoundError("There is nothing at this address."))
    return _with_vary(request, await http_error_response(request, error))


def _find_url_without_slash(request: Request) -> str:
    """Return the URL without a slash at the end of its path, if there is something at it; else "".

    The framework would redirect as well, but to an address with the host, and with the scheme that a web
    server in front of the service uses, not the one of the client.
    """
    path, query = request.scope["path"].rstrip("/"), request.url.query
    if not path or path == request.scope["path"] or len(query) > MAX_REDIRECT_QUERY:
        return ""
    scope = {**request.scope, "path": path}
    has_route = any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes)
    url = quote(path)
    return (f"{url}?{query}" if query else url) if has_route else ""


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
        status, message = get_status(error), error.message
        hint = add_plus_hint(request.scope, error, error.hint)
    else:
        status, faults = HTTPStatus.UNPROCESSABLE_ENTITY, describe_request_faults(error.errors())
        message = f"The address cannot be understood: {'; '.join(map(str, faults))}."
        hint = add_plus_hint(request.scope, faults, "Correct the address, or begin at the start page.")
    request.scope[ERROR_NAME_KEY] = type(error).__name__
    text = render_template(
        template,
        title=_get_title(error),
        message=message,
        hint=hint,
        alternatives=getattr(error, "alternatives", ()),
    )
    more = {"Retry-After": RETRY_AFTER_SECONDS} if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Response(text, status, media_type=HTML, headers={**page_headers(), **more, "Vary": "Accept"})
