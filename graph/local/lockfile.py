"""The list of jars that make one release of Neo4j: the only thing that may decide what code is run.

One line for each jar, `sha256 group:artifact:version[:classifier]`, sorted; no addresses, so that the same
list serves behind any mirror. `#` starts a comment line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graph.errors import StoreError

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
