"""Translate what the operating system refuses into one sentence about the store, with a hint."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError
from graph.local.disk_space import FULL_DISK_HINT
from graph.local.paths import StorePaths, expand_user

_FULL_DISK = (errno.ENOSPC, errno.EDQUOT)

_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def translate_os_errors(paths: StorePaths) -> Iterator[None]:
    """Turn an error of the operating system inside the `with` block into a StoreError.

    Raises:
        StoreError: the operating system raised an error.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        place = error.filename or paths.home
        message = f"The store in {paths.home} cannot be used: {reason} ({place})."
        if error.errno in _FULL_DISK:
            raise StoreError(f"The disk that holds {place} is full.", FULL_DISK_HINT) from error
        if error.errno in _NOT_ALLOWED:
            hint = "Choose a folder that you may write, with --store local:PATH or CASEGRAPH_HOME."
            raise StoreError(message, hint) from error
        raise StoreError(message, f"Check the folder and the disk. Its log: {paths.console_log}") from error


def resolve_paths(path: Path) -> StorePaths:
    """Return the files of the store in a folder, with `~` and links resolved.

    Raises:
        StoreError: it cannot be the path of a folder.
    """
    try:
        return StorePaths(expand_user(path).resolve())
    except (OSError, RuntimeError, ValueError) as error:
        # A loop of links, or a null character.
        raise StoreError(
            f"{str(path)!r} cannot be the folder of a store: {str(error).rstrip('.')}.",
            "Write --store local:PATH with another path.",
        ) from error
