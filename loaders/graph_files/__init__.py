"""Loaders for graph files: GraphML, GEXF, node-link JSON, Cytoscape, Gephi Lite, Pajek, Neo4j's CSV."""

from __future__ import annotations

from loaders.graph_files import cytoscape, gephi_lite, gexf, graphml, neo4j_csv, node_link, pajek
from loaders.graph_files.stream import GraphFormat

GRAPHML = GraphFormat("graphml", "GraphML", graphml.recognise, graphml.open_graphml).make_loader()
GEXF = GraphFormat("gexf", "GEXF, the format of Gephi", gexf.recognise, gexf.open_gexf).make_loader()
GEPHI_LITE = GraphFormat(
    "gephi-lite", "JSON of Gephi Lite", gephi_lite.recognise, gephi_lite.open_gephi_lite
).make_loader()
CYTOSCAPE = GraphFormat(
    "cytoscape", "JSON of Cytoscape", cytoscape.recognise, cytoscape.open_cytoscape
).make_loader()
NODE_LINK = GraphFormat(
    "node-link", "node-link JSON of networkx or D3", node_link.recognise, node_link.open_node_link
).make_loader()
PAJEK = GraphFormat("pajek", "a network of Pajek", pajek.recognise, pajek.open_pajek).make_loader()
NEO4J_CSV = GraphFormat(
    "neo4j-csv", "CSV files with typed headers of Neo4j", neo4j_csv.recognise, neo4j_csv.open_neo4j_csv
).make_loader()

LOADERS = (GRAPHML, GEXF, GEPHI_LITE, CYTOSCAPE, NODE_LINK, PAJEK, NEO4J_CSV)
"""All of them, in the order in which they are asked whether they know an input."""

__all__ = ["CYTOSCAPE", "GEPHI_LITE", "GEXF", "GRAPHML", "LOADERS", "NEO4J_CSV", "NODE_LINK", "PAJEK"]
