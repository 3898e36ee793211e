"""Tracks the use of the service, which decides when a local store may be stopped.

Requests for the health of the service do not count as use.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.middleware.access_gate import PUBLIC_PATHS
from api.store.activity import ActivityCounter
from api.store.provider import StoreProvider


class ActivityTracking:
    """Count each request, and mark the store as stale after a response of status 503.

    Args:
        app: the next application.
        activity: counts the requests.
        provider: of the store.
    """

    def __init__(self, app: ASGIApp, activity: ActivityCounter, provider: StoreProvider) -> None:
        self._app, self._activity, self._provider = app, activity, provider

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def check_and_send(message: Message) -> None:
            if message.get("status") == HTTPStatus.SERVICE_UNAVAILABLE:
                self._provider.mark_stale()
            await send(message)

        if scope["path"] in PUBLIC_PATHS:
            await self._app(scope, receive, check_and_send)
            return
        self._activity.request_started()
        try:
            await self._app(scope, receive, check_and_send)
        finally:
            self._activity.request_finished()
