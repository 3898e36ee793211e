"""Gephi Lite's own JSON: the graph is in `fullGraph`, the attributes of nodes and edges are beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import CasegraphError
from loaders.graph_files.graph_file import GraphFile
from loaders.graph_files.json_document import as_list, as_object, find_keys, read_document
from loaders.graph_files.node_link import NodeLinkReader, make_header, read_graph_direction
from loaders.input import Sample


def recognise(sample: Sample) -> bool:
    """Return whether a file is one of Gephi Lite, by its first keys."""
    text = sample.text.lstrip()
    return text.startswith("{") and "graphDataset" in find_keys(text)


def open_gephi_lite(path: Path) -> GraphFile:
    """Return a file of Gephi Lite.

    Raises:
        CasegraphError: it is none.
    """
    document = as_object(read_document(path), "the document", path)
    if document.get("type") != "gephi-lite":
        raise CasegraphError(f"{path.name} is no file of Gephi Lite: its type is not gephi-lite.")
    dataset = as_object(document.get("graphDataset"), "graphDataset", path)
    graph = as_object(dataset.get("fullGraph"), "fullGraph", path)
    nodes = [
        _add_attributes(node, dataset.get("nodeData"), dataset.get("layout"))
        for node in as_list(graph.get("nodes"), "nodes", path)
    ]
    edges = [
        _add_attributes(edge, dataset.get("edgeData")) for edge in as_list(graph.get("edges"), "edges", path)
    ]
    reader = NodeLinkReader(path.name, nodes, edges, read_graph_direction(graph))
    metadata = dataset.get("metadata")
    header = make_header(metadata if isinstance(metadata, Mapping) else {})
    return GraphFile(path.name, header, len(nodes) + len(edges), "nodes and edges", reader.iterate)


def _add_attributes(element: Any, *tables: Any) -> Any:
    """Return a node or an edge with the attributes that tables have under its key."""
    if not isinstance(element, Mapping):
        return element
    found: dict[str, Any] = {}
    for table in tables:
        row = table.get(element.get("key")) if isinstance(table, Mapping) else None
        found |= row if isinstance(row, Mapping) else {}
    own = element.get("attributes")
    return {**element, "attributes": {**(own if isinstance(own, Mapping) else {}), **found}}
