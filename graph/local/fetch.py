"""Fetch the jars that a lock names, check every sum, and keep them for all stores of this user.

Where jars come from is jgo's knowledge and its user's configuration (mirrors included); what they must be
is the lock's. A jar counts only under its final name and with its right sum, so an interrupted fetch is
finished by the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from graph.errors import StoreError
from graph.local.lockfile import Jar
from graph.local.progress import Progress, silent

_THREADS = 8

Download = Callable[[Jar, Path], None]
"""Puts the bytes of a jar into a file; raises StoreError where it cannot be had."""


@dataclass(frozen=True)
class Repository:
    """Where jars are kept and how missing ones are had.

    Args:
        folder: fetched jars, laid out like a Maven repository.
        download: how a missing one is had.
        elsewhere: other such folders, which are read and never written.
    """

    folder: Path
    download: Download
    elsewhere: tuple[Path, ...] = ()

    def find(self, jar: Jar) -> Path | None:
        """The file of this jar, where one with the right sum is at hand."""
        files = (place / jar.path for place in (self.folder, *self.elsewhere))
        return next((file for file in files if jar.matches(file)), None)

    def fetch(self, jar: Jar) -> Path:
        """Put the jar under its final name, once its sum is right."""
        file = self.folder / jar.path
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.part")
        try:
            self.download(jar, draft)
            if not jar.matches(draft):
                raise StoreError(
                    f"The jar {jar.coordinate} was refused: its sum is not the one that Casegraph trusts.",
                    "Try again; if it stays so, something on the way there alters what is fetched.",
                )
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
        return file


def fetch(jars: Iterable[Jar], repository: Repository, what: str, progress: Progress = silent) -> list[Path]:
    """The files of these jars, in the same order, fetching what is missing with eight threads.

    Args:
        jars: what is wanted.
        repository: where to look and how to fetch.
        what: the name of the work, for `progress`.
        progress: counts jars; not called where all are at hand.

    Raises:
        StoreError: a jar cannot be had, or has another sum than the lock says.
    """
    wanted = list(jars)
    files = _find(wanted, repository)
    if len(files) < len(wanted):
        repository.folder.mkdir(parents=True, exist_ok=True)
        # One process fetches; another waits here and then finds everything.
        with FileLock(repository.folder / "fetch.lock"):
            files = _find(wanted, repository)
            missing = [jar for jar in wanted if jar not in files]
            progress(what, len(files), len(wanted))
            for jar, file in _fetch(missing, repository):
                files[jar] = file
                progress(what, len(files), len(wanted))
    return [files[jar] for jar in wanted]


def _find(jars: list[Jar], repository: Repository) -> dict[Jar, Path]:
    with ThreadPoolExecutor(_THREADS) as threads:
        found = zip(jars, threads.map(repository.find, jars), strict=True)
        return {jar: file for jar, file in found if file is not None}


def _fetch(jars: list[Jar], repository: Repository) -> Iterator[tuple[Jar, Path]]:
    threads = ThreadPoolExecutor(_THREADS)
    try:
        pending = {threads.submit(repository.fetch, jar): jar for jar in jars}
        for future in as_completed(pending):
            yield pending[future], future.result()
    finally:
        # After a failure or Ctrl-C nothing further is begun.
        threads.shutdown(cancel_futures=True)
