"""Files that only their owner can read, and that are whole or not there."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_FOLDER = 0o700
_FILE = 0o600


def private_folder(folder: Path) -> None:
    """Make a folder, with its parents, that only its owner can enter."""
    folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
    folder.chmod(_FOLDER)


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read; a reader sees the old text or the new, never a part."""
    file.parent.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
