"""`casegraph serve`: run the service."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from api.app import create_app
from api.settings import read_settings
from casegraph import server
from casegraph.console import err
from casegraph.open_store import open_store
from casegraph.options import OpenBrowser, StoreUrl
from graph.store import local_path, require_local_store, resolve_url


def serve(
    host: Annotated[
        str | None,
        typer.Option(
            help="The address to listen on. Without it, only this machine. Any other address needs tokens.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, help="The port, or 0 for any free port. Without it, 8000.", show_default=False
        ),
    ] = None,
    root_path: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help="The path under which a web server in front of the service publishes it, as /casegraph.",
            show_default=False,
        ),
    ] = None,
    store_url: StoreUrl = None,
    open_browser: OpenBrowser = True,
) -> None:
    """Serve the store over HTTP: an API for programs and pages for a browser.

    By default only this machine can reach the service, and you can read and write. On any other address the
    service asks for tokens, which `casegraph tokens add` makes.

    Examples:

      casegraph serve

      casegraph serve --port 9000 --no-open

      casegraph serve --host 0.0.0.0
    """
    settings = read_settings(
        store={"store": store_url}, server={"host": host, "port": port, "root_path": root_path}
    )
    provider = server.make_store_provider(settings.store)
    app = create_app(settings, provider)
    with server.reserve_address(settings.server) as address, closing(provider):
        path = local_path(resolve_url(settings.store.store))
        if path is not None:
            require_local_store(path)
        # Other programs may use a database elsewhere, so that a service does not upgrade it. It sets up one
        # that is empty, such as Docker Compose starts.
        with open_store(settings.store.store, upgrade=path is not None, create=True) as store:
            provider.get()
            if not store.read("datasets").rows:
                err.print("Nothing is loaded yet. Load a case: `casegraph load CASE`, or `casegraph demo`.")
        server.run_server(app, address, open_browser=open_browser)
