"""Node-link JSON, as networkx, D3, graphology and sigma.js write it.

`{"nodes": [{"id": ...}], "links": [{"source": ..., "target": ...}]}`; networkx says `edges` since
3.4, and graphology `key` for `id`, with `attributes` apart. Nodes without ids are counted from 0, as in old
files of D3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.errors import CasegraphError
from loaders.graph_files.attributes import first_text, make_attributes, make_id
from loaders.graph_files.graph_file import (
    Direction,
    Edge,
    GraphFile,
    Header,
    Item,
    Node,
    Unusable,
    make_entity_locator,
)
from loaders.graph_files.json_document import as_list, as_object, find_keys, read_document
from loaders.input import Sample

_ID_KEYS = ("id", "key")
_LISTS = ("links", "edges")


def recognise(sample: Sample) -> bool:
    """Return whether a file is node-link JSON, by its first keys."""
    text = sample.text.lstrip()
    if not text.startswith("{"):
        return False
    keys = find_keys(text)
    if "nodes" in keys:
        return not {"schema", "statementId", "graphDataset"}.intersection(keys)
    inner = find_keys(text, 3)
    return any(key in keys for key in _LISTS) and "source" in inner and "target" in inner


def open_node_link(path: Path) -> GraphFile:
    """Return a node-link file.

    Raises:
        CasegraphError: it is none.
    """
    document = as_object(read_document(path), "the document", path)
    if "nodes" not in document:
        raise CasegraphError(f"{path.name} has no list of nodes.", "Name its format with --as.")
    name = next((each for each in _LISTS if each in document), "links")
    nodes = as_list(document["nodes"], "nodes", path)
    edges = as_list(document.get(name, []), name, path)
    about = {**_as_mapping(document.get("attributes")), **_as_mapping(document.get("graph"))}
    reader = NodeLinkReader(path.name, nodes, edges, read_graph_direction(document))
    return GraphFile(
        path.name, make_header(about), len(nodes) + len(edges), "nodes and edges", reader.iterate
    )


def make_header(about: Mapping[str, Any]) -> Header:
    """Return what the attributes of a graph say about it."""
    texts = {name: first_text(value) for name, value in make_attributes(about).items()}
    return Header(
        title=texts.get("title") or texts.get("name"),
        creator=texts.get("creator") or texts.get("author") or texts.get("authors"),
        description=texts.get("description"),
        modified=texts.get("date") or texts.get("modified"),
        own_export="attribute" if "casegraph_export" in about else None,
    )


def read_graph_direction(document: Mapping[str, Any]) -> Direction | None:
    """Return whether all edges have a direction, where a document says so."""
    directed = document.get("directed")
    if isinstance(directed, bool):
        return "directed" if directed else "undirected"
    type_ = _as_mapping(document.get("options")).get("type")
    return type_ if type_ in {"directed", "undirected"} else None


class NodeLinkReader:
    """Reads nodes and edges that are objects in two lists.

    Args:
        direction: the direction of edges that do not say it.
    """

    def __init__(
        self, name: str, nodes: Sequence[Any], edges: Sequence[Any], direction: Direction | None
    ) -> None:
        self._name = name
        self._nodes = nodes
        self._edges = edges
        self._direction = direction
        # Files without ids are those of which no node has one.
        self._has_ids = any(_find_id(node) is not None for node in nodes)

    def iterate(self, progress: Callable[[int], None]) -> Iterator[Item]:
        """Yield all nodes, then all edges."""
        for number, node in enumerate(self._nodes, 1):
            progress(number)
            yield self._make_node(node, number)
        for number, edge in enumerate(self._edges, 1):
            progress(len(self._nodes) + number)
            yield self._make_edge(edge, number)

    def _make_node(self, node: Any, number: int) -> Item:
        place = f"{self._name}, node {number}"
        if not isinstance(node, Mapping):
            return Unusable(place, "is no object of JSON")
        id_ = _find_id(node) if self._has_ids else str(number - 1)
        if id_ is None:
            return Unusable(place, "the node has no id")
        attributes = {
            **make_attributes(node, "parent", "attributes", *(_ID_KEYS if self._has_ids else ())),
            **make_attributes(_as_mapping(node.get("attributes"))),
        }
        parent = make_id(node.get("parent"))
        return Node(
            id_, attributes, place, make_entity_locator(id_, f"row {number}"), (parent,) if parent else ()
        )

    def _make_edge(self, edge: Any, number: int) -> Item:
        place = f"{self._name}, edge {number}"
        if not isinstance(edge, Mapping):
            return Unusable(place, "is no object of JSON")
        source, target = make_id(edge.get("source")), make_id(edge.get("target"))
        if source is None or target is None:
            return Unusable(place, "the edge has no source or no target")
        omitted = ("source", "target", "id", "key", "attributes", "directed", "undirected")
        attributes = {
            **make_attributes(edge, *omitted),
            **make_attributes(_as_mapping(edge.get("attributes"))),
        }
        return Edge(
            id=_find_edge_id(edge),
            source_node=source,
            target_node=target,
            attributes=attributes,
            place=place,
            locator=f"row {number}",
            direction=_read_direction(edge) or self._direction,
        )


def _find_id(node: Any) -> str | None:
    if not isinstance(node, Mapping):
        return None
    ids = (make_id(node[key]) for key in _ID_KEYS if key in node)
    return next((id_ for id_ in ids if id_ is not None), None)


def _find_edge_id(edge: Mapping[str, Any]) -> str | None:
    """Return the id of an edge. The numbers that networkx counts parallel edges by are none."""
    id_ = edge.get("id", edge.get("key"))
    if isinstance(id_, int) and "id" not in edge:
        return None
    return make_id(id_)


def _read_direction(edge: Mapping[str, Any]) -> Direction | None:
    for key, if_true, if_false in _FLAGS:
        if isinstance(edge.get(key), bool):
            return if_true if edge[key] else if_false
    return None


_FLAGS: tuple[tuple[str, Direction, Direction], ...] = (
    ("directed", "directed", "undirected"),
    ("undirected", "undirected", "directed"),
)


def _as_mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
