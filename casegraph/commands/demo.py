"""`casegraph demo`: the bundled case, loaded and served, in one command."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from api.app import create_app
from api.settings import read_settings
from casegraph.bundled_case import bundled_case
from casegraph.console import out, reporting
from casegraph.load_case import load_case
from casegraph.open_store import opened
from casegraph.options import OpenBrowser, StoreUrl, Texts
from casegraph.server import holder_of, serve, taken
from graph.ontology import ontology
from graph.reading import network_of_case
from graph.store import Store
from loaders.case import Case, read_case
from visualize import page

LOOPBACK = "127.0.0.1"


def demo(
    port: Annotated[
        int,
        typer.Option(min=0, max=65535, help="The port on this machine; 0 for any that is free."),
    ] = 8000,
    texts: Texts = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Also write the picture to a page."),
    ] = None,
    serving: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it until Ctrl+C.")] = True,
    store_url: StoreUrl = None,
    open_browser: OpenBrowser = True,
) -> None:
    """Load the bundled case and serve it on this machine.

    The first time fetches and starts a database of its own (140 MB); from then on it takes seconds.

    Examples:

      casegraph demo

      casegraph demo --port 9000 --no-open
    """
    # Whatever else the settings say, the demo is for this machine alone.
    settings = read_settings(
        store={"store": store_url}, server={"host": LOOPBACK, "port": port, "hosts": "", "embedders": ""}
    )
    with taken(settings.server) if serving else nullcontext() as place:
        case = read_case(bundled_case(), ontology(), texts)
        with opened(store_url) as store:
            _load(store, case)
            if output:
                _draw(store, case, output)
        if place:
            app = create_app(settings, holder_of(settings.store))
            serve(app, place, open_browser=open_browser, level=logging.WARNING)


def _load(store: Store, case: Case) -> None:
    with reporting() as progress:
        case, report = load_case(store, case, progress)
    written = f"{report.written} records written" if report.written else "loaded already, nothing to write"
    out.print(f"{case.dataset.title}: {written}.")


def _draw(store: Store, case: Case, output: Path) -> None:
    with reporting() as progress:
        progress("Drawing the picture", 0, None)
        drawn = page(network_of_case(store, case.dataset.id), store.ontology)
    output.write_text(drawn, encoding="utf-8")
    out.print(f"The picture is in {output}.", markup=False)
