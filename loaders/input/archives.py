"""Open zip archives that strangers made: nothing lands outside a folder, and nothing fills memory or disk.

What an archive says about itself is checked before anything is unpacked, and what comes out while it is
unpacked: a member never gives more than its declared size. An archive with one bad member is refused as a
whole, because nobody can tell what else is wrong with it.
"""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from graph.errors import CasegraphError
from loaders.input.sample import MAX_MEMBERS

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_UNPACKED_BYTES = 50_000_000_000
"""Bytes that the members of an archive may have together."""

MAX_RATIO = 200
"""How many times larger than packed a member may be. Tables of repeated words reach 50, zeros 1,000."""

RATIO_MATTERS_BYTES = 10_000_000
"""A member that is smaller does no harm, however well it is packed."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_NESTED = re.compile(r".*\.(zip|7z|rar|tar|tgz|gz|bz2|xz|zst)", re.IGNORECASE | re.DOTALL)
# Hidden files, and what macOS and Windows leave in folders.
_LITTER = re.compile(r"(^|/)(\.|__MACOSX/|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 0x1
_BUFFER_BYTES = 256 * 1024
_DAMAGED_HINT = "Get the file again."
_UNPACK_HINT = "Unpack it yourself, look at what is in it, and load the folder."


@dataclass(frozen=True)
class Archive:
    """An archive whose members may be read.

    Args:
        path: the archive.
        names: the members, with `/` between folders, without what operating systems leave behind.
        size: how many bytes the members have together.
    """

    path: Path
    names: tuple[str, ...]
    size: int
    _archive: zipfile.ZipFile

    def open_member(self, name: str) -> BinaryIO:
        """Return a member as a stream of bytes. Several can be read side by side.

        Raises:
            CasegraphError: the archive is damaged; also while the member is read.
        """
        try:
            raw = _Member(self._archive.open(name), f"{self.path}: {name}")
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise CasegraphError(f"{self.path}: {name} is damaged: {error}.", _DAMAGED_HINT) from error
        return cast(BinaryIO, BufferedReader(raw, _BUFFER_BYTES))

    def size_of(self, name: str) -> int:
        """Return how many bytes a member has."""
        return self._archive.getinfo(name).file_size

    def extract(self, folder: Path) -> None:
        """Write all members into a folder.

        Raises:
            CasegraphError: the archive is damaged, or the disk has not enough room.
        """
        if self.size >= shutil.disk_usage(folder).free:
            raise CasegraphError(
                f"{self.path} has {self.size:,} bytes unpacked, and the disk of {folder} has less room.",
                "Make room, or set TMPDIR to a folder on another disk.",
            )
        for name in self.names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with self.open_member(name) as source, target.open("xb") as file:
                shutil.copyfileobj(source, file, _BUFFER_BYTES)


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a zip archive after checking everything that it says about its members.

    Raises:
        CasegraphError: it is damaged, encrypted, has other archives in it, names that lead outside it or that
            stand twice, links, too many members, or members that are far larger than their packed size.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _refuse(path, f"is a damaged zip archive: {error}", _DAMAGED_HINT) from error
    except OSError as error:
        raise CasegraphError(f"{path} cannot be read: {error.strerror}.") from error
    with archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
        _check(path, members)
        kept = [each for each in members if not _LITTER.search(each.filename)]
        size = sum(each.file_size for each in kept)
        yield Archive(path, tuple(each.filename for each in kept), size, archive)


@contextmanager
def extract_archive(path: Path) -> Iterator[Path]:
    """Unpack a zip archive into a folder that only this user can read, and delete it at the end.

    Raises:
        CasegraphError: see `open_archive` and `Archive.extract`.
    """
    with open_archive(path) as archive, tempfile.TemporaryDirectory(prefix="casegraph-") as folder:
        archive.extract(Path(folder))
        yield Path(folder)


def _check(path: Path, members: Sequence[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise _refuse(path, f"has {len(members):,} members, more than {MAX_MEMBERS:,}")
    size = sum(each.file_size for each in members)
    if size > MAX_UNPACKED_BYTES:
        raise _refuse(path, f"has {size:,} bytes unpacked, more than {MAX_UNPACKED_BYTES:,}")
    names: set[str] = set()
    for member in members:
        if reason := _find_fault(member):
            raise _refuse(path, f"has the member {member.filename!r}, {reason}")
        # Where a file system ignores capitals, the second of two names would overwrite the first.
        name = member.filename.casefold()
        if name in names:
            raise _refuse(path, f"has two members named {member.filename!r}")
        names.add(name)
    _check_overlaps(path, members)


def _find_fault(member: zipfile.ZipInfo) -> str | None:
    """Return what is wrong with a member, or None."""
    if _leads_outside(member):
        return "whose name leads outside the archive"
    if member.flag_bits & _ENCRYPTED:
        return "which is encrypted"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "which is a link"
    if member.compress_type not in _METHODS:
        return "which is packed in a way that is not supported (only deflate is)"
    if _NESTED.fullmatch(member.filename):
        return "which is an archive itself"
    if member.file_size > max(RATIO_MATTERS_BYTES, MAX_RATIO * member.compress_size):
        return f"which is more than {MAX_RATIO} times larger than it is packed"
    return None


def _leads_outside(member: zipfile.ZipInfo) -> bool:
    # `filename` ends at a NUL and has `/` for the separator of this system; the other is what is written.
    written = member.orig_filename
    parts = written.replace("\\", "/").split("/")
    return (
        "\x00" in written
        or "\\" in written
        or ":" in parts[0]
        or not parts[0]
        or any(part in {"", ".", ".."} for part in parts)
    )


def _check_overlaps(path: Path, members: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse members that share their bytes: a small archive could stand for any amount of data."""
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            raise _refuse(path, f"has the member {member.filename!r}, which shares its bytes with another")
        end = member.header_offset + _LOCAL_HEADER_BYTES + member.compress_size


def _refuse(path: Path, reason: str, hint: str = _UNPACK_HINT) -> CasegraphError:
    return CasegraphError(f"{path} {reason.rstrip('.')}.", hint)


class _Member(RawIOBase):
    """A member of an archive whose errors name it."""

    def __init__(self, member: IO[bytes], name: str) -> None:
        super().__init__()
        self._member = member
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._member.read(len(view))
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            # A member with more bytes than it declares has a checksum of other bytes.
            raise CasegraphError(f"{self._name} is damaged: {error}.", _DAMAGED_HINT) from error
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._member.close()
        super().close()
