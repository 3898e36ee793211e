"""Explain in one sentence why Neo4j did not start or cannot go on, from what it printed and recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreError
from graph.local.disk_space import FULL_DISK_HINT, is_disk_full, lacks_space_to_start
from graph.local.paths import StorePaths

# Each failed request adds some ten thousand bytes to the log, after the entry that says why they fail.
_TAIL_BYTES = 4_000_000

PORT_TAKEN_PATTERN = r"Address already in use|BindException"


@dataclass(frozen=True)
class Cause:
    """A cause that a log shows.

    Args:
        pattern: a regular expression that finds it in the log.
        sentence: the message for the user; `{home}` becomes the store's folder.
        hint: what the user can do.
    """

    pattern: str
    sentence: str
    hint: str


_FULL_DISK = Cause(
    r"No space left on device|Disk quota exceeded|not enough space on the disk",
    "The disk that holds {home} is full.",
    FULL_DISK_HINT,
)

# The beginning of an entry of the log, in lines and, since 2025, in JSON. It is matched as well, because
# other entries may repeat the words of a user's query.
_ERROR_OF = (
    r'(?m)^(?:[-:.+\d ]+ ERROR \[[\w.]*{0}\] .*|\{{"time":"[^"]+","level":"ERROR","category":"[\w.]*{0}",'
    r'(?:"[^"]+":"[^"]*",)*"message":"[^"]*)'
)
# After either a database does nothing more, even while its process runs and answers.
_PANIC_PATTERN = _ERROR_OF.format("DatabaseHealth") + "Database panic"
_NOT_STARTED_PATTERN = _ERROR_OF.format("DatabaseLifecycles") + "Failed to start"

RUN_AGAIN_HINT = "Run the same again; what was done so far is kept."

_CAUSES_OF_STOPS = (
    _FULL_DISK,
    Cause(
        r"IOException: File too large",
        "A file of the store in {home} is larger than this system allows.",
        "Raise the limit of the system (`ulimit -f`), or choose another disk.",
    ),
    Cause(
        r"Error reading transaction logs, recovery not possible",
        "The database in {home} cannot be opened, because its record of transactions is damaged.",
        "Put back a copy of the folder, or load your cases into another store.",
    ),
    Cause(
        _NOT_STARTED_PATTERN,
        "The database in {home} cannot be opened.",
        "Put back a copy of the folder, or load your cases into another store.",
    ),
    Cause(
        _PANIC_PATTERN,
        "The database in {home} met an error after which it must be started again.",
        RUN_AGAIN_HINT,
    ),
)

_START_CAUSES = (
    Cause(
        r"store_lock|already in use by another|locked by another process",
        "Another program has the store in {home} open.",
        "Stop that program, or choose another folder.",
    ),
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


def console_tail(paths: StorePaths) -> str:
    """Return the end of what the process has printed since its latest start."""
    return _read_tail(paths.console_log)


def find_failure(paths: StorePaths) -> StoreError | None:
    """Return why the database does nothing more until it is started again, or None if it may go on."""
    return _find_failure(_read_logs(paths), paths)


def _find_failure(text: str, paths: StorePaths) -> StoreError | None:
    # Most logs have neither, and a search for the words alone is far faster.
    if "Database panic" not in text and "Failed to start" not in text:
        return None
    if re.search(_PANIC_PATTERN, text) or re.search(_NOT_STARTED_PATTERN, text):
        return _find_error(_CAUSES_OF_STOPS, text, paths)
    return None


def find_full_disk(paths: StorePaths) -> StoreError | None:
    """Return the error that the disk is full, or None if it is not.

    On a full disk the logs are full too, and may say nothing. If they told of a full disk and there is space
    again, the database may have gone on.
    """
    if is_disk_full(paths.home):
        return _make_error(_FULL_DISK, paths)
    return _find_error((_FULL_DISK,), _read_logs(paths), paths) if lacks_space_to_start(paths.home) else None


def may_be_damaged_by_a_stop(paths: StorePaths) -> bool:
    """Return True if the database has found the disk full since its start, as far as its logs tell.

    It may have half written a transaction then, and an orderly stop would write the rest (see
    `graph.local.failure`). A log that ends amid a line was cut by the full disk.
    """
    text = _read_logs(paths)
    is_cut = not text.endswith("\n")
    return is_cut or bool(re.search(_FULL_DISK.pattern, text)) or _find_failure(text, paths) is not None


def startup_error(paths: StorePaths, fallback: str) -> StoreError:
    """Return the error to raise for a process that ended or never answered.

    Args:
        paths: the store's files.
        fallback: the sentence to use if the logs show no known cause.
    """
    error = _find_error((_FULL_DISK, *_START_CAUSES), console_tail(paths), paths)
    error = error or _find_error(_CAUSES_OF_STOPS, _read_logs(paths), paths)
    return error or StoreError(fallback, _log_hint(paths))


def _find_error(causes: Iterable[Cause], text: str, paths: StorePaths) -> StoreError | None:
    for cause in causes:
        if re.search(cause.pattern, text):
            return _make_error(cause, paths)
    return None


def _make_error(cause: Cause, paths: StorePaths) -> StoreError:
    return StoreError(cause.sentence.format(home=paths.home), f"{cause.hint} {_log_hint(paths)}")


def _read_logs(paths: StorePaths) -> str:
    return f"{console_tail(paths)}\n{_read_tail(paths.debug_log)}"


def _log_hint(paths: StorePaths) -> str:
    return f"Its log: {paths.console_log}"


def _read_tail(log: Path) -> str:
    try:
        with log.open("rb") as stream:
            stream.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return ""
