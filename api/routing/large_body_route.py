"""The route that takes files of any usual size, where all other requests have short bodies."""

from __future__ import annotations

from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import Receive, Scope, Send

from api.routing.strict_route import StrictRoute
from api.settings import LimitSettings


class LargeBodyRoute(StrictRoute):
    """A route whose request may be as long as an imported file."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request under the limit for imported files, instead of that of the application."""
        limits: LimitSettings = scope["app"].state.settings.limits
        limited = RequestBodyLimitMiddleware(super().handle, limits.max_import_bytes)
        await limited(scope, receive, send)
