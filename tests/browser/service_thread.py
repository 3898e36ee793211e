"""The service over a store of the tests, in a thread of this process, so that a browser can reach it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from api.app import create_app
from api.settings import ServerSettings, Settings
from api.store.provider import StoreProvider
from graph.store import Store


@contextmanager
def serve_store(store: Store, **server_settings: str) -> Iterator[str]:
    """Serve a store on a free port of loopback; yield the URL of the service.

    Args:
        server_settings: fields of `ServerSettings`.
    """
    provider = StoreProvider(lambda: store, store.ontology)
    app = create_app(Settings(server=ServerSettings(port=0, **server_settings)), provider)  # type: ignore[arg-type]
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
