"""A pyvis network filled from ours, in a time that grows with its size.

pyvis's own `add_node` and `add_edge` search all earlier nodes and edges for each addition, and its template
loads scripts from other hosts. Nodes and edges are therefore set as complete lists, and the page is our own.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyvis.network

from graph.derived import Network
from graph.ontology import Ontology
from graph.presentation import tie_label_with_count
from visualize.label_metrics import break_name, node_radius
from visualize.parallel_edges import compute_bends
from visualize.positions import Position, Positions, count_ties

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": False,
    "layout": {"improvedLayout": False},
    # The page's own script draws and picks the lines, because vis-network has no double line.
    "edges": {"hidden": True, "smooth": False, "physics": False},
    "nodes": {"shape": "custom", "physics": False},
    "interaction": {"hover": False, "keyboard": False, "selectConnectedEdges": False, "zoomSpeed": 0.6},
}


def build_vis_network(network: Network, ontology: Ontology, positions: Positions) -> pyvis.network.Network:
    """Return the network as pyvis and vis-network hold it: nodes, edges and options.

    Args:
        positions: the position of each shown entity.

    Raises:
        ValueError: a position is not a finite number, which JSON cannot hold.
    """
    tie_counts = count_ties(network)
    if not np.isfinite([positions[id_] for id_ in tie_counts]).all():
        raise ValueError("a position is not a finite number")
    vis = pyvis.network.Network(directed=True, heading=network.title, cdn_resources="in_line")
    vis.nodes = [_node(network, id_, count, positions[id_]) for id_, count in tie_counts.items()]
    vis.node_ids = list(tie_counts)
    vis.node_map = {node["id"]: node for node in vis.nodes}
    vis.edges = [
        {
            "id": tie.id,
            "from": tie.subject,
            "to": tie.object,
            "label": tie_label_with_count(tie, ontology),
            "bend": bend,
        }
        for tie, bend in zip(network.ties, compute_bends(network.ties), strict=True)
    ]
    vis.options = OPTIONS
    return vis


def _node(network: Network, id_: str, tie_count: int, position: Position) -> dict[str, Any]:
    entity = network.entities[id_]
    return {
        "id": id_,
        "label": entity.name,
        "lines": break_name(entity.name),
        "group": entity.kind,
        "size": round(node_radius(tie_count), 1),
        "x": position[0],
        "y": position[1],
    }
