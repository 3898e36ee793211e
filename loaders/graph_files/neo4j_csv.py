"""Neo4j's import CSV: files of nodes and of relationships, in a folder or a zip archive, or one file.

The header is the first row of each file, or a file of its own whose name ends with `header`
(`people-header.csv` for `people.csv` and `people-2.csv`). The rows are read one by one.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from graph.errors import CasegraphError
from loaders.graph_files.graph_file import GraphFile, Header, Item
from loaders.graph_files.lines import iter_lines
from loaders.graph_files.neo4j_header import FileHeader, parse_header
from loaders.graph_files.neo4j_rows import RowReader
from loaders.graph_files.own_neo4j import is_own_export
from loaders.input import Sample, open_archive

_SUFFIXES = (".csv", ".tsv", ".txt")
# What stands beside the files without being data: commands, instructions.
_NO_DATA = (".sh", ".bat", ".md")
_HEAD_BYTES = 64 * 1024
_MAX_LOOKED_AT = 50
_ROWS_PER_REPORT = 1_000


@dataclass(frozen=True)
class _File:
    """A file of rows with the header that names their cells.

    Args:
        first_row: 2 where the header is the first row, else 1.
    """

    name: str
    header: FileHeader
    first_row: int


def recognise(sample: Sample) -> bool:
    """Return whether an input has a file with a typed header of Neo4j's import.

    A folder or an archive is one for Neo4j only if at least half of its files can be.
    """
    if not sample.members:
        return not sample.path.is_dir() and parse_header(sample.text.split("\n", 1)[0]) is not None
    tables = sum(_is_table(name) for name in sample.members)
    if tables * 2 < len(sample.members) or not tables or not (sample.is_zip or sample.is_folder):
        return False
    try:
        with _open_input(sample.path) as files:
            names = files.names[:_MAX_LOOKED_AT]
            return any(parse_header(_read_first_line(files, name)) is not None for name in names)
    except CasegraphError:
        return False


def open_neo4j_csv(path: Path) -> GraphFile:
    """Return the files of a folder, a zip archive, or one file.

    Raises:
        CasegraphError: none of them has nodes, or it cannot be read.
    """
    with _open_input(path) as files:
        found, unused = _find_files(files)
        unused += [name for name in files.others if not name.lower().endswith(_NO_DATA)]
        size = sum(files.size_of(each.name) for each in found)
    if not any(each.header.has_nodes for each in found):
        raise CasegraphError(
            f"{path.name} has no file of nodes: none has a column `:ID` in its first row.",
            "Name the folder or the archive that holds the files of nodes and of relationships.",
        )
    # Nodes first, so that relationships find them.
    ordered = sorted(found, key=lambda each: not each.header.has_nodes)
    return GraphFile(
        path.name,
        Header(own_export="rows" if is_own_export({each.name: each.header for each in found}) else None),
        size,
        "bytes",
        lambda progress: _iterate(path, ordered, progress),
        # Relationships have no ids; they are only looked through for what cannot be read.
        lambda progress: _iterate(path, ordered, progress, make_edges=False),
        sources=tuple(each.name for each in ordered),
        remarks=tuple(f"{name} has no typed header and is not used" for name in unused),
    )


@dataclass(frozen=True)
class _Files:
    """The files of an input.

    Args:
        names: those that can be tables.
        others: all others.
    """

    names: Sequence[str]
    others: Sequence[str]
    open_binary: Callable[[str], BinaryIO]
    size_of: Callable[[str], int]


@contextmanager
def _open_input(path: Path) -> Iterator[_Files]:
    if path.is_dir():
        names = sorted(each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file())
        yield _Files(
            *_separate(names),
            lambda name: (path / name).open("rb"),
            lambda name: (path / name).stat().st_size,
        )
    elif zipfile.is_zipfile(path):
        with open_archive(path) as archive:
            yield _Files(*_separate(sorted(archive.names)), archive.open_member, archive.size_of)
    else:
        yield _Files((path.name,), (), lambda _: path.open("rb"), lambda _: path.stat().st_size)


def _separate(names: Sequence[str]) -> tuple[list[str], list[str]]:
    return [name for name in names if _is_table(name)], [name for name in names if not _is_table(name)]


def _is_table(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES)


def _read_first_line(files: _Files, name: str) -> str:
    try:
        with files.open_binary(name) as file:
            return file.read(_HEAD_BYTES).split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise CasegraphError(f"{name} cannot be read: {error.strerror}.") from error


def _find_files(files: _Files) -> tuple[list[_File], list[str]]:
    """Return the files with a header, and the names of those without."""
    headers = {name: parse_header(_read_first_line(files, name)) for name in files.names}
    apart = {name: header for name, header in headers.items() if header is not None and _is_header_file(name)}
    found, unused = [], []
    for name, header in headers.items():
        if name in apart:
            continue
        if header is not None:
            found.append(_File(name, header, 2))
            continue
        own = [each for each in apart if name.startswith(_prefix_of(each))]
        if own:
            # Of `a-header.csv` and `a-b-header.csv`, the second names the cells of `a-b.csv`.
            found.append(_File(name, apart[max(own, key=len)], 1))
        else:
            unused.append(name)
    return found, unused


def _is_header_file(name: str) -> bool:
    return PurePosixPath(name).stem.lower().endswith("header")


def _prefix_of(name: str) -> str:
    stem = PurePosixPath(name).stem
    return name[: name.rindex(stem) + len(stem) - len("header")].rstrip("-_. ")


def _iterate(
    path: Path, found: Sequence[_File], progress: Callable[[int], None], *, make_edges: bool = True
) -> Iterator[Item]:
    done = 0
    with _open_input(path) as files:
        for each in found:
            start = done

            def report(position: int, start: int = start) -> None:
                progress(start + position)

            with files.open_binary(each.name) as binary:
                rows = _iter_rows(binary, each, report)
                if each.header.has_nodes or make_edges:
                    yield from RowReader(each.name, each.header).read(rows)
                else:
                    for _ in rows:
                        pass
            done += files.size_of(each.name)


def _iter_rows(
    binary: BinaryIO, file: _File, progress: Callable[[int], None]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows after the header that are not blank, each with its number."""
    read = 0

    def count(lines: Iterator[str]) -> Iterator[str]:
        nonlocal read
        for line in lines:
            read += len(line)
            yield line

    with io.TextIOWrapper(binary, encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(count(iter_lines(text, file.name)), delimiter=file.header.delimiter, strict=True)
        number = line = 0
        try:
            for number, cells in enumerate(rows, 1):
                _check_lines(file, number, cells, line + 1, rows.line_num)
                line = rows.line_num
                if number % _ROWS_PER_REPORT == 0:
                    progress(read)
                if cells and number >= file.first_row:
                    yield number, cells
        except csv.Error as error:
            raise CasegraphError(
                f"{file.name} cannot be read after row {number}: {error}.",
                "Look for a quotation mark that is not closed.",
            ) from error
        progress(read)


def _check_lines(file: _File, number: int, cells: Sequence[str], first_line: int, last_line: int) -> None:
    """Refuse a file in which a quotation mark takes in further rows: they would be lost in one row."""
    if last_line > first_line and number >= file.first_row and len(cells) != len(file.header.columns):
        raise CasegraphError(
            f"{file.name}, row {number}: a quotation mark in line {first_line} opens a cell that takes in "
            f"further lines, up to line {last_line}.",
            "Close the quotation mark, or write it twice where it belongs to the text.",
        )
