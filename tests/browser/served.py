"""The service over a real store, for as long as a test looks at it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from api.app import create_app
from api.settings import ServerSettings, Settings
from api.store.holder import StoreHolder
from graph.store import Store


@contextmanager
def served(store: Store, **server: str) -> Iterator[str]:
    """Serve a store on loopback; yield the address.

    Args:
        server: settings of the server.
    """
    # The store outlives the service: another view of it is what the service closes.
    holder = StoreHolder(lambda: store, store.ontology)
    app = create_app(Settings(server=ServerSettings(port=0, **server)), holder)  # type: ignore[arg-type]
    running = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        assert thread.is_alive()
        thread.join(0.05)
    yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    running.should_exit = True
    thread.join()
