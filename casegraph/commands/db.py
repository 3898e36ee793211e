"""`casegraph db`: the state of the database, and how to start and stop a local one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import out, print_json
from casegraph.database_status import describe_local, describe_server, format_value
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl
from casegraph.progress_bars import show_progress
from graph import local
from graph.errors import CasegraphError
from graph.store import local_path, require_local_store, resolve_url

app = typer.Typer(
    no_args_is_help=True, help="Show the state of the database, and start and stop a local one."
)


@app.command()
def status(store_url: StoreUrl = None, as_json: AsJson = False) -> None:
    """Show whether the database runs, its address, size and users, and what the next command would do.

    Nothing is started or made.

    Example:

      casegraph db status --json
    """
    url = resolve_url(store_url)
    path = local_path(url)
    state = describe_server(url) if path is None else describe_local(path)
    if as_json:
        print_json(state)
        return
    for name, value in state.items():
        out.print(f"{name.replace('_', ' ')}: {format_value(name, value)}", markup=False)


@app.command()
def start(
    store_url: StoreUrl = None,
    new: Annotated[bool, typer.Option("--new", help="Make an empty store if there is none.")] = False,
) -> None:
    """Start the local database, or show where it runs already. It runs until it is stopped.

    Examples:

      casegraph db start

      casegraph db start --new --store local:harbour
    """
    path = _require_local(store_url)
    if new:
        with open_store(store_url, create=True):
            # This also sets it up, so that the service and other commands can use it.
            pass
    require_local_store(path)
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
    if not stopped:
        require_local_store(path)
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
