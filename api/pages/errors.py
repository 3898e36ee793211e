"""Errors of pages: a person is told in a page, a program in a problem."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.types import Scope

from api.faults import faults_of
from api.pages.rendering import HTML, headers, rendered
from api.problems import FAILED, RETRY_AFTER, http_problem, problem_of, problems, status_of
from api.steady import SteadyRoute
from api.strict import Handler
from graph.errors import CasegraphError, NotFoundError

TITLES = {
    HTTPStatus.UNAUTHORIZED: "Nobody is known by that",
    HTTPStatus.FORBIDDEN: "That is not allowed",
    HTTPStatus.NOT_FOUND: "That is not here",
    HTTPStatus.UNPROCESSABLE_ENTITY: "That cannot be shown",
    HTTPStatus.SERVICE_UNAVAILABLE: "The store cannot be reached now",
}


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
    return _page(request, error) if _for_a_person(request) else problem_of(scope, error)


async def _lost(request: Request, error: Exception) -> Response:
    if _for_a_person(request):
        return _page(request, NotFoundError("There is nothing at this address."))
    answer = await http_problem(request, error)
    if not _of_api(request):
        answer.headers["Vary"] = "Accept"
    return answer


def _for_a_person(request: Request) -> bool:
    return not _of_api(request) and HTML in request.headers.get("accept", "")


def _of_api(request: Request) -> bool:
    return request.url.path.startswith("/api")


def _page(request: Request, error: CasegraphError | RequestValidationError) -> Response:
    if isinstance(error, CasegraphError):
        status, message, hint = status_of(error), error.message, error.hint
    else:
        status, hint = HTTPStatus.UNPROCESSABLE_ENTITY, "Mend the address, or begin at the start page."
        faults = (f"{field}: {message}" for field, message in faults_of(error.errors()))
        message = f"The address cannot be understood: {'; '.join(faults)}."
    request.scope[FAILED] = type(error).__name__
    text = rendered(
        "problem.html",
        title=TITLES.get(status, status.phrase),
        message=message,
        hint=hint,
        offers=getattr(error, "offers", ()),
    )
    more = {"Retry-After": RETRY_AFTER} if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Response(text, status, media_type=HTML, headers={**headers(), **more, "Vary": "Accept"})
