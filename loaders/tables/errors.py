"""Errors of files that cannot be read at all, as one sentence with the name of the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import CasegraphError

DAMAGED_HINT = "Get the file again, or open it in the program that made it and save it anew."


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn errors of the operating system into one that names the file."""
    try:
        yield
    except OSError as error:
        raise CasegraphError(f"{path} cannot be read: {error.strerror or error}.") from error


@contextmanager
def catching_panics(label: str, what: str) -> Iterator[None]:
    """Turn a panic of a library that is written in Rust into an error about the file.

    Such a panic is no `Exception` in Python, so that it would end a service.
    """
    try:
        yield
    except Exception:
        raise
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(label, what, error) from error


def damaged(label: str, what: str, reason: object) -> CasegraphError:
    """Return the error about a file of which the library for its format says that it is not right.

    Args:
        label: the file, for people.
        what: what the file should be: "a Parquet file".
        reason: the error of the library; of several lines only the first is shown.
    """
    lines = str(reason).strip().splitlines() or ["no reason is given"]
    return CasegraphError(f"{label} cannot be read as {what}: {lines[0].rstrip('.')}.", DAMAGED_HINT)
