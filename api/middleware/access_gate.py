"""The gate that every request passes: it says who sends it, or turns it away."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access.authentication import Callers
from api.access.cross_site import Sites
from api.access.identity import admit
from api.errors import UnauthorisedError, too_large
from graph.errors import CasegraphError

# What says whether the service is well is asked by machines that hold no token, and tells nothing else.
FREE = frozenset({"/health", "/ready"})
CHALLENGES = (
    (b"www-authenticate", b'Bearer realm="Casegraph"'),
    # So that a browser asks a person for it: any name, and the token as the password.
    (b"www-authenticate", b'Basic realm="Casegraph: the token is the password", charset="UTF-8"'),
)


class Gate:
    """Admit requests for us, from whom we know, and not from another site's page.

    Args:
        app: what the request goes on to.
        sites: which are ours.
        callers: whom we know.
        body_bytes: how long a request's body may say that it is.
        refusal: makes of a request that is turned away, and why, what is answered.
    """

    def __init__(
        self,
        app: ASGIApp,
        sites: Sites,
        callers: Callers,
        body_bytes: int,
        refusal: Callable[[Scope, CasegraphError], Response],
    ) -> None:
        self._app, self._sites, self._callers, self._body_bytes = app, sites, callers, body_bytes
        self._refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its caller, or answer why not."""
        if scope["type"] == "http":
            try:
                self._check(scope)
            except CasegraphError as error:
                answer = self._refusal(scope, error)
                if isinstance(error, UnauthorisedError):
                    answer.raw_headers.extend(CHALLENGES)
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        self._sites.check(scope["method"], scope["path"], scope["scheme"], headers)
        if scope["path"] not in FREE:
            admit(scope, self._callers.of(headers))
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > self._body_bytes:
            raise too_large(self._body_bytes)
