"""Write files that only their owner can read, such as passwords and tokens."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600


def make_private_folder(folder: Path) -> None:
    """Create a folder and its parents; only the owner can enter it."""
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    folder.chmod(_FOLDER_MODE)


def write_private_file(file: Path, text: str) -> None:
    """Write a file that only its owner can read.

    The file is replaced at once: a process that reads it meanwhile gets the old text or the new one, never a
    part.
    """
    file.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except BaseException:
        # A full disk must not be filled further by what remains of each attempt.
        temporary.unlink(missing_ok=True)
        raise
