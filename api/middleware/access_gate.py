"""The first check of every request: it is rejected, or passed on with the identity of its sender."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access.authentication import Authenticator
from api.access.cross_site import SitePolicy
from api.access.identity import set_identity
from api.errors import RequestTooLargeError, UnauthorisedError
from graph.errors import CasegraphError

# Monitoring programs that have no token use these; they reveal nothing else.
PUBLIC_PATHS = frozenset({"/health", "/ready"})
CHALLENGES = (
    (b"www-authenticate", b'Bearer realm="Casegraph"'),
    # A browser then asks for a name, which may be any, and a password, which is the token.
    (b"www-authenticate", b'Basic realm="Casegraph: the token is the password", charset="UTF-8"'),
)


class AccessGate:
    """Pass on requests for this service, from senders with access, that do not come from another site's page.

    Args:
        app: the next application.
        site_policy: which sites are our own.
        authenticator: finds out who sends a request.
        get_max_body_bytes: returns how long the body of a request may be, by its method and path; compared
            with its `Content-Length`.
        rejection_response: makes the response to a request that is rejected, from its scope and the error.
    """

    def __init__(
        self,
        app: ASGIApp,
        site_policy: SitePolicy,
        authenticator: Authenticator,
        get_max_body_bytes: Callable[[str, str], int],
        rejection_response: Callable[[Scope, CasegraphError], Response],
    ) -> None:
        self._app, self._site_policy, self._authenticator = app, site_policy, authenticator
        self._get_max_body_bytes, self._rejection_response = get_max_body_bytes, rejection_response

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request with its sender's identity, or reject it."""
        if scope["type"] == "http":
            try:
                self._check(scope)
            except CasegraphError as error:
                response = self._rejection_response(scope, error)
                if isinstance(error, UnauthorisedError):
                    response.raw_headers.extend(CHALLENGES)
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        self._site_policy.require_allowed(scope["method"], scope["path"], scope["scheme"], headers)
        if scope["path"] not in PUBLIC_PATHS:
            set_identity(scope, self._authenticator.authenticate(headers))
        length = headers.get("content-length", "0")
        max_bytes = self._get_max_body_bytes(scope["method"], scope["path"])
        if not length.isdecimal() or int(length[:20]) > max_bytes:
            raise RequestTooLargeError(max_bytes)
