"""Serve the application on this machine alone, and say where once it answers."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from dataclasses import dataclass

import typer
import uvicorn
from fastapi import FastAPI

from casegraph.screen import err, out
from graph.errors import CasegraphError

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Address:
    """A port of this machine; nothing beyond loopback is ever served."""

    port: int

    @property
    def url(self) -> str:
        """What a browser is given."""
        return f"http://{LOOPBACK}:{self.port}"


def check_free(address: Address) -> None:
    """Find out before any long work whether the port can be had.

    Raises:
        CasegraphError: something else listens there.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, address.port))
        except OSError as error:
            raise CasegraphError(
                f"Port {address.port} of this machine cannot be used: {error.strerror}.",
                "Choose another: `make demo PORT=8001`, or `casegraph demo --port 8001`.",
            ) from None


def serve(app: FastAPI, address: Address, *, open_browser: bool) -> None:
    """Serve until the process is told to stop.

    Args:
        open_browser: show it in the browser, where there is a desktop.
    """
    server = _Server(uvicorn.Config(app, host=LOOPBACK, port=address.port, log_level="warning"))
    server.address = address
    server.open_browser = open_browser
    # Ctrl+C is how serving ends: uvicorn closes everything, then passes the interrupt on.
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise CasegraphError(f"Port {address.port} of this machine cannot be used.")


class _Server(uvicorn.Server):
    """Says where it serves once it does: the address is what comes last."""

    address: Address
    open_browser: bool = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.started:
            return
        err.print("Ctrl+C stops serving; the database goes on until `casegraph db stop`.")
        out.print(self.address.url)
        sys.stdout.flush()
        if self.open_browser and has_desktop():
            typer.launch(self.address.url)


def has_desktop() -> bool:
    """Tell whether there is a desktop to open a browser on."""
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
