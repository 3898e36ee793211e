"""Cytoscape JSON (.cyjs), as Cytoscape, Cytoscape.js and networkx write it.

`{"elements": {"nodes": [{"data": {"id": ...}}], "edges": [{"data": {"source": ..., "target": ...}}]}}`, or
all elements in one list. The `parent` of a node is the node that it is a part of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from loaders.graph_files.attributes import make_attributes, make_id
from loaders.graph_files.graph_file import (
    Direction,
    Edge,
    GraphFile,
    Item,
    Node,
    Unusable,
    make_entity_locator,
)
from loaders.graph_files.json_document import as_list, as_object, find_keys, read_document
from loaders.graph_files.node_link import make_header, read_graph_direction
from loaders.input import Sample

_STRUCTURE = ("id", "source", "target", "parent", "key")


def recognise(sample: Sample) -> bool:
    """Return whether a file is Cytoscape JSON, by its first keys."""
    text = sample.text.lstrip()
    if text.startswith("{"):
        keys = find_keys(text)
        return "elements" in keys and "graphDataset" not in keys
    if not text.startswith("["):
        return False
    keys = find_keys(text, 2)
    return "data" in keys and not {"schema", "properties", "statementId"}.intersection(keys)


def open_cytoscape(path: Path) -> GraphFile:
    """Return a file of Cytoscape.

    Raises:
        CasegraphError: it is none.
    """
    document = read_document(path)
    about: Mapping[str, Any] = {}
    direction = None
    if isinstance(document, Mapping):
        direction = read_graph_direction(document)
        about = _read_about(document.get("data"))
        document = document.get("elements")
    if isinstance(document, list):
        nodes = [each for each in document if not _is_edge(each)]
        edges: Sequence[Any] = [each for each in document if _is_edge(each)]
    else:
        elements = as_object(document, "elements", path)
        nodes = list(as_list(elements.get("nodes", []), "nodes", path))
        edges = as_list(elements.get("edges", []), "edges", path)
    reader = _Reader(path.name, nodes, edges, direction)
    return GraphFile(
        path.name, make_header(about), len(nodes) + len(edges), "nodes and edges", reader.iterate
    )


def _is_edge(element: Any) -> bool:
    data = element.get("data") if isinstance(element, Mapping) else None
    is_edge = isinstance(data, Mapping) and "source" in data and "target" in data
    return is_edge or (isinstance(element, Mapping) and element.get("group") == "edges")


def _read_about(data: Any) -> Mapping[str, Any]:
    """Return the attributes of the graph; networkx writes them as a list of pairs."""
    if isinstance(data, Mapping):
        return data
    pairs = data if isinstance(data, list) else []
    return {str(pair[0]): pair[1] for pair in pairs if isinstance(pair, list) and len(pair) == 2}


class _Reader:
    """Reads the elements of a document several times."""

    def __init__(
        self, name: str, nodes: Sequence[Any], edges: Sequence[Any], direction: Direction | None
    ) -> None:
        self._name = name
        self._nodes = nodes
        self._edges = edges
        self._direction = direction

    def iterate(self, progress: Callable[[int], None]) -> Iterator[Item]:
        """Yield all nodes, then all edges."""
        for number, element in enumerate(self._nodes, 1):
            progress(number)
            yield _make_node(element, number, f"{self._name}, node {number}")
        for number, element in enumerate(self._edges, 1):
            progress(len(self._nodes) + number)
            yield self._make_edge(element, number)

    def _make_edge(self, element: Any, number: int) -> Item:
        place = f"{self._name}, edge {number}"
        data = _get_data(element)
        if data is None:
            return Unusable(place, "has no `data`")
        source, target = make_id(data.get("source")), make_id(data.get("target"))
        if source is None or target is None:
            return Unusable(place, "the edge has no source or no target")
        return Edge(
            id=make_id(data.get("id"))
            or (make_id(data.get("key")) if isinstance(data.get("key"), str) else None),
            source_node=source,
            target_node=target,
            attributes=make_attributes(data, *_STRUCTURE),
            place=place,
            locator=f"row {number}",
            direction=self._direction,
        )


def _make_node(element: Any, number: int, place: str) -> Item:
    data = _get_data(element)
    if data is None:
        return Unusable(place, "has no `data`")
    id_ = make_id(data.get("id"))
    if id_ is None:
        return Unusable(place, "the node has no id")
    parent = make_id(data.get("parent"))
    attributes = {
        **make_attributes({"position": element.get("position")}),
        **make_attributes(data, *_STRUCTURE),
    }
    return Node(
        id_, attributes, place, make_entity_locator(id_, f"row {number}"), (parent,) if parent else ()
    )


def _get_data(element: Any) -> Mapping[str, Any] | None:
    data = element.get("data") if isinstance(element, Mapping) else None
    return data if isinstance(data, Mapping) else None
