"""Files that were sent to the service, in a private folder that is deleted when the service stops."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from api.errors import RequestTooLargeError, UnavailableError
from graph.errors import CasegraphError

MAX_NAME_LENGTH = 200

# In the folder of an import. No name of a received file can be one of what the service writes.
FILE_FOLDER, REFUSED_FOLDER = "file", "refused"


class ReceivedFiles:
    """The folder of received files, each in a folder of its own. It is made when the first file comes.

    In the folder of an import the file is under `file`, and under `refused` what its load refused.

    Args:
        max_bytes: how long a file may be.
    """

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._folder: Path | None = None

    async def receive(self, id_: str, name: str, chunks: AsyncIterator[bytes]) -> Path:
        """Write a file as its bytes come, and return its path.

        Raises:
            RequestTooLargeError: it is too long; nothing of it stays.
            UnavailableError: it cannot be written.
        """
        path = self._make_folder(id_) / FILE_FOLDER / name
        try:
            await self._write(path, chunks)
        except OSError as error:
            self.remove(id_)
            reason = error.strerror or type(error).__name__
            raise UnavailableError(
                f"The file cannot be kept: {reason}.", "Ask who runs the service."
            ) from error
        except BaseException:
            self.remove(id_)
            raise
        return path

    def remove(self, id_: str) -> None:
        """Delete a received file and what was written next to it."""
        if self._folder is not None:
            shutil.rmtree(self._folder / id_, ignore_errors=True)

    def remove_all(self) -> None:
        """Delete all received files."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    async def _write(self, path: Path, chunks: AsyncIterator[bytes]) -> None:
        length = 0
        with path.open("xb") as file:
            async for chunk in chunks:
                length += len(chunk)
                if length > self._max_bytes:
                    raise RequestTooLargeError(self._max_bytes)
                await run_in_threadpool(file.write, chunk)

    def _make_folder(self, id_: str) -> Path:
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="casegraph-imports-"))
            folder = self._folder / id_
            (folder / FILE_FOLDER).mkdir(parents=True)
            (folder / REFUSED_FOLDER).mkdir()
        except OSError as error:
            raise UnavailableError(
                f"There is no place to keep a file: {error.strerror}.", "Ask who runs the service."
            ) from error
        return folder


def check_file_name(name: str) -> str:
    """Return the name of a file without folders, as a program may have sent it with them.

    Raises:
        CasegraphError: it is no name of a file.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    is_name = last not in {"", ".", ".."} and last.isprintable() and len(last.encode()) <= MAX_NAME_LENGTH
    if not is_name:
        raise CasegraphError(
            f"{name[:MAX_NAME_LENGTH]!r} is not the name of a file.",
            "Give the name with its end, as donors.csv: the format is recognised by it.",
        )
    return last
