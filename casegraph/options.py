"""Options that several commands have in common, with the same name and meaning everywhere."""

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
        help="The store: local:PATH, bolt://HOST:PORT or neo4j://HOST:PORT. By default a local one.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text.")]
Dataset = Annotated[str | None, typer.Option("--dataset", metavar="CASE", help="Only one case of the store.")]
Texts = Annotated[
    Path | None,
    typer.Option(
        "--texts",
        metavar="DIR",
        help="The folder with the texts of the sources, to add quotes and to check them.",
    ),
]
OVERWRITE_HINT = "Add --overwrite to replace it, or choose another with -o."
Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="Replace the file of --output, if it exists already.")
]
OpenBrowser = Annotated[
    bool, typer.Option("--open/--no-open", help="Open the page in the browser of the desktop.")
]
