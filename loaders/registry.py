"""All loaders, in the order in which they are asked whether they know an input."""

from __future__ import annotations

from pathlib import Path

from graph.errors import CasegraphError
from loaders import bods, case, ftm, graph_files, icij, mapping_file, own_tables, tables
from loaders.loader import Loader

LOADERS: tuple[Loader, ...] = (
    case.LOADER,
    mapping_file.LOADER,
    icij.LOADER,
    *graph_files.LOADERS,
    bods.LOADER,
    ftm.LOADER,
    own_tables.LOADER,
    # The last, because JSON lines and CSV of the loaders above are tables as well.
    tables.LOADER,
)


def get_loader(name: str) -> Loader:
    """Return the loader that `--as NAME` names.

    Raises:
        CasegraphError: there is no such loader.
    """
    for loader in LOADERS:
        if loader.name == name:
            return loader
    raise CasegraphError(f"There is no loader {name!r}.", f"Known are: {list_formats()}")


def list_formats() -> str:
    """Return the names of all loaders, each with what it reads."""
    return "; ".join(f"{loader.name} ({loader.title})" for loader in LOADERS)


def describe_unknown(path: Path) -> CasegraphError:
    """Return the error about an input that no loader knows."""
    hint = f"Name it with --as. Known are: {list_formats()}"
    return CasegraphError(f"It is not clear what {path} is.", hint)
