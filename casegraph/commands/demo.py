"""`casegraph demo`: the bundled case, loaded, drawn and served, in one command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import graph
from api.app import create_app
from api.holding import StoreHolder
from api.settings import Settings
from casegraph.bundled import bundled_case
from casegraph.loading import load_case
from casegraph.opening import opened
from casegraph.options import OpenBrowser, StoreUrl, Texts
from casegraph.screen import out, reporting
from casegraph.serving import Address, check_free, serve
from graph.ontology import ontology
from graph.reading import network_of_case
from graph.words import counted
from loaders.case import read_case
from visualize import page


def demo(
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Where to serve the picture on this machine.")
    ] = 8000,
    texts: Texts = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Also keep the page in this file.")
    ] = None,
    serving: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it until Ctrl+C.")] = True,
    store_url: StoreUrl = None,
    open_browser: OpenBrowser = True,
) -> None:
    """Load the bundled case, draw it and serve the picture on this machine.

    The first time fetches and starts a database of its own (140 MB); from then on it takes seconds.

    Examples:

      casegraph demo

      casegraph demo --port 9000 --no-open
    """
    address = Address(port)
    if serving:
        check_free(address)
    case = read_case(bundled_case(), ontology(), texts)
    with opened(store_url) as store:
        with reporting() as progress:
            case, report = load_case(store, case, progress)
        written = (
            f"{report.written} records written" if report.written else "loaded already, nothing to write"
        )
        out.print(f"{case.dataset.title}: {written}.")
        with reporting() as progress:
            progress("Drawing the picture", 0, None)
            network = network_of_case(store, case.dataset.id)
            picture = page(network, store.ontology)
    counts = ", ".join(
        counted(number, noun)
        for number, noun in (
            (len(network.shown), "entity"),
            (len(network.ties), "tie"),
            (len(network.disputes), "dispute"),
        )
    )
    out.print(f"The picture: {counts}.")
    if output:
        output.write_text(picture, encoding="utf-8")
        out.print(f"Written to {output}.", markup=False)
    if serving:
        holder = StoreHolder(lambda: graph.open(store_url), ontology())
        serve(create_app(Settings(), holder), address, open_browser=open_browser)
