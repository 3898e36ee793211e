"""Lets a web server in front of the service publish it under a path of its own, as `/casegraph`.

Everything inside sees the paths of the service alone. The web server may remove the root path from a request,
or pass it on as it is. Links in pages are made by `api.root_path`; here the root path is added to the headers
that name an address.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.root_path import add_root_path, remove_root_path, use_root_path

ADDRESS_HEADERS = ("location", "content-location")


class RootPath:
    """Remove the root path from each request, and add it to the addresses in the headers of the response.

    Args:
        app: the next application.
        root_path: as the settings have it.
    """

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self._app, self._root_path = app, root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request."""
        if scope["type"] != "http" or not self._root_path:
            await self._app(scope, receive, send)
            return

        async def send_with_root_path(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_to_addresses(MutableHeaders(scope=message))
            await send(message)

        # Not the key `root_path` of ASGI: the framework would look for it at the beginning of each path.
        with use_root_path(self._root_path):
            inner_scope = {**scope, "path": remove_root_path(scope["path"])}
            await self._app(inner_scope, receive, send_with_root_path)


def _add_to_addresses(headers: MutableHeaders) -> None:
    for name in ADDRESS_HEADERS:
        if headers.get(name, "").startswith("/"):
            headers[name] = add_root_path(headers[name])
