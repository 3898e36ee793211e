"""Errors of pages: a person is told in a page, a program in a problem."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.types import Scope

from api.errors import (
    FAILED,
    RETRY_AFTER,
    ForbiddenError,
    TooLargeError,
    UnauthorisedError,
    UnavailableError,
    WrongHostError,
    http_problem,
    problem_of,
    problems,
    status_of,
)
from api.middleware.access_gate import FREE
from api.pages.templates import HTML, headers, rendered
from api.routing.retry_route import SteadyRoute
from api.routing.strict_route import Handler
from api.validation_errors import faults_of
from graph.errors import CasegraphError, NotFoundError, StoreError, UnknownEntityError

# The first class that fits says how the page is headed.
TITLES: tuple[tuple[type[Exception], str], ...] = (
    (UnknownEntityError, "That is not here"),
    (NotFoundError, "That is not here"),
    (StoreError, "The store cannot be reached now"),
    (UnavailableError, "This cannot be answered now"),
    (UnauthorisedError, "A token is needed"),
    (ForbiddenError, "That is not allowed"),
    (WrongHostError, "Not under this name"),
    (TooLargeError, "That is too much at once"),
)
ANY_OTHER = "That cannot be shown"


def page_problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what the OpenAPI document says of the errors of a page: a problem, or a page that tells it."""
    found = problems(*statuses)
    for response in found.values():
        response["content"][HTML] = {"schema": {"type": "string"}}
    return found


class PageRoute(SteadyRoute):
    """A route whose errors are pages, where the request takes pages."""

    def get_route_handler(self) -> Handler:
        """Return what answers a request."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except (CasegraphError, RequestValidationError) as error:
                if HTML not in request.headers.get("accept", ""):
                    raise
                return _page(request, error)

        return handle


def add_lost_page(app: FastAPI) -> None:
    """Let a person who follows a wrong address find back."""
    app.add_exception_handler(HTTPStatus.NOT_FOUND, _lost)


def refusal(scope: Scope, error: CasegraphError) -> Response:
    """Return what whoever is turned away at the gate is told."""
    request = Request(scope)
    if _for_a_person(request):
        return _page(request, error, "outside.html")
    return _told_apart(request, problem_of(scope, error))


async def _lost(request: Request, error: Exception) -> Response:
    if _for_a_person(request):
        return _page(request, NotFoundError("There is nothing at this address."))
    return _told_apart(request, await http_problem(request, error))


def _for_a_person(request: Request) -> bool:
    return not _for_programs(request) and HTML in request.headers.get("accept", "")


def _for_programs(request: Request) -> bool:
    return request.url.path.startswith("/api") or request.url.path in FREE


def _told_apart(request: Request, answer: Response) -> Response:
    """Note on a problem that a person would be answered otherwise."""
    if not _for_programs(request):
        answer.headers["Vary"] = "Accept"
    return answer


def _page(
    request: Request, error: CasegraphError | RequestValidationError, template: str = "problem.html"
) -> Response:
    if isinstance(error, CasegraphError):
        status, message, hint = status_of(error), error.message, error.hint
    else:
        status, hint = HTTPStatus.UNPROCESSABLE_ENTITY, "Mend the address, or begin at the start page."
        faults = (f"{field}: {message}" for field, message in faults_of(error.errors()))
        message = f"The address cannot be understood: {'; '.join(faults)}."
    request.scope[FAILED] = type(error).__name__
    text = rendered(
        template,
        title=next((title for kind, title in TITLES if isinstance(error, kind)), ANY_OTHER),
        message=message,
        hint=hint,
        offers=getattr(error, "offers", ()),
    )
    more = {"Retry-After": RETRY_AFTER} if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Response(text, status, media_type=HTML, headers={**headers(), **more, "Vary": "Accept"})
