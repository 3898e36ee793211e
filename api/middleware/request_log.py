"""Logs one line for each request, and answers requests that an error of the program ended."""

from __future__ import annotations

import re
import time
from http import HTTPStatus
from uuid import uuid4

from asgi_correlation_id import correlation_id
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ERROR_NAME_KEY, problem_response
from api.logs import log

_REQUEST_ID = re.compile(r"[0-9a-fA-F-]{8,64}")


def choose_request_id(client_id: str) -> str:
    """Return the id that the client sent if it is a plain hexadecimal id, else a new one."""
    return client_id if _REQUEST_ID.fullmatch(client_id) else uuid4().hex


class RequestLog:
    """Log each request when it has been answered; `api.logs` says what the log never contains.

    Args:
        app: the next application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request; answer an unexpected error with a problem that has the request's id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status, sent_bytes = time.perf_counter(), 0, 0

        async def count_and_send(message: Message) -> None:
            nonlocal status, sent_bytes
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent_bytes += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, count_and_send)
        except Exception as error:
            log.error("failed", request_id=correlation_id.get(), route=_route(scope), exc_info=error)
            if status:
                raise
            scope[ERROR_NAME_KEY] = type(error).__name__
            await _unexpected_error_response()(scope, receive, count_and_send)
        finally:
            log.info(
                "request",
                request_id=correlation_id.get(),
                method=scope["method"],
                route=_route(scope),
                status=status,
                milliseconds=round((time.perf_counter() - started) * 1_000, 1),
                bytes=sent_bytes,
                **({"problem": scope[ERROR_NAME_KEY]} if ERROR_NAME_KEY in scope else {}),
            )


def _unexpected_error_response() -> ASGIApp:
    return problem_response(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "An unexpected error occurred.",
        f"The log of the service has it under the request id {correlation_id.get()}.",
    )


def _route(scope: Scope) -> str:
    """Return the template of the path, which contains no id of an entity; "" if no route matches."""
    template: str = getattr(scope.get("route"), "path_format", "")
    return template
