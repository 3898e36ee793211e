"""`casegraph new-case`: write a small case with explanations, to start from."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Annotated

import typer

from casegraph.bundled_case import WORKED_EXAMPLE, find_bundled_case
from casegraph.console import out
from graph.editing import require_unreserved
from graph.errors import CasegraphError

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

    It is a complete case about made-up people, with its three texts: a report, a press release and a table.
    Check it, load it and look at it, then replace it with your own.

    Example:

      casegraph new-case harbour-contracts
    """
    if not _NAME.fullmatch(name):
        raise CasegraphError(
            f"{name!r} cannot be the name of a case.",
            "Use small letters, digits and hyphens: harbour-contracts.",
        )
    require_unreserved(name)
    folder = into / name
    if folder.exists():
        raise CasegraphError(
            f"There is already something at {folder}.", "Choose another name, or --into DIR."
        )
    try:
        _copy_files(find_bundled_case(WORKED_EXAMPLE), folder)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise CasegraphError(f"The case cannot be written to {folder}: {error.strerror}.") from None
    case, texts = shlex.quote(str(folder)), shlex.quote(str(folder / "texts"))
    out.print(f"Wrote {folder}. Next:", markup=False)
    out.print(f"  casegraph check {case} --texts {texts}", markup=False)
    out.print(f"  casegraph load {case} --texts {texts}", markup=False)


def _copy_files(source: Path, target: Path) -> None:
    """Copy a folder without the modes of its files: in an installation they may be read-only."""
    for file in sorted(source.rglob("*")):
        copy = target / file.relative_to(source)
        if file.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
