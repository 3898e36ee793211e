"""Explain in one sentence why Neo4j did not start, from what it printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import StoreError
from graph.local.paths import StorePaths

_TAIL_BYTES = 40_000

PORT_TAKEN_PATTERN = r"Address already in use|BindException"


@dataclass(frozen=True)
class StartupCause:
    """A cause that the log shows.

    Args:
        pattern: a regular expression that finds it in the log.
        sentence: the message for the user; `{home}` becomes the store's folder.
        hint: what the user can do.
    """

    pattern: str
    sentence: str
    hint: str


_CAUSES = (
    StartupCause(
        r"store_lock|already in use by another|locked by another process",
        "Another program has the store in {home} open.",
        "Stop that program, or choose another folder.",
    ),
    StartupCause(r"No space left on device", "The disk that holds {home} is full.", "Free some space."),
    StartupCause(
        r"OutOfMemoryError|Could not reserve enough space|insufficient memory|Cannot allocate memory",
        "There is not enough memory for the store in {home}.",
        "Close other programs, or set CASEGRAPH_HEAP (512m by default).",
    ),
    StartupCause(
        r"Permission denied|AccessDeniedException|Read-only file system",
        "The store in {home} cannot be written.",
        "Make the folder and everything in it writable for you, or choose another.",
    ),
    StartupCause(
        r"StoreVersion|store version|Unknown kernel version|newer version",
        "The store in {home} was written by another release of Neo4j.",
        "Set CASEGRAPH_NEO4J to that release.",
    ),
)


def console_tail(paths: StorePaths) -> str:
    """Return the end of what the process has printed since its latest start."""
    try:
        with paths.console_log.open("rb") as stream:
            stream.seek(max(0, paths.console_log.stat().st_size - _TAIL_BYTES))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return ""


def startup_error(paths: StorePaths, fallback: str) -> StoreError:
    """Return the error to raise for a process that ended or never answered.

    Args:
        paths: the store's files.
        fallback: the sentence to use if the log shows no known cause.
    """
    text = console_tail(paths)
    log = f"Its log: {paths.console_log}"
    for cause in _CAUSES:
        if re.search(cause.pattern, text):
            return StoreError(cause.sentence.format(home=paths.home), f"{cause.hint} {log}")
    return StoreError(fallback, log)
