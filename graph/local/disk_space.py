"""The space on the disk that holds a store. A database that runs out of it stops amid its work."""

from __future__ import annotations

import shutil
from pathlib import Path

from graph.errors import StoreError

# An empty store takes 10 MiB, and its log of transactions up to 128 MiB more. With less than this a start is
# not worth while: the next load would fill the disk.
MIN_FREE_MIB = 48

_FULL_BYTES = 256 * 1024

_BYTES_PER_MIB = 1024 * 1024

FULL_DISK_HINT = "Free some space on it and run the same again; what was done so far is kept."


def require_free_space(folder: Path) -> None:
    """Require that the disk has enough space for the database to start.

    Args:
        folder: a folder that exists, or will be made in one that exists.

    Raises:
        StoreError: it has not.
    """
    if lacks_space_to_start(folder):
        raise StoreError(
            f"The disk that holds {folder} has only {_free_bytes(folder) // _BYTES_PER_MIB} MiB free; the "
            f"database needs {MIN_FREE_MIB} MiB to start.",
            FULL_DISK_HINT,
        )


def lacks_space_to_start(folder: Path) -> bool:
    """Return True if the disk has less space than the database needs to start."""
    return _free_bytes(folder) < MIN_FREE_MIB * _BYTES_PER_MIB


def is_disk_full(folder: Path) -> bool:
    """Return True if the disk that holds a folder has next to no space."""
    return _free_bytes(folder) < _FULL_BYTES


def _free_bytes(folder: Path) -> int:
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(existing).free
