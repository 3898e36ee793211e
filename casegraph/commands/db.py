"""`casegraph db`: the state of the database, and how to start and stop a local one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from casegraph.console import out, print_json, show_progress
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl
from graph import local
from graph.errors import CasegraphError
from graph.store import PASSWORD_VARIABLE, local_path, remote_address, resolve_url

app = typer.Typer(
    no_args_is_help=True, help="Show the state of the database, and start and stop a local one."
)


@app.command()
def status(store_url: StoreUrl = None, as_json: AsJson = False) -> None:
    """Show whether the database runs, its address and user, and where its password is.

    Example:

      casegraph db status --json
    """
    url = resolve_url(store_url)
    path = local_path(url)
    state = _describe_remote(url, quiet=as_json) if path is None else _describe_local(path)
    if as_json:
        print_json(state)
        return
    for name, value in state.items():
        out.print(f"{name.replace('_', ' ')}: {_format(value)}", markup=False)


@app.command()
def start(store_url: StoreUrl = None) -> None:
    """Start the local database, or show where it runs already. It runs until it is stopped.

    Example:

      casegraph db start
    """
    path = _require_local(store_url)
    with show_progress() as progress:
        running = local.start(path, progress)
    out.print(f"The store in {running.path} runs at {running.url}, process {running.pid}.", markup=False)


@app.command()
def stop(store_url: StoreUrl = None) -> None:
    """Stop the local database. All data that was written stays.

    Example:

      casegraph db stop
    """
    path = _require_local(store_url)
    stopped = local.stop(path)
    out.print(f"Stopped the store in {path}." if stopped else f"No store runs in {path}.", markup=False)


@app.command()
def touch(store_url: StoreUrl = None) -> None:
    """Make the service read the data again, after another program has written to the database.

    Example:

      casegraph db touch
    """
    with open_store(store_url) as store:
        store.bump_revision()
    out.print("The service reads the data again at the next request.")


def _require_local(url: str | None) -> Path:
    path = local_path(resolve_url(url))
    if path is None:
        raise CasegraphError(
            f"{resolve_url(url)} is not a local store.",
            "This command starts and stops only a local store.",
        )
    return path


def _describe_local(path: Path) -> dict[str, Any]:
    status = local.status(path)
    running = status.store
    if running is None:
        return {
            "running": False,
            "starting": status.starting,
            "exists": status.exists,
            "path": str(status.path),
        }
    return {
        "running": True,
        "address": running.url,
        "user": running.user,
        "password_file": str(running.password_file),
        "path": str(running.path),
        "process": running.pid,
        "version": running.version,
    }


def _describe_remote(url: str, *, quiet: bool) -> dict[str, Any]:
    address = remote_address(url)
    with open_store(url, quiet=quiet):
        return {
            "running": True,
            "address": address.driver_url,
            "user": address.user,
            "password_variable": PASSWORD_VARIABLE,
        }


def _format(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
