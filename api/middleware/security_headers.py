"""Headers that every response carries, so that a browser does nothing with it that was not meant."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.cross_site import Sites

POLICY = "content-security-policy"
# What is no page may load nothing and be shown in no frame; a page brings a policy of its own.
NOTHING = "default-src 'none'; frame-ancestors 'none'"
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}
# Of what is not said to hold until something is written, nobody keeps a copy.
UNLESS_SAID = {"cache-control": "no-store"}


class SafeHeaders:
    """Add them.

    Args:
        app: what answers.
        sites: which may show our pages in a frame.
    """

    def __init__(self, app: ASGIApp, sites: Sites) -> None:
        self._app, self._sites = app, sites

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its response back with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(ALWAYS)
                for name, value in UNLESS_SAID.items():
                    headers.setdefault(name, value)
                headers[POLICY] = self._policy(headers.get(POLICY), scope["path"])
            await send(message)

        await self._app(scope, receive, with_headers)

    def _policy(self, of_page: str | None, path: str) -> str:
        if of_page is None:
            return NOTHING
        if "frame-ancestors" in of_page:
            return of_page
        return f"{of_page.rstrip('; ')}; frame-ancestors {self._sites.frame_ancestors(path)}"
