"""Nodes and edges as two tables, `nodes` and `edges`, for a mapping that says what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from graph.errors import CasegraphError
from graph.ontology import Ontology
from loaders.findings import Finding
from loaders.graph_files.attributes import first_text
from loaders.graph_files.graph_file import Attributes, Edge, GraphFile, Item, Node, Unusable
from loaders.graph_files.survey import MAX_ATTRIBUTES
from loaders.input.rows import Cell, RefusedRow, RowBatch, Table
from loaders.loader import LoadOptions
from loaders.mapping import read_mapping, stream_tables
from loaders.mapping.column_checks import list_used_columns
from loaders.record_stream import RecordStream

NODE_COLUMNS = ("id", "parent")
EDGE_COLUMNS = ("id", "source", "target", "direction", "start", "end")
ROWS_PER_BATCH = 1_000

Row: TypeAlias = Mapping[str, Cell]


def open_mapped_graph(
    loader: str, file: GraphFile, mapping: Path, options: LoadOptions, ontology: Ontology
) -> RecordStream:
    """Return the records that a mapping makes of a graph file.

    Raises:
        CasegraphError: the mapping has mistakes or other tables, or the file cannot be read.
    """
    mappings = read_mapping(mapping, ontology)
    edges = mappings.tables.get("edges")
    tables = _make_tables(file, list_used_columns(edges) if edges else ())
    if mappings.tables.keys() - tables.keys():
        raise CasegraphError(
            f"{mapping} has other tables than a graph file, which has `nodes` and `edges`.",
            "Write `tables:` with the entries `nodes:` and `edges:` into it (docs/loaders/graph-files.md).",
        )
    used = {name: table for name, table in tables.items() if name in mappings.tables}
    return stream_tables(mappings, used, options, loader=loader, description=f"{file.name}, by a mapping")


def _make_tables(file: GraphFile, used: Sequence[str]) -> dict[str, Table]:
    """Return both tables, after a first reading that finds their columns.

    The edges also have the attributes of their ends that a mapping uses: `source.kind`.
    """
    names: tuple[dict[str, None], dict[str, None]] = ({}, {})
    counts = [0, 0]
    ends: dict[str, Attributes] = {}
    of_ends = [each for each in used if each.startswith(("source.", "target."))]
    needed = {each.partition(".")[2] for each in of_ends}
    for item in file.iterate(lambda _: None):
        if isinstance(item, Unusable):
            continue
        which = int(isinstance(item, Edge))
        counts[which] += max(1, len(item.spells)) if isinstance(item, Edge) else 1
        names[which].update(dict.fromkeys(item.attributes))
        if len(names[which]) > MAX_ATTRIBUTES:
            raise CasegraphError(f"{file.name} has more than {MAX_ATTRIBUTES:,} different attributes.")
        if isinstance(item, Node) and needed:
            ends[item.id] = {name: text for name, text in item.attributes.items() if name in needed}
    joined = tuple(each for each in of_ends if each.partition(".")[2] in names[0])
    return {
        "nodes": GraphTable(file, "nodes", NODE_COLUMNS, tuple(names[0]), counts[0], _make_node_rows),
        "edges": GraphTable(
            file, "edges", (*EDGE_COLUMNS, *joined), tuple(names[1]), counts[1], _EdgeRows(joined, ends).make
        ),
    }


@dataclass(frozen=True)
class GraphTable:
    """The nodes or the edges of a graph file; see `loaders.input.rows.Table`.

    Args:
        structure: the columns that are no attributes.
        attributes: the names of the attributes.
        make_rows: returns the columns of the structure, for each row of a node or an edge; nothing for what
            belongs to the other table.
    """

    file: GraphFile
    part: str
    structure: tuple[str, ...]
    attributes: tuple[str, ...]
    row_count: int | None
    make_rows: Callable[[Item], Sequence[Row]]

    @property
    def name(self) -> str:
        """The name for people."""
        return f"{self.file.name}, {self.part}"

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns; an attribute may have the name of one of the structure."""
        own = (f"{name} (attribute)" if name in self.structure else name for name in self.attributes)
        return (*self.structure, *own)

    @property
    def description(self) -> str:
        """What the file was taken for."""
        return f"the {self.part} of a graph"

    @property
    def findings(self) -> Sequence[Finding]:
        """What was decided when the file was opened."""
        return [Finding(remark, 1, self.file.name) for remark in self.file.remarks]

    def iter_batches(self) -> Iterator[RowBatch]:
        """Yield the rows in their order, numbered from 1."""
        numbered = self._iter_rows()
        while part := list(islice(numbered, ROWS_PER_BATCH)):
            rows = [(number, row) for number, row in part if not isinstance(row, str)]
            yield RowBatch(
                [number for number, _ in rows],
                list(zip(*(row for _, row in rows), strict=True)) or [()] * len(self.columns),
                [RefusedRow(number, reason) for number, reason in part if isinstance(reason, str)],
            )

    def _iter_rows(self) -> Iterator[tuple[int, tuple[Cell, ...] | str]]:
        """Yield the cells of each row, or what is wrong with it, with its number."""
        number = 0
        for item in self.file.iterate(lambda _: None):
            if isinstance(item, Unusable):
                # It may be a node or an edge; it is refused once.
                if self.part == "nodes":
                    number += 1
                    yield number, f"{item.reason} ({item.place})"
                continue
            for row in self.make_rows(item):
                number += 1
                own = (first_text(item.attributes.get(name)) for name in self.attributes)
                yield number, (*(row[name] for name in self.structure), *own)


def _make_node_rows(item: Item) -> Sequence[Row]:
    return [{"id": item.id, "parent": first_text(item.parents)}] if isinstance(item, Node) else ()


@dataclass(frozen=True)
class _EdgeRows:
    """Makes the rows of edges.

    Args:
        joined: the columns that are attributes of the edge's nodes.
        nodes: these attributes, by the id of the node.
    """

    joined: tuple[str, ...]
    nodes: Mapping[str, Attributes]

    def make(self, item: Item) -> Sequence[Row]:
        """Return a row for each span of time in which an edge exists."""
        if not isinstance(item, Edge):
            return ()
        ends = {"source": item.source_node, "target": item.target_node}
        row: dict[str, Cell] = {**ends, "id": item.id, "direction": item.direction}
        for column in self.joined:
            end, _, name = column.partition(".")
            row[column] = first_text(self.nodes.get(ends[end], {}).get(name))
        return [{**row, "start": start, "end": end} for start, end in item.spells or ((None, None),)]
