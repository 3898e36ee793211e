"""`casegraph db`: the local database: is it running, start it, stop it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from casegraph.console import out, print_json, reporting
from casegraph.open_store import opened
from casegraph.options import AsJson, StoreUrl
from graph import local
from graph.errors import CasegraphError
from graph.store.connection.address import PASSWORD, chosen, local_path, remote

app = typer.Typer(
    no_args_is_help=True, help="The database: its state, and starting and stopping a local one."
)


@app.command()
def status(store_url: StoreUrl = None, as_json: AsJson = False) -> None:
    """Say whether the database runs, at which address, as whom, and where the password is.

    Example:

      casegraph db status --json
    """
    path = local_path(chosen(store_url))
    found = _remote(chosen(store_url)) if path is None else _local(path)
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        out.print(f"{name.replace('_', ' ')}: {_word(value)}", markup=False)


@app.command()
def start(store_url: StoreUrl = None) -> None:
    """Start the local database, or say where it runs already. It goes on until it is stopped.

    Example:

      casegraph db start
    """
    path = _local_only(store_url)
    with reporting() as progress:
        running = local.start(path, progress)
    out.print(f"The store in {running.path} answers at {running.url}, process {running.pid}.", markup=False)


@app.command()
def stop(store_url: StoreUrl = None) -> None:
    """Stop the local database. Nothing that was written is lost.

    Example:

      casegraph db stop
    """
    path = _local_only(store_url)
    stopped = local.stop(path)
    out.print(f"Stopped the store in {path}." if stopped else f"No store runs in {path}.", markup=False)


@app.command()
def touch(store_url: StoreUrl = None) -> None:
    """Tell the service that its answers have changed, after writing by other means than this program.

    Example:

      casegraph db touch
    """
    with opened(store_url) as store:
        store.touch()
    out.print("Whoever asks again is answered anew.")


def _local_only(url: str | None) -> Path:
    path = local_path(chosen(url))
    if path is None:
        raise CasegraphError(
            f"{chosen(url)} is not a local store.", "Only a local store is started and stopped from here."
        )
    return path


def _local(path: Path) -> dict[str, Any]:
    found = local.status(path)
    running = found.store
    if running is None:
        return {"running": False, "starting": found.starting, "exists": found.exists, "path": str(found.path)}
    return {
        "running": True,
        "address": running.url,
        "user": running.user,
        "password_file": str(running.password_file),
        "path": str(running.path),
        "process": running.pid,
        "version": running.version,
    }


def _remote(url: str) -> dict[str, Any]:
    address = remote(url)
    with opened(url, quiet=True):
        return {"running": True, "address": address.url, "user": address.user, "password_variable": PASSWORD}


def _word(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
