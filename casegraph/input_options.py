"""What a person can say about an input, as options of the commands that read one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

InputPath = Annotated[
    Path,
    typer.Argument(metavar="PATH", help="A file, a folder, or a zip archive of them.", show_default=False),
]
LoaderName = Annotated[
    str | None,
    typer.Option("--as", metavar="FORMAT", help="What it is, where Casegraph takes it for something else."),
]
MappingFile = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="Which columns make which records (see `casegraph map`)."),
]
DatasetId = Annotated[
    str | None,
    typer.Option("--dataset", metavar="ID", help="The id of the dataset; else the file's name."),
]
DatasetTitle = Annotated[
    str | None, typer.Option("--title", help="The title of the dataset; else that of the file.")
]
DefaultKind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="The kind of entities of which the file does not say it."),
]
RowLimit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="Read only the first N rows.")
]
