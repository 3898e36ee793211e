"""Serve the application, say where once it answers, and stop it so that whoever asked is still answered."""

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

import typer
import uvicorn
from fastapi import FastAPI

from api.logs import write_log
from api.settings import ServerSettings, StoreSettings
from api.store.holder import StoreHolder
from casegraph.console import err, out
from graph.errors import CasegraphError
from graph.ontology import ontology
from graph.store.connection.address import PROMPT, chosen, local_path
from graph.store.open_store import open_store

# Compose gives a container thirty seconds to stop.
GRACE = 20


@dataclass(frozen=True)
class Place:
    """An address that is ours from now on; who asks before we serve waits until we do."""

    listener: socket.socket = field(repr=False)

    @property
    def url(self) -> str:
        """What a browser is given."""
        host, port = self.listener.getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextlib.contextmanager
def taken(server: ServerSettings) -> Iterator[Place]:
    """Take the address before any long work, so that it is not in vain, and give it back at the end.

    Raises:
        CasegraphError: something else listens there, or it is no address of this machine.
    """
    listener = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            server.host, server.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        # With its protocol named, or asyncio does not send at once what is ready: answers take 40 ms more.
        listener = socket.socket(family, kind, protocol)
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Two may hold an address that nobody listens on yet.
        listener.listen()
    except OSError as error:
        if listener is not None:
            listener.close()
        raise CasegraphError(
            f"Port {server.port} of {server.host} cannot be used: {error.strerror}.",
            f"Choose another: `--port {server.port + 1}`, or 0 for any that is free.",
        ) from None
    with listener:
        yield Place(listener)


def holder_of(settings: StoreSettings) -> StoreHolder:
    """Return the holder of the store that the settings name; where it does not answer, that shows at once."""
    return StoreHolder(lambda: open_store(settings.store, None, settings.login, PROMPT), ontology())


def serve(app: FastAPI, place: Place, *, open_browser: bool, level: int = logging.INFO) -> None:
    """Serve until the process is told to stop.

    Args:
        open_browser: show it in the browser, where there is a desktop.
        level: what the log leaves out where it is less grave.
    """
    write_log(level)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
    )
    server = _Server(config)
    server.place, server.open_browser = place, open_browser
    server.endings = tuple(_endings(app.state.settings.store))
    # uvicorn closes everything and then passes the signal on: both end serving, and neither is an error.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[place.listener])


class _Server(uvicorn.Server):
    """Says where it serves once it does: the address is what comes last."""

    place: Place
    endings: tuple[str, ...] = ()
    open_browser: bool = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.started:
            return
        # What the program is made of stays; to look through it for garbage would take time from answers.
        gc.collect()
        gc.freeze()
        for line in self.endings:
            err.print(line)
        out.print(self.place.url)
        sys.stdout.flush()
        if self.open_browser and has_desktop():
            typer.launch(self.place.url)


def _endings(settings: StoreSettings) -> Iterator[str]:
    """Yield what ends serving and, where the database is ours to stop, what ends that."""
    if local_path(chosen(settings.store)) is None:
        yield "Ctrl+C stops serving."
        return
    yield "Ctrl+C stops serving; the database goes on until `casegraph db stop`."
    if settings.idle_minutes:
        yield f"Until then it rests after {settings.idle_minutes:g} minutes without a request."


def has_desktop() -> bool:
    """Tell whether there is a desktop to open a browser on."""
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
