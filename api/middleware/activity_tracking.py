"""Whether anybody uses the service: what decides when a local store may rest.

Whoever only asks whether the service is well does not use it.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.middleware.access_gate import FREE
from api.store.activity import Use
from api.store.holder import StoreHolder


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
