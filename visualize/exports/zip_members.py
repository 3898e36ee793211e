"""The members of a zip archive, written in parts and in turn, while an archive takes one after the other."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from types import TracebackType
from typing import BinaryIO

# The time of every member: the same selection gives the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)


class ZipMembers:
    """Members of an archive, in temporary files until the archive is written at the end of a `with` block.

    Args:
        file: the archive, open for writing.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._members: dict[str, BinaryIO] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        """Add to a member, and make it if it is new; members come in the order in which they were made."""
        if name not in self._members:
            self._members[name] = tempfile.TemporaryFile()  # noqa: SIM115 (closed at the end of the block)
        self._members[name].writelines(chunks)

    def __enter__(self) -> ZipMembers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._write_archive()
        finally:
            for member in self._members.values():
                member.close()

    def _write_archive(self) -> None:
        with zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, member in self._members.items():
                member.seek(0)
                info = zipfile.ZipInfo(name, _TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(info, "w", force_zip64=True) as target:
                    shutil.copyfileobj(member, target, 1 << 20)
