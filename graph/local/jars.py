"""The list of jars that make one release of Neo4j: the only thing that may decide what code is run.

One line for each jar, `sha256 group:artifact:version[:classifier]`, sorted; no addresses, so that the same
list serves behind any mirror. `#` starts a comment line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from filelock import FileLock

from graph.errors import StoreError
from graph.progress import Progress, silent

_THREADS = 8

_PART = r"[A-Za-z0-9_.\-]+"

_LINE = re.compile(rf"(?P<sum>[0-9a-f]{{64}}) (?P<coordinate>{_PART}:{_PART}:{_PART}(?::{_PART})?)")


@dataclass(frozen=True, order=True)
class Jar:
    """One jar by its Maven coordinate, and the sha256 of its bytes in lower-case hexadecimal."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def coordinate(self) -> str:
        """`group:artifact:version`, with `:classifier` where there is one."""
        parts = [self.group, self.artifact, self.version, self.classifier]
        return ":".join(part for part in parts if part)

    @property
    def path(self) -> PurePosixPath:
        """Where a Maven repository, local or remote, keeps it."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        folder = PurePosixPath(*self.group.split("."), self.artifact, self.version)
        return folder / f"{self.artifact}-{self.version}{suffix}.jar"

    def matches(self, file: Path) -> bool:
        """Whether the file is there and has this jar's sum."""
        try:
            with file.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


Download = Callable[[Jar, Path], None]
"""Puts the bytes of a jar into a file; raises StoreError where it cannot be had."""


def read(file: Path) -> tuple[Jar, ...]:
    """Read a lock file.

    Raises:
        StoreError: a line is not a sum and a coordinate; it names file and line.
    """
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return tuple(_parse(file, number, line) for number, line in lines if line and not line.startswith("#"))


def render(jars: Iterable[Jar], comment: str) -> str:
    """The text of a lock file, the same for the same jars in any order."""
    rows = (f"{jar.sha256} {jar.coordinate}" for jar in sorted(jars))
    return "\n".join([f"# {comment}", *rows, ""])


def _parse(file: Path, number: int, line: str) -> Jar:
    match = _LINE.fullmatch(line)
    if match is None:
        raise StoreError(f"{file}:{number}: expected a sha256 and a coordinate, found {line!r}.")
    group, artifact, version, *classifier = match["coordinate"].split(":")
    return Jar(group, artifact, version, "".join(classifier), match["sum"])


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
