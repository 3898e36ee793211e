"""`casegraph demo`: load the bundled case and serve it, in one command."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from api.app import create_app
from api.settings import read_settings
from casegraph.bundled_case import find_bundled_case
from casegraph.console import out, show_progress
from casegraph.load_case import load_case
from casegraph.open_store import open_store
from casegraph.options import OpenBrowser, StoreUrl, Texts
from casegraph.server import make_store_provider, reserve_address, run_server
from graph.ontology import load_ontology
from graph.reading import load_network_of_dataset
from graph.store import Store
from loaders.case import Case, read_case
from visualize import render_page

LOOPBACK_ADDRESS = "127.0.0.1"


def demo(
    port: Annotated[
        int,
        typer.Option(min=0, max=65535, help="The port on this machine, or 0 for any free port."),
    ] = 8000,
    texts: Texts = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Also write a page with the picture to this file."
        ),
    ] = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the case until Ctrl+C.")] = True,
    store_url: StoreUrl = None,
    open_browser: OpenBrowser = True,
) -> None:
    """Load the bundled case and serve it on this machine.

    The first time, this downloads a database (140 MB) and starts it. After that it takes a few seconds.

    Examples:

      casegraph demo

      casegraph demo --port 9000 --no-open
    """
    # The demo is only for this machine: host names and sites of the settings do not apply.
    settings = read_settings(
        store={"store": store_url},
        server={"host": LOOPBACK_ADDRESS, "port": port, "public_host_names": "", "embedders": ""},
    )
    with reserve_address(settings.server) if serve else nullcontext() as address:
        case = read_case(find_bundled_case(), load_ontology(), texts)
        with open_store(store_url) as store:
            _load(store, case)
            if output:
                _write_picture(store, case, output)
        if address:
            app = create_app(settings, make_store_provider(settings.store))
            run_server(app, address, open_browser=open_browser, level=logging.WARNING)


def _load(store: Store, case: Case) -> None:
    with show_progress() as progress:
        case, report = load_case(store, case, progress)
    result = f"{report.written} records written" if report.written else "loaded already, nothing to write"
    out.print(f"{case.dataset.title}: {result}.")


def _write_picture(store: Store, case: Case, output: Path) -> None:
    with show_progress() as progress:
        progress("Drawing the picture", 0, None)
        page = render_page(load_network_of_dataset(store, case.dataset.id), store.ontology)
    output.write_text(page, encoding="utf-8")
    out.print(f"The picture is in {output}.", markup=False)
