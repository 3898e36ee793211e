"""The service over a store of the tests, in a thread of this process, so that a browser can reach it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.app import create_app
from api.settings import ServerSettings, Settings
from api.store.provider import StoreProvider
from graph.store import Store


class ResponseRecorder:
    """Records the status of each response: a browser reports a `304` as the `200` that it kept.

    Args:
        app: the application.
        responses: the list to which each address, without the host, and its status are added.
    """

    def __init__(self, app: ASGIApp, responses: list[tuple[str, int]]) -> None:
        self._app, self._responses = app, responses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request."""

        async def record(message: Message) -> None:
            if message["type"] == "http.response.start":
                query = scope["query_string"].decode()
                self._responses.append((f"{scope['path']}?{query}".rstrip("?"), message["status"]))
            await send(message)

        await self._app(scope, receive, record)


@contextmanager
def serve_store(
    store: Store, responses: list[tuple[str, int]] | None = None, **server_settings: str
) -> Iterator[str]:
    """Serve a store on a free port of loopback; yield the URL of the service.

    Args:
        responses: a list to which the address and the status of each response are added.
        server_settings: fields of `ServerSettings`.
    """
    provider = StoreProvider(lambda: store, store.ontology)
    settings = Settings(server=ServerSettings(port=0, **server_settings))  # type: ignore[arg-type]
    app = ResponseRecorder(create_app(settings, provider), [] if responses is None else responses)
    # Without lifespan events, since at the end of its life the service would close the store of the tests.
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
