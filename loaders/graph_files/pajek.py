"""Pajek (.net): vertices with numbers and labels, arcs with a direction and edges without one.

The format is that of the manual (http://mrvar.fdv.uni-lj.si/pajek/pajekman.pdf): sections that begin with an
asterisk; relations can have numbers and names; intervals in brackets are points of a time that is no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from graph.errors import CasegraphError
from loaders.graph_files.graph_file import Direction, Edge, GraphFile, Header, Item, Node, Unusable
from loaders.graph_files.lines import iter_lines
from loaders.input import Sample
from loaders.tables.encoding import Encoding, detect_encoding

MAX_VERTICES = 10_000_000
_MAX_DIGITS = 18

_SECTION = re.compile(r"\*\s*([a-z]+)\s*(.*)", re.IGNORECASE | re.DOTALL)
_FIRST_SECTIONS = frozenset({"network", "vertices", "arcs", "edges"})
_TOKEN = re.compile(r'"([^"]*)"|(\[[^\]]*\])|(\S+)')
_RELATION = re.compile(r':?\s*(\d+)?\s*(?:"([^"]*)")?')
_NUMBER = re.compile(
    r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:nan|inf(?:inity)?)", re.ASCII | re.IGNORECASE
)
_LISTS = {"arcslist": "directed", "edgeslist": "undirected"}
_DIRECTIONS: dict[str, Direction] = {
    "arcs": "directed",
    "edges": "undirected",
    "arcslist": "directed",
    "edgeslist": "undirected",
    "matrix": "directed",
}
# What Pajek says about vertices beside their label: shapes, colours and sizes, which only concern drawing.
_DRAWING = "drawing"


def recognise(sample: Sample) -> bool:
    """Return whether a file is one of Pajek, by its first section."""
    for line in sample.text.replace("\0", "").splitlines():
        if line.strip() and not line.startswith(("%", "/*")):
            match = _SECTION.match(line.lstrip("\ufeff\ufffd"))
            return match is not None and match[1].lower() in _FIRST_SECTIONS
    return False


def open_pajek(path: Path) -> GraphFile:
    """Return a file of Pajek.

    Raises:
        CasegraphError: its encoding cannot be recognised.
    """
    encoding = detect_encoding(path, path.name)
    remarks = () if encoding.name.startswith(("utf", "ascii")) else (f"it was read as {encoding.label}",)
    header = Header(title=_find_title(path, encoding), numeric_times=True)
    return GraphFile(
        path.name,
        header,
        path.stat().st_size,
        "bytes",
        lambda progress: _Parser(path.name, progress).parse(_iter_lines(path, encoding)),
        remarks=remarks,
    )


def _iter_lines(path: Path, encoding: Encoding) -> Iterator[str]:
    name = "utf-8-sig" if encoding.name in {"utf-8", "ascii"} else encoding.name
    with path.open(encoding=name) as file:
        yield from iter_lines(file, path.name)


def _find_title(path: Path, encoding: Encoding) -> str | None:
    for line in _iter_lines(path, encoding):
        match = _SECTION.match(line)
        if match:
            return match[2].strip().strip('"') or None if match[1].lower() == "network" else None
    return None


@dataclass
class _Parser:
    """Reads the lines of one file."""

    name: str
    progress: Callable[[int], None]
    section: str = ""
    relation: str = ""
    relations: dict[str, str] = field(default_factory=dict)
    vertices: int = 0
    defined: int = 0
    number: int = 0
    row: int = 0
    has_vertex_lines: bool = False

    def parse(self, lines: Iterator[str]) -> Iterator[Item]:
        """Yield vertices and edges."""
        done = 0
        for self.number, line in enumerate(lines, 1):
            done += len(line)
            self.progress(done)
            text = line.strip()
            if not text or text.startswith(("%", "/*")):
                continue
            match = _SECTION.match(text)
            if match:
                yield from self._complete_vertices()
                self._begin(match[1].lower(), match[2].strip())
            else:
                yield from self._parse_line(text)
        yield from self._complete_vertices()
        if not self.vertices and not self.defined:
            raise CasegraphError(f"{self.name} has no vertices.", "A Pajek network begins with *Vertices.")

    def _begin(self, section: str, rest: str) -> None:
        self.section, self.row = section, 0
        if section == "vertices":
            count = rest.split()[0] if rest else ""
            vertices = _read_number(count)
            if vertices is None or vertices > MAX_VERTICES:
                raise CasegraphError(
                    f"{self.name}, line {self.number}: *Vertices needs their number, up to {MAX_VERTICES:,}."
                )
            if self.vertices:
                raise CasegraphError(
                    f"{self.name}, line {self.number} begins a second network.",
                    "Save each network as a file.",
                )
            self.vertices = vertices
        elif section in _DIRECTIONS:
            match = _RELATION.match(rest)
            number, name = (match[1] or "", match[2] or "") if match else ("", "")
            self.relation = name or self.relations.get(number, "") or (f"relation {number}" if number else "")
            self.relations.setdefault(number, self.relation)
        elif section != "network":
            raise CasegraphError(
                f"{self.name}, line {self.number}: *{section[:40]} is not read.",
                "Save the network alone as .net: vertices, arcs, edges or a matrix.",
            )

    def _complete_vertices(self) -> Iterator[Item]:
        """Yield the vertices that have no line, which Pajek allows where none has a label."""
        if self.section == "vertices" and not self.has_vertex_lines:
            for number in range(1, self.vertices + 1):
                yield Node(str(number), {}, f"{self.name}, vertex {number}", f"entity {number}")

    def _parse_line(self, text: str) -> Iterator[Item]:
        place = f"{self.name}, line {self.number}"
        tokens = [quoted or bracketed or plain for quoted, bracketed, plain in _TOKEN.findall(text)]
        if self.section == "vertices":
            yield self._make_vertex(tokens, place)
        elif self.section == "matrix":
            yield from self._iter_matrix_row(tokens, place)
        elif self.section in _LISTS:
            for target in tokens[1:]:
                yield self._make_edge([tokens[0], target], place)
        elif self.section in _DIRECTIONS:
            yield self._make_edge(tokens, place)
        else:
            yield Unusable(place, "stands before the vertices")

    def _make_vertex(self, tokens: list[str], place: str) -> Item:
        self.has_vertex_lines = True
        self.defined += 1
        id_, *rest = tokens or [""]
        vertex = _read_number(id_)
        if vertex is None:
            return Unusable(place, f"{id_[:40]!r} is not the number of a vertex")
        attributes = {"label": rest[0]} if rest and rest[0] else {}
        if drawing := " ".join(each for each in rest[1:] if not each.startswith("[")):
            attributes[_DRAWING] = drawing
        if time := " ".join(each for each in rest[1:] if each.startswith("[")):
            attributes["time"] = time
        return Node(str(vertex), attributes, place, f"line {self.number}")

    def _make_edge(self, tokens: list[str], place: str, row: str = "") -> Item:
        if len(tokens) < 2:
            return Unusable(place, "has no two vertices")
        source, target, *rest = tokens
        attributes: dict[str, str] = {"relation": self.relation} if self.relation else {}
        if rest and _NUMBER.fullmatch(rest[0]):
            attributes["weight"] = rest.pop(0)
        for name, value in pairwise(rest):
            if name == "l" and value:
                attributes["label"] = value
        if time := " ".join(each for each in rest if each.startswith("[")):
            attributes["time"] = time
        return Edge(
            id=None,
            source_node=_normalise(source),
            target_node=_normalise(target),
            attributes=attributes,
            place=place,
            locator=row or f"line {self.number}",
            direction=_DIRECTIONS[self.section],
        )

    def _iter_matrix_row(self, tokens: list[str], place: str) -> Iterator[Item]:
        self.row += 1
        for column, value in enumerate(tokens, 1):
            if not _NUMBER.fullmatch(value):
                yield Unusable(place, f"{value[:40]!r} is not a number of the matrix")
            elif float(value) != 0:
                yield self._make_edge([str(self.row), str(column), value], place)


def _normalise(number: str) -> str:
    """Return the number of a vertex without zeros and signs before it: in lists of arcs, -3 is vertex 3."""
    vertex = _read_number(number.lstrip("-"))
    return number if vertex is None else str(vertex)


def _read_number(text: str) -> int | None:
    """Return a number of decimal digits, or None: Python refuses to read one of thousands of digits."""
    digits = text.lstrip("0") or text[:1]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MAX_DIGITS else None
