"""Graphs as JSON: node-link, as networkx and D3 use it, and the JSON of Cytoscape."""

from __future__ import annotations

from typing import BinaryIO

import networkx
import orjson

from graph.ontology import Ontology
from graph.reading import SelectionParts
from visualize.exports.export_format import ExportReport
from visualize.exports.graphs import read_graph


def write_node_link(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write JSON that `networkx.node_link_graph(..., edges="edges")` reads.

    Raises:
        CasegraphError: there are too many ties for a graph in memory.
    """
    graph, report = read_graph(parts, ontology)
    file.write(orjson.dumps(networkx.node_link_data(graph, edges="edges")))
    return report


def write_cytoscape(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write JSON that Cytoscape, Cytoscape.js and `networkx.cytoscape_graph` read.

    Cytoscape shows the column `name` of a node, and `interaction` of an edge.

    Raises:
        CasegraphError: there are too many ties for a graph in memory.
    """
    graph, report = read_graph(parts, ontology)
    for _, attributes in graph.nodes(data=True):
        attributes["name"] = attributes["label"]
    for _, _, key, attributes in graph.edges(data=True, keys=True):
        attributes |= {"id": key, "interaction": attributes["label"], "name": attributes["sentence"]}
    data = networkx.cytoscape_data(graph)
    # networkx writes a list of pairs, where Cytoscape expects an object; both are read.
    data["data"] = {**dict(data["data"]), "name": graph.graph["title"]}
    file.write(orjson.dumps(data))
    return report
