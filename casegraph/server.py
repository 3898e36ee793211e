"""Run the service: reserve its address, print the address when the service runs, and stop it gracefully."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import uvicorn
from fastapi import FastAPI

from api.logs import configure_logging
from api.settings import ServerSettings, StoreSettings
from api.store.provider import StoreProvider
from casegraph.browser import open_in_browser
from casegraph.console import err, out
from graph.errors import CasegraphError
from graph.ontology import load_ontology
from graph.store import SERVICE_TIMEOUTS, Store, local_path, open_existing_store, resolve_url

SHUTDOWN_SECONDS = 20
"""How long requests may still take after a stop. Docker Compose kills a container after 30 seconds."""


@dataclass(frozen=True)
class ListeningAddress:
    """An address that is reserved for the service. A request before the service runs waits until it does."""

    listener: socket.socket = field(repr=False)

    @property
    def url(self) -> str:
        """The address for a browser."""
        host, port = self.listener.getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextlib.contextmanager
def reserve_address(server: ServerSettings) -> Iterator[ListeningAddress]:
    """Reserve the address before any long work, so that an address in use is an error at once.

    Raises:
        CasegraphError: another program uses the address, or it is not an address of this machine.
    """
    listener = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            server.host, server.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        # Without the protocol, asyncio keeps Nagle's algorithm, and responses take 40 ms longer.
        listener = socket.socket(family, kind, protocol)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Two programs can bind an address as long as neither listens on it.
        listener.listen()
    except OSError as error:
        if listener is not None:
            listener.close()
        raise CasegraphError(
            f"Port {server.port} of {server.host} cannot be used: {error.strerror}.",
            f"Choose another: `--port {server.port + 1}`, or 0 for any that is free.",
        ) from None
    with listener:
        yield ListeningAddress(listener)


def make_store_provider(settings: StoreSettings) -> StoreProvider:
    """Return a provider of the store that the settings name. It does not wait for a store that is away."""

    def connect() -> Store:
        return open_existing_store(
            settings.store, None, settings.credentials, SERVICE_TIMEOUTS, upgrade=False
        )

    return StoreProvider(connect, load_ontology())


def run_server(
    app: FastAPI, address: ListeningAddress, *, open_browser: bool, level: int = logging.INFO
) -> None:
    """Serve until the process is stopped by Ctrl+C or SIGTERM.

    Args:
        open_browser: open the address in the browser of the desktop.
        level: the level from which messages are logged.
    """
    configure_logging(level)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )
    server = _Server(config)
    server.address, server.open_browser = address, open_browser
    server.hints = tuple(_shutdown_hints(app.state.settings.store))
    # uvicorn stops the service and then raises the signal again. Here SIGTERM, like Ctrl+C, is not an error.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[address.listener])


class _Server(uvicorn.Server):
    """Prints its address when it answers, after the hints how to stop it."""

    address: ListeningAddress
    hints: tuple[str, ...] = ()
    open_browser: bool = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.started:
            return
        # The objects of the program itself are never garbage. Searching them would make responses slower.
        gc.collect()
        gc.freeze()
        for hint in self.hints:
            err.print(hint)
        out.print(self.address.url)
        sys.stdout.flush()
        if self.open_browser:
            open_in_browser(self.address.url)


def _shutdown_hints(settings: StoreSettings) -> Iterator[str]:
    """Yield how to stop the service and, where the database is local, how to stop the database."""
    if local_path(resolve_url(settings.store)) is None:
        yield "Ctrl+C stops the service."
        return
    yield "Ctrl+C stops the service. The database runs until `casegraph db stop`."
    if settings.idle_minutes:
        minutes = f"{settings.idle_minutes:g} minutes"
        yield f"After {minutes} without a request, the service stops the database until the next request."
