"""The jars that make up one release of Neo4j. Their lockfile alone decides what code is run.

A lockfile has one line for each jar, `sha256 group:artifact:version[:classifier]`, sorted. It contains no
addresses, so that it serves behind any mirror. A line that starts with `#` is a comment.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graph.errors import StoreError

_NAME = r"[A-Za-z0-9_.\-]+"

_LINE = re.compile(rf"(?P<sha256>[0-9a-f]{{64}}) (?P<coordinate>{_NAME}:{_NAME}:{_NAME}(?::{_NAME})?)")


@dataclass(frozen=True, order=True)
class Jar:
    """One jar: its Maven coordinate, and the SHA-256 of its bytes in lower-case hexadecimal."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def coordinate(self) -> str:
        """`group:artifact:version`, with `:classifier` if it has one."""
        names = [self.group, self.artifact, self.version, self.classifier]
        return ":".join(name for name in names if name)

    @property
    def path(self) -> PurePosixPath:
        """The path of the jar in a Maven repository, local or remote."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        folder = PurePosixPath(*self.group.split("."), self.artifact, self.version)
        return folder / f"{self.artifact}-{self.version}{suffix}.jar"

    def matches(self, file: Path) -> bool:
        """Return True if the file exists and has the checksum of this jar."""
        try:
            with file.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


def read_lockfile(file: Path) -> tuple[Jar, ...]:
    """Read a lockfile.

    Raises:
        StoreError: a line is not a checksum and a coordinate; the message names file and line.
    """
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return tuple(_parse(file, number, line) for number, line in lines if line and not line.startswith("#"))


def render_lockfile(jars: Iterable[Jar], comment: str) -> str:
    """Return the text of a lockfile, which does not depend on the order of `jars`."""
    lines = (f"{jar.sha256} {jar.coordinate}" for jar in sorted(jars))
    return "\n".join([f"# {comment}", *lines, ""])


def _parse(file: Path, number: int, line: str) -> Jar:
    match = _LINE.fullmatch(line)
    if match is None:
        raise StoreError(f"{file}:{number}: expected a sha256 and a coordinate, found {line!r}.")
    group, artifact, version, *classifier = match["coordinate"].split(":")
    return Jar(group, artifact, version, "".join(classifier), match["sha256"])
