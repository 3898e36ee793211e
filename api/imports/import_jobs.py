"""The imports of a service: each a received file, and its load, which runs in the background.

One load runs at a time, and the others wait for it. They are forgotten when the service stops, which cancels
the load that runs; loading the file again finishes it.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from api.errors import UnavailableError
from api.imports.received_files import REFUSED_FOLDER, ReceivedFiles, check_file_name
from api.logs import log
from api.models.imports import ImportState
from api.store.activity import ActivityCounter
from graph.errors import CasegraphError, ConflictError, NotFoundError
from graph.progress import Progress

MAX_IMPORTS = 50
"""How many files are kept at a time; the oldest that is not being loaded goes first."""

_BUSY: frozenset[ImportState] = frozenset({"waiting", "loading"})


class LoadCancelledError(CasegraphError):
    """Somebody cancelled the load."""

    def __init__(self) -> None:
        super().__init__("The load was cancelled.", "What was loaded stays; load the file again to finish.")


@dataclass
class ReceivedFile:
    """A received file and the state of its load, which the thread of the load changes.

    Args:
        size: in bytes.
        progress: what is loaded, how much of it is done, and how much there is, where that is known.
        report: what the load did so far, for each dataset that it has ended with.
        error: why it failed.
    """

    id: str
    name: str
    path: Path
    size: int
    received_on: str
    state: ImportState = "received"
    progress: tuple[str, int, int | None] | None = None
    report: tuple[dict[str, Any], ...] = ()
    error: CasegraphError | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)

    @property
    def folder(self) -> Path:
        """The folder of the import; the service may write there."""
        return self.path.parent.parent

    def refused_file(self, dataset: str) -> Path:
        """Return where the refused records of a dataset are written, if there are any."""
        return self.folder / REFUSED_FOLDER / f"{dataset}.csv"

    def find_refused_files(self) -> dict[str, Path]:
        """Return the files of refused records, by the id of their dataset."""
        return {file.stem: file for file in sorted((self.folder / REFUSED_FOLDER).glob("*.csv"))}


Load: TypeAlias = Callable[[ReceivedFile, Progress], Iterable[dict[str, Any]]]
"""Loads a file, reports how far it is, and yields a report for each dataset in it."""


class ImportJobs:
    """All imports of a service; safe for several threads.

    Args:
        max_bytes: how long a file may be.
        activity: counts a load as use of the store, which is not stopped meanwhile.
    """

    def __init__(self, max_bytes: int, activity: ActivityCounter) -> None:
        self._files = ReceivedFiles(max_bytes)
        self._activity = activity
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="import")
        self._lock = threading.Lock()
        self._imports: dict[str, ReceivedFile] = {}
        self._last_number = 0

    async def receive(self, name: str, chunks: AsyncIterator[bytes]) -> ReceivedFile:
        """Keep a file as its bytes come.

        Raises:
            CasegraphError: it has no name, or is too long.
            UnavailableError: it cannot be kept, or as many files as can be kept are being loaded.
        """
        file_name = check_file_name(name)
        id_ = self._make_room()
        path = await self._files.receive(id_, file_name, chunks)
        received_on = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        received = ReceivedFile(id_, file_name, path, path.stat().st_size, received_on)
        with self._lock:
            self._imports[id_] = received
        return received

    def get(self, id_: str) -> ReceivedFile:
        """Return an import.

        Raises:
            NotFoundError: there is none with this id, or it was forgotten.
        """
        with self._lock:
            return self._get(id_)

    def list_all(self) -> list[ReceivedFile]:
        """Return all imports, the newest first."""
        with self._lock:
            return list(reversed(self._imports.values()))

    def start(self, id_: str, load: Load) -> ReceivedFile:
        """Load a file in the background, and return its state before the load.

        Raises:
            NotFoundError: there is no such import.
            ConflictError: it is being loaded already.
        """
        with self._lock:
            received = self._get(id_)
            if received.state in _BUSY:
                raise ConflictError(f"The import {id_!r} is being loaded already.", "Wait, or cancel it.")
            received.state, received.progress, received.report, received.error = "waiting", None, (), None
            received.cancelled.clear()
            before_it_runs = replace(received)
        self._activity.request_started()
        try:
            self._executor.submit(self._run, received, load)
        except RuntimeError as error:
            # The service is being stopped.
            self._activity.request_finished()
            received.state = "cancelled"
            raise UnavailableError("The service is being stopped.", "Send the file again later.") from error
        return before_it_runs

    def cancel(self, id_: str) -> ReceivedFile:
        """Let a load end after the records that it is writing; does nothing where none runs.

        Raises:
            NotFoundError: there is no such import.
        """
        received = self.get(id_)
        received.cancelled.set()
        return received

    def remove(self, id_: str) -> None:
        """Forget an import and delete its file.

        Raises:
            NotFoundError: there is no such import.
            ConflictError: it is being loaded.
        """
        with self._lock:
            if self._get(id_).state in _BUSY:
                raise ConflictError(f"The import {id_!r} is being loaded.", "Cancel it first.")
            del self._imports[id_]
        self._files.remove(id_)

    def close(self) -> None:
        """Cancel what runs and what waits, and delete all files."""
        for received in self.list_all():
            received.cancelled.set()
        self._executor.shutdown(wait=True)
        self._files.remove_all()

    def _get(self, id_: str) -> ReceivedFile:
        """Return an import; only while the lock is held."""
        if id_ not in self._imports:
            raise NotFoundError(f"There is no import {id_!r}.", "Send the file again.")
        return self._imports[id_]

    def _make_room(self) -> str:
        """Return the id of a new import, and forget the oldest one where there are too many."""
        with self._lock:
            self._last_number += 1
            idle = [id_ for id_, received in self._imports.items() if received.state not in _BUSY]
            if len(self._imports) >= MAX_IMPORTS:
                if not idle:
                    raise UnavailableError("Too many files are being loaded.", "Wait until one has ended.")
                del self._imports[idle[0]]
                self._files.remove(idle[0])
            return str(self._last_number)

    def _run(self, received: ReceivedFile, load: Load) -> None:
        def report_progress(task: str, done: int, total: int | None) -> None:
            received.progress = (task, done, total)
            if received.cancelled.is_set():
                raise LoadCancelledError

        try:
            if received.cancelled.is_set():
                raise LoadCancelledError
            received.state = "loading"
            for report in load(received, report_progress):
                received.report = (*received.report, report)
            received.state = "loaded"
        except LoadCancelledError as error:
            received.error, received.state = error, "cancelled"
        except CasegraphError as error:
            received.error, received.state = error, "failed"
        except Exception as error:
            log.error("import failed", id=received.id, exc_info=error)
            received.error = CasegraphError(
                "The load failed by a fault of Casegraph.",
                "What was loaded stays. The log of the service has more.",
            )
            received.state = "failed"
        finally:
            self._activity.request_finished()
