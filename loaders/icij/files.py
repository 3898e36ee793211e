"""The files of a publication of the Offshore Leaks, in a folder or in a zip archive, as streams of rows.

They are read from the archive as they are, one row at a time, so that nothing is unpacked and the memory does
not grow with the files.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import count
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from graph.errors import CasegraphError
from loaders.icij.csv_records import iter_records
from loaders.input import open_archive

Role: TypeAlias = Literal["entities", "officers", "intermediaries", "others", "addresses", "relations"]

MAX_LINE_CHARACTERS = 4_000_000

# The releases of today, those of each leak (panama_papers.nodes.entity.csv), and the first (Entities.csv).
_PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "entities": re.compile(r"(.*nodes[-.]entit(y|ies)|entities)\.csv", re.IGNORECASE),
    "officers": re.compile(r"(.*nodes[-.]officers?|officers)\.csv", re.IGNORECASE),
    "intermediaries": re.compile(r"(.*nodes[-.]intermediar(y|ies)|intermediaries)\.csv", re.IGNORECASE),
    "others": re.compile(r"(.*nodes[-.]others?|others)\.csv", re.IGNORECASE),
    "addresses": re.compile(r"(.*nodes[-.]address(es)?|addresses)\.csv", re.IGNORECASE),
    "relations": re.compile(r"(relationships|.*\.edges|all_edges)\.csv", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file.

    Args:
        file: the name of the file.
        number: as a spreadsheet counts, the header being row 1.
        cells: the values by column; empty ones are left out.
        fault: why the row cannot be read, or None.
    """

    file: str
    number: int
    cells: Mapping[str, str]
    fault: str | None = None

    @property
    def place(self) -> str:
        """Where the row is, for people: "nodes-officers.csv, row 12"."""
        return f"{self.file}, row {self.number}"


def find_files(names: Iterable[str]) -> dict[Role, list[str]]:
    """Return those of the names that are files of the Offshore Leaks, by what is in them."""
    found: dict[Role, list[str]] = {}
    for name in sorted(names):
        for role, pattern in _PATTERNS.items():
            if pattern.fullmatch(name.rsplit("/", 1)[-1]):
                found.setdefault(role, []).append(name)
    return found


def is_publication(names: Iterable[str]) -> bool:
    """Return whether there are nodes and relations of the Offshore Leaks among files of these names."""
    found = find_files(names)
    return "relations" in found and len(found) > 1


@dataclass(frozen=True)
class Publication:
    """The files of one publication.

    Args:
        path: the folder or archive.
        files: the names of the files, by what is in them.
    """

    path: Path
    files: Mapping[Role, list[str]]

    def read_header(self, name: str) -> list[str]:
        """Return the names of the columns of a file."""
        with self._open(name) as text:
            return _read_header(self._where(name), _limit_lines(text, self._where(name)))

    def iter_rows(self, role: Role) -> Iterator[Row]:
        """Yield the rows of all files of one kind.

        Raises:
            CasegraphError: a file cannot be read on.
        """
        for name in self.files.get(role, ()):
            with self._open(name) as text:
                yield from self._iter_rows(name, text)

    def _iter_rows(self, name: str, text: TextIOWrapper) -> Iterator[Row]:
        lines = _limit_lines(text, self._where(name))
        columns = _read_header(self._where(name), lines)
        for number, record in enumerate(iter_records(lines, len(columns)), 2):
            named = zip(columns, record.values, strict=bool(record.values))
            yield Row(name, number, {column: value for column, value in named if value}, record.fault)

    @contextmanager
    def _open(self, name: str) -> Iterator[TextIOWrapper]:
        with self._open_bytes(name) as stream, TextIOWrapper(stream, "utf-8-sig", newline="") as text:
            yield text

    @contextmanager
    def _open_bytes(self, name: str) -> Iterator[BinaryIO]:
        if not self.path.is_dir():
            with open_archive(self.path) as archive, archive.open_member(name) as stream:
                yield stream
            return
        try:
            with (self.path / name).open("rb") as stream:
                yield stream
        except OSError as error:
            raise CasegraphError(f"{self.path / name} cannot be read: {error.strerror}.") from error

    def _where(self, name: str) -> str:
        return f"{self.path}: {name}"


def open_publication(path: Path) -> Publication:
    """Return the publication in a folder or an archive.

    Raises:
        CasegraphError: a file is missing, or the archive is not one that may be read.
    """
    if path.is_dir():
        names = [each.relative_to(path).as_posix() for each in path.rglob("*.csv") if each.is_file()]
    else:
        with open_archive(path) as archive:
            names = list(archive.names)
    if not is_publication(names):
        raise CasegraphError(
            f"{path} has no nodes and relations of the Offshore Leaks.",
            "Expected are nodes-entities.csv, nodes-officers.csv and others beside relationships.csv.",
        )
    return Publication(path, find_files(names))


def _read_header(where: str, lines: Iterator[str]) -> list[str]:
    try:
        header = next(csv.reader(lines, strict=True), None)
    except csv.Error as error:
        raise CasegraphError(f"{where}, line 1: {error}.", "Get the file again.") from None
    if header is None:
        raise CasegraphError(f"{where} is empty.", "Get the file again.")
    return [re.sub(r"^[nr]\.", "", column.strip()) for column in header]


def _limit_lines(text: TextIOWrapper, where: str) -> Iterator[str]:
    for number in count(1):
        try:
            line = text.readline(MAX_LINE_CHARACTERS + 1)
        except UnicodeDecodeError as error:
            message = f"{where} is not UTF-8 near line {number}: {error.reason}."
            raise CasegraphError(message, "Save it as UTF-8.") from None
        if not line:
            return
        if len(line) > MAX_LINE_CHARACTERS:
            raise CasegraphError(
                f"{where}, line {number} has more than {MAX_LINE_CHARACTERS:,} characters.",
                "Get the file again.",
            )
        yield line
