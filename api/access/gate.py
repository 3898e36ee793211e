"""The gate that every request passes: it says who sends it, or turns it away."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from api.access.caller import Caller, admit
from api.settings import Settings


class Gate:
    """Admit what comes over loopback under the analyst's name.

    Args:
        app: what the request goes on to.
        settings: what the installation sets.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._analyst = Caller(settings.access.analyst, "editor")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its caller."""
        if scope["type"] == "http":
            admit(scope, self._analyst)
        await self._app(scope, receive, send)
