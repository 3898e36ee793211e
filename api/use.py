"""Whether anybody uses the service: what decides when a local store may rest.

Whoever only asks whether the service is well does not use it.
"""

from __future__ import annotations

import threading
import time
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.gate import FREE
from api.holding import StoreHolder


class Use:
    """How many requests are being answered, and since when there was none."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now = 0
        self._since = time.monotonic()

    def begin(self) -> None:
        """A request has come."""
        with self._lock:
            self._now += 1

    def end(self) -> None:
        """It has been answered."""
        with self._lock:
            self._now -= 1
            self._since = time.monotonic()

    def none_for(self, seconds: float) -> bool:
        """Tell whether nobody has asked for anything for so long."""
        with self._lock:
            return self._now == 0 and time.monotonic() - self._since >= seconds


class Watched:
    """Count each request, and let the holder look after the store where one failed for lack of it.

    Args:
        app: what answers.
        use: what counts.
        holder: of the store.
    """

    def __init__(self, app: ASGIApp, use: Use, holder: StoreHolder) -> None:
        self._app, self._use, self._holder = app, use, holder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def watching(message: Message) -> None:
            if message.get("status") == HTTPStatus.SERVICE_UNAVAILABLE:
                self._holder.doubt()
            await send(message)

        if scope["path"] in FREE:
            await self._app(scope, receive, watching)
            return
        self._use.begin()
        try:
            await self._app(scope, receive, watching)
        finally:
            self._use.end()
