"""The beginning of an input, by which loaders recognise it."""

from __future__ import annotations

import stat
import zipfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.errors import CasegraphError

SAMPLE_BYTES = 64 * 1024
MAX_MEMBERS = 10_000


@dataclass(frozen=True)
class Sample:
    """What can be known of a path without reading it whole.

    Args:
        path: the file or folder.
        head: the first 64 KiB of a file; empty of a folder.
        members: the names of the files in a folder, or in a zip archive, with `/` between folders.
    """

    path: Path
    head: bytes = b""
    members: tuple[str, ...] = ()

    @property
    def suffix(self) -> str:
        """The end of the name in small letters, with the dot: ".csv"."""
        return self.path.suffix.lower()

    @property
    def text(self) -> str:
        """The head as text, as far as it is UTF-8; characters that are not are replaced."""
        return self.head.decode("utf-8-sig", errors="replace")

    @property
    def is_folder(self) -> bool:
        """Whether the path is a folder."""
        return self.path.is_dir()

    @property
    def is_zip(self) -> bool:
        """Whether the file is a zip archive and no document that is one inside (.xlsx, .ods)."""
        return self.head.startswith(b"PK\x03\x04") and self.suffix not in {".xlsx", ".ods", ".xlsm", ".docx"}


def take_sample(path: Path) -> Sample:
    """Return the sample of a path.

    Raises:
        CasegraphError: there is no such file or folder, it is neither, or it cannot be read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            files = (each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file())
            return Sample(path, members=tuple(sorted(islice(files, MAX_MEMBERS))))
        if not stat.S_ISREG(mode):
            raise CasegraphError(f"{path} is neither a file nor a folder.", "Name a file or a folder.")
        with path.open("rb") as file:
            head = file.read(SAMPLE_BYTES)
    except FileNotFoundError:
        raise CasegraphError(f"There is no file or folder {path}.", "Check the path.") from None
    except OSError as error:
        raise CasegraphError(f"{path} cannot be read: {error.strerror}.", "") from error
    sample = Sample(path, head)
    return Sample(path, head, _list_members(path)) if sample.is_zip else sample


def _list_members(path: Path) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [each.filename for each in archive.infolist() if not each.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CasegraphError(f"{path} is a damaged zip archive: {error}.", "Get the file again.") from error
    return tuple(names[:MAX_MEMBERS])
