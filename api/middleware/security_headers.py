"""Headers that restrict what a browser does with a response, on every response."""

from __future__ import annotations

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.cross_site import SitePolicy

POLICY_HEADER = "content-security-policy"
# For responses without a policy of their own, which are not pages: load nothing, and never in a frame.
DENY_ALL = "default-src 'none'; frame-ancestors 'none'"
CONSTANT_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}


class SecurityHeaders:
    """Add the headers.

    Args:
        app: the next application.
        site_policy: which sites may show our pages in a frame.
    """

    def __init__(self, app: ASGIApp, site_policy: SitePolicy) -> None:
        self._app, self._site_policy = app, site_policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request, and add the headers to its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(MutableHeaders(scope=message), message["status"], scope["path"])
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add_headers(self, headers: MutableHeaders, status: int, path: str) -> None:
        headers.update(CONSTANT_HEADERS)
        # A response without an ETag must not be stored.
        headers.setdefault("cache-control", "no-store")
        if "etag" in headers:
            # `GZipMiddleware` says so for those that it compresses; a `304` must say the same as its `200`.
            headers.setdefault("vary", "Accept-Encoding")
        # A `304` would replace the policy of the page that the client has stored.
        if status != HTTPStatus.NOT_MODIFIED:
            headers[POLICY_HEADER] = self._policy(headers.get(POLICY_HEADER), path)

    def _policy(self, page_policy: str | None, path: str) -> str:
        if page_policy is None:
            return DENY_ALL
        if "frame-ancestors" in page_policy:
            return page_policy
        return f"{page_policy.rstrip('; ')}; frame-ancestors {self._site_policy.frame_ancestors(path)}"
