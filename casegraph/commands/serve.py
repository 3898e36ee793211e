"""`casegraph serve`: the service, over the store that is there."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from api.app import create_app
from api.settings import read_settings
from casegraph import server
from casegraph.console import err
from casegraph.open_store import opened
from casegraph.options import OpenBrowser, StoreUrl


def serve(
    host: Annotated[
        str | None,
        typer.Option(
            help="The address to listen on. Left out, this machine alone; on any other, tokens are needed.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, help="The port. Left out, 8000; 0 for any that is free.", show_default=False
        ),
    ] = None,
    store_url: StoreUrl = None,
    open_browser: OpenBrowser = True,
) -> None:
    """Serve every question over HTTP, and the pages for a browser.

    On this machine alone whoever starts it may read and write. On any other address it asks for tokens, which
    `casegraph tokens add` makes.

    Examples:

      casegraph serve

      casegraph serve --port 9000 --no-open

      casegraph serve --host 0.0.0.0
    """
    settings = read_settings(store={"store": store_url}, server={"host": host, "port": port})
    holder = server.holder_of(settings.store)
    app = create_app(settings, holder)
    with server.taken(settings.server) as place, closing(holder):
        with opened(settings.store.store) as store:
            holder.store()
            if not store.read("datasets").rows:
                err.print("Nothing is loaded yet: `casegraph load CASE`, or `casegraph demo`.")
        server.serve(app, place, open_browser=open_browser)
