"""Options that several commands share, so that they read and mean the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

StoreUrl = Annotated[
    str | None,
    typer.Option(
        "--store",
        envvar="CASEGRAPH_STORE",
        metavar="URL",
        help="The store: local:PATH, bolt://HOST:PORT or neo4j://HOST:PORT. Left out, a local one.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text.")]
Texts = Annotated[
    Path | None,
    typer.Option(
        "--texts",
        metavar="DIR",
        help="The folder with the texts of the sources, to fill in and check quotes.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write the page. Left out, casegraph.html here."
    ),
]
OpenBrowser = Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser of the desktop.")]
