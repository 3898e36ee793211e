"""A small disk of its own, for tests that fill it: a file system in memory, which not all users may mount."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

MIB = 1024 * 1024


@dataclass(frozen=True)
class SmallDisk:
    """A disk, and a file on it that takes the space that the store shall not have."""

    folder: Path

    @property
    def _filler(self) -> Path:
        return self.folder / "filler"

    def leave(self, mebibytes: float) -> None:
        """Take all space but this much."""
        self.free()
        taken = shutil.disk_usage(self.folder).free - int(mebibytes * MIB)
        with self._filler.open("ab") as filler:
            os.posix_fallocate(filler.fileno(), 0, taken)

    def free(self) -> None:
        """Give all space back."""
        self._filler.unlink(missing_ok=True)


@contextmanager
def mount_small_disk(folder: Path, mebibytes: int) -> Iterator[SmallDisk]:
    """Mount a disk of this size on a folder; skip the test where that is not allowed."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(folder)]
    if shutil.which("mount") is None:
        pytest.skip("there is no command `mount` here to make a small disk")
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
