"""What is logged of each request, under which id, and what is answered where a program error ended it."""

from __future__ import annotations

import re
import time
from http import HTTPStatus
from uuid import uuid4

from asgi_correlation_id import correlation_id
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import FAILED, problem
from api.logs import log

_ID = re.compile(r"[0-9a-fA-F-]{8,64}")


def request_id(given: str) -> str:
    """Return the id that a request came with, where it is one and holds nothing else; else a new one."""
    return given if _ID.fullmatch(given) else uuid4().hex


class RequestLog:
    """Log each request when it has been answered; see `api.logs` for what is left out.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an unexpected error is logged, and answered by a problem that names the id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, sent = time.perf_counter(), 0, 0

        async def counting(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counting)
        except Exception as error:
            log.error("failed", request_id=correlation_id.get(), route=_route(scope), exc_info=error)
            if status:
                raise
            scope[FAILED] = type(error).__name__
            await _unexpected()(scope, receive, counting)
        finally:
            log.info(
                "request",
                request_id=correlation_id.get(),
                method=scope["method"],
                route=_route(scope),
                status=status,
                milliseconds=round((time.perf_counter() - begun) * 1_000, 1),
                bytes=sent,
                **({"problem": scope[FAILED]} if FAILED in scope else {}),
            )


def _unexpected() -> ASGIApp:
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong here.",
        f"Whoever runs the service finds it in the log, by the request id {correlation_id.get()}.",
    )


def _route(scope: Scope) -> str:
    """Return the template of the path, which names no entity; "" where the path is none of ours."""
    template: str = getattr(scope.get("route"), "path_format", "")
    return template
