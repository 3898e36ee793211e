"""A pyvis network filled with ours, in a time that grows with its size.

pyvis's own `add_node` and `add_edge` look through all that came before for each addition, and its template
loads scripts from other hosts. Nodes and edges are therefore set as whole lists, and the page is our own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyvis.network

from graph.derived.network import Network
from graph.ontology import Ontology
from visualize import label_metrics
from visualize.display_words import tie_label
from visualize.layout import arrange, graph
from visualize.parallel_edges import bends

Position: TypeAlias = tuple[float, float]
Positions: TypeAlias = Mapping[str, Position]

# Above this many nodes names can only be read when near, and take no room in the layout.
NAMES_TAKE_ROOM = 1500
# Up to this many ties, each is given the length of its words.
WORDS_TAKE_ROOM = 60

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": False,
    "layout": {"improvedLayout": False},
    # The lines are drawn and picked by the page's own script: vis-network knows no double line.
    "edges": {"hidden": True, "smooth": False, "physics": False},
    "nodes": {"shape": "custom", "physics": False},
    "interaction": {"hover": False, "keyboard": False, "selectConnectedEdges": False, "zoomSpeed": 0.6},
}


@dataclass(frozen=True)
class _Drawn:
    """The nodes of a picture, in an order that no hash seed can change."""

    ids: tuple[str, ...]
    ties: Mapping[str, int]
    names: Mapping[str, list[str]]

    def radius(self, id_: str) -> float:
        return label_metrics.radius(self.ties[id_])


def positions(network: Network, ontology: Ontology) -> dict[str, Position]:
    """Return where each node of the picture stands, the same in every process."""
    drawn = _drawn(network)
    number = {id_: at for at, id_ in enumerate(drawn.ids)}
    ends = [(number[tie.subject], number[tie.object]) for tie in network.ties]
    shape = graph(len(drawn.ids), ends, _lengths(network, ontology, drawn))
    named = len(drawn.ids) <= NAMES_TAKE_ROOM
    boxes = [label_metrics.box(drawn.names[id_] if named else [], drawn.radius(id_)) for id_ in drawn.ids]
    centres = arrange(shape, np.array(boxes, dtype=np.float64).reshape(-1, 2))
    found = {}
    for id_, (x, y), (_, height) in zip(drawn.ids, centres.tolist(), boxes, strict=True):
        # The node stands at the top of its box, its name below it.
        top = y - height / 2 + label_metrics.MARGIN[1] / 2
        found[id_] = (round(x, 1), round(top + drawn.radius(id_), 1))
    return found


def _lengths(network: Network, ontology: Ontology, drawn: _Drawn) -> list[float]:
    """Return how long each tie should be at least, so that its words fit between its ends."""
    if len(network.ties) > WORDS_TAKE_ROOM:
        return [0.0] * len(network.ties)
    return [
        label_metrics.length(tie_label(tie, ontology), drawn.radius(tie.subject), drawn.radius(tie.object))
        for tie in network.ties
    ]


def picture(network: Network, ontology: Ontology, where: Positions) -> pyvis.network.Network:
    """Return the network as pyvis and vis-network know it: nodes, edges and options.

    Raises:
        ValueError: a position is not a number, which a page could not say.
    """
    drawn = _drawn(network)
    if not np.isfinite([where[id_] for id_ in drawn.ids]).all():
        raise ValueError("a position is not a finite number")
    filled = pyvis.network.Network(directed=True, heading=network.title, cdn_resources="in_line")
    filled.nodes = [_node(network, drawn, id_, where[id_]) for id_ in drawn.ids]
    filled.node_ids = list(drawn.ids)
    filled.node_map = {node["id"]: node for node in filled.nodes}
    filled.edges = [
        {"id": tie.id, "from": tie.subject, "to": tie.object, "label": tie_label(tie, ontology), "bend": bend}
        for tie, bend in zip(network.ties, bends(network.ties), strict=True)
    ]
    filled.options = OPTIONS
    return filled


def _drawn(network: Network) -> _Drawn:
    ends = Counter(tie.subject for tie in network.ties)
    ends.update(tie.object for tie in network.ties if tie.object != tie.subject)
    counts = {id_: ends[id_] for id_ in sorted(network.shown)}
    return _Drawn(
        tuple(counts), counts, {id_: label_metrics.lines(network.entities[id_].name) for id_ in counts}
    )


def _node(network: Network, drawn: _Drawn, id_: str, where: Position) -> dict[str, Any]:
    entity = network.entities[id_]
    return {
        "id": id_,
        "label": entity.name,
        "lines": drawn.names[id_],
        "group": entity.kind,
        "size": round(drawn.radius(id_), 1),
        "x": where[0],
        "y": where[1],
    }
