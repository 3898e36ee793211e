"""`casegraph new-case`: write a small case with explanations, to start from."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import out
from graph.errors import CasegraphError

TEMPLATE = Path(__file__).parents[1] / "new_case"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def new_case(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="The name of the case, which is also the name of its folder.",
            show_default=False,
        ),
    ],
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="The folder to write the case into.")
    ] = Path(),
) -> None:
    """Write a small case with explanations, to start from.

    It is a complete case about made-up people. Check it, load it and look at it, then replace it with your
    own.

    Example:

      casegraph new-case harbour-contracts
    """
    if not _NAME.fullmatch(name):
        raise CasegraphError(
            f"{name!r} cannot be the name of a case.",
            "Use small letters, digits and hyphens: harbour-contracts.",
        )
    folder = into / name
    if folder.exists():
        raise CasegraphError(
            f"There is already something at {folder}.", "Choose another name, or --into DIR."
        )
    try:
        shutil.copytree(TEMPLATE, folder)
    except OSError as error:
        raise CasegraphError(f"The case cannot be written to {folder}: {error.strerror}.") from None
    out.print(f"Wrote {folder}. Next:")
    out.print(f"  casegraph check {folder} --texts {folder / 'texts'}", markup=False)
    out.print(f"  casegraph load {folder} --texts {folder / 'texts'}", markup=False)
