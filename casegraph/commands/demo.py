"""`casegraph demo`: load the two bundled cases and serve them, in one command."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from api.app import create_app
from api.settings import read_settings
from casegraph.bundled_case import KAZAKHSTAN, WORKED_EXAMPLE, find_bundled_case
from casegraph.console import out
from casegraph.demo_texts import add_texts, describe_missing_texts, describe_text_files
from casegraph.open_store import open_store
from casegraph.options import OVERWRITE_HINT, OpenBrowser, Overwrite, StoreUrl
from casegraph.progress_bars import show_progress
from casegraph.server import make_store_provider, reserve_address, run_server
from graph.ontology import load_ontology
from graph.output_files import check_output_file
from graph.reading import load_network_of_dataset
from graph.store import Store
from loaders.case import Case, read_case, stream_case
from loaders.load_stream import add_stored_texts, load_stream
from visualize import write_page

LOOPBACK_ADDRESS = "127.0.0.1"


def demo(
    port: Annotated[
        int,
        typer.Option(min=0, max=65535, help="The port on this machine, or 0 for any free port."),
    ] = 8000,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            metavar="DIR",
            help="A folder with texts of the five articles that you have yourself; found by their SHA-256.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Also write a page with the picture to this file."
        ),
    ] = None,
    overwrite: Overwrite = False,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the cases until Ctrl+C.")] = True,
    store_url: StoreUrl = None,
    open_browser: OpenBrowser = True,
) -> None:
    """Load the two bundled cases and serve them on this machine.

    One is a worked example with its texts: click an edge, read the sentence. The other, Kazakhstan and its
    exiles, was read from five published articles, which are not part of Casegraph. If you have some of them,
    give their folder.

    The first time, this downloads a database (140 MB) and starts it. After that it takes a few seconds.

    Examples:

      casegraph demo

      casegraph demo --texts articles

      casegraph demo --port 9000 --no-open
    """
    # The demo is only for this machine: host names and sites of the settings do not apply.
    settings = read_settings(
        store={"store": store_url},
        server={
            "host": LOOPBACK_ADDRESS,
            "port": port,
            "public_host_names": "",
            "embedders": "",
            "root_path": "",
        },
    )
    if output:
        check_output_file(output, overwrite=overwrite, hint=OVERWRITE_HINT)
    with reserve_address(settings.server) if serve else nullcontext() as address:
        example_folder = find_bundled_case(WORKED_EXAMPLE)
        example = read_case(example_folder, load_ontology(), example_folder / "texts")
        case = _read_kazakhstan(texts)
        with open_store(store_url, create=True) as store:
            _load(store, example)
            _load(store, case)
            if output:
                _write_picture(store, case, output, overwrite)
        if address:
            app = create_app(settings, make_store_provider(settings.store))
            run_server(app, address, open_browser=open_browser, level=logging.WARNING)


def _read_kazakhstan(texts: Path | None) -> Case:
    case = read_case(find_bundled_case(KAZAKHSTAN), load_ontology())
    if texts is None:
        return case
    case, files = add_texts(case, texts)
    for line in describe_text_files(case, files, texts):
        out.print(line, markup=False)
    return case


def _load(store: Store, case: Case) -> None:
    stream = add_stored_texts(store, stream_case(case))
    with show_progress() as progress:
        report = load_stream(store, stream, progress=progress)
    result = f"{report.written} records written" if report.written else "loaded already, nothing to write"
    out.print(f"{case.dataset.title}: {result}.", markup=False)
    for line in describe_missing_texts(stream):
        out.print(line, markup=False)


def _write_picture(store: Store, case: Case, output: Path, overwrite: bool) -> None:
    with show_progress() as progress:
        progress("Drawing the picture", 0, None)
        network = load_network_of_dataset(store, case.dataset.id)
        write_page(network, store.ontology, output, overwrite=overwrite)
    out.print(f"The picture is in {output}.", markup=False)
