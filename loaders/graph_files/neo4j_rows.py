"""Rows of Neo4j's CSV as nodes and relationships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.graph_files.graph_file import Attribute, Attributes, Edge, Item, Node, Unusable
from loaders.graph_files.neo4j_header import FileHeader, Role

LIST_SEPARATOR = ";"
"""What stands between the values of a list and between labels, by Neo4j's default."""

SPACE_SEPARATOR = "."
"""What stands between an id space and an id."""

LABELS, RELATION = "labels", "relation"
"""The attributes for labels of nodes and types of relationships."""


def join_space(space: str, id_: str) -> str:
    """Return an id with the space that it is in: two ids of different spaces are never the same."""
    return f"{space.replace('.', '%2E')}{SPACE_SEPARATOR}{id_}" if space else id_


class RowReader:
    """Makes the items of the rows of one file.

    Args:
        name: the file.
    """

    def __init__(self, name: str, header: FileHeader) -> None:
        self._name = name
        self._header = header
        self._ids = self._find("id")
        self._starts = self._find("start")
        self._ends = self._find("end")
        self._spaces = [column.space for column in header.columns]
        columns = list(enumerate(header.columns))
        self._labels = self._find("label")
        self._types = self._find("type")
        properties = [(index, column) for index, column in columns if column.role == "property"]
        self._properties = [(index, column.name, column.is_list) for index, column in properties]

    def read(self, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Item]:
        """Yield the nodes or relationships of rows; a short row lacks the last cells."""
        width = len(self._header.columns)
        make = self._make_node if self._header.has_nodes else self._make_edge
        for number, cells in rows:
            place = f"{self._name}, row {number}"
            if len(cells) > width:
                yield Unusable(place, f"has {len(cells)} cells, and the header names {width}")
            else:
                padded = cells if len(cells) == width else [*cells, *[""] * (width - len(cells))]
                yield make(padded, place, f"row {number}")

    def _make_node(self, cells: Sequence[str], place: str, locator: str) -> Item:
        id_ = self._make_id(cells, self._ids)
        if id_ is None:
            return Unusable(place, "the node has no id")
        return Node(id_, self._make_attributes(cells), place, locator, source=self._name)

    def _make_edge(self, cells: Sequence[str], place: str, locator: str) -> Item:
        source, target = self._make_id(cells, self._starts), self._make_id(cells, self._ends)
        if source is None or target is None:
            return Unusable(place, "the relationship has no start or no end")
        attributes = self._make_attributes(cells)
        return Edge(None, source, target, attributes, place, locator, "directed", source=self._name)

    def _find(self, role: Role) -> list[int]:
        return [index for index, column in enumerate(self._header.columns) if column.role == role]

    def _make_id(self, cells: Sequence[str], columns: Sequence[int]) -> str | None:
        """Return an id with its space; an id of several columns is joined."""
        if len(columns) == 1:
            id_ = cells[columns[0]]
        else:
            parts = [cells[column] for column in columns]
            id_ = "".join(parts) if all(parts) else ""
        return join_space(self._spaces[columns[0]], id_) if id_ else None

    def _make_attributes(self, cells: Sequence[str]) -> Attributes:
        values: dict[str, Attribute] = {}
        for index in self._labels:
            if cells[index]:
                values[LABELS] = tuple(each for each in cells[index].split(LIST_SEPARATOR) if each)
        for index in self._types:
            if cells[index]:
                values[RELATION] = cells[index]
        for index, name, is_list in self._properties:
            if cell := cells[index]:
                values[name] = tuple(cell.split(LIST_SEPARATOR)) if is_list else cell
        return values
