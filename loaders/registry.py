"""All loaders, in the order in which they are asked whether they know an input."""

from __future__ import annotations

from pathlib import Path

from graph.errors import CasegraphError
from loaders.input import Sample
from loaders.loader import Loader

LOADERS: tuple[Loader, ...] = ()


def get_loader(name: str) -> Loader:
    """Return the loader that `--as NAME` names.

    Raises:
        CasegraphError: there is no such loader.
    """
    for loader in LOADERS:
        if loader.name == name:
            return loader
    raise CasegraphError(f"There is no loader {name!r}.", f"Known are: {list_formats()}")


def recognise(sample: Sample) -> Loader | None:
    """Return the first loader that knows an input, or None."""
    return next((loader for loader in LOADERS if loader.recognise(sample)), None)


def list_formats() -> str:
    """Return the names of all loaders, each with what it reads."""
    return "; ".join(f"{loader.name} ({loader.title})" for loader in LOADERS)


def describe_unknown(path: Path) -> CasegraphError:
    """Return the error about an input that no loader knows."""
    hint = f"Name it with --as. Known are: {list_formats()}"
    return CasegraphError(f"It is not clear what {path} is.", hint)
