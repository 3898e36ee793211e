"""Why Neo4j did not start, told in one sentence from what it wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import StoreError
from graph.local.paths import Layout

_TAIL = 40_000


@dataclass(frozen=True)
class Cause:
    """A known cause: how the log shows it, and what to say."""

    pattern: str
    sentence: str
    hint: str


PORT_TAKEN = r"Address already in use|BindException"

_CAUSES = (
    Cause(
        r"store_lock|already in use by another|locked by another process",
        "Another program has the store in {home} open.",
        "Stop that program, or choose another folder.",
    ),
    Cause(r"No space left on device", "The disk that holds {home} is full.", "Free some space."),
    Cause(
        r"OutOfMemoryError|Could not reserve enough space|insufficient memory|Cannot allocate memory",
        "There is not enough memory for the store in {home}.",
        "Close other programs, or set CASEGRAPH_HEAP (512m by default).",
    ),
    Cause(
        r"Permission denied|AccessDeniedException|Read-only file system",
        "The store in {home} cannot be written.",
        "Make the folder and everything in it writable for you, or choose another.",
    ),
    Cause(
        r"StoreVersion|store version|Unknown kernel version|newer version",
        "The store in {home} was written by another release of Neo4j.",
        "Set CASEGRAPH_NEO4J to that release.",
    ),
)


def said(layout: Layout) -> str:
    """The end of what the process printed since its latest start."""
    try:
        with layout.console.open("rb") as stream:
            stream.seek(max(0, layout.console.stat().st_size - _TAIL))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return ""


def explain(layout: Layout, otherwise: str) -> StoreError:
    """The error to raise for a process that ended or never answered.

    Args:
        layout: the store's files.
        otherwise: the sentence for a cause that is not known here.
    """
    text = said(layout)
    see = f"Its log: {layout.console}"
    for cause in _CAUSES:
        if re.search(cause.pattern, text):
            return StoreError(cause.sentence.format(home=layout.home), f"{cause.hint} {see}")
    return StoreError(otherwise, see)
