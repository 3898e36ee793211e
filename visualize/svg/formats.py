"""What a still picture is drawn on: how its nodes are placed, and how many of them can be read there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from graph.derived.network import Network
from graph.ontology import Ontology
from visualize import label_metrics
from visualize.layout import arrange, graph, without_overlaps
from visualize.vis_network import Positions, positions

# What a phone shows at about the size at which it is drawn.
PHONE = (430.0, 640.0)


@dataclass(frozen=True)
class Sheet:
    """A way to place nodes.

    Args:
        place: returns where each node stands.
        most: how many nodes it has room for.
        beside: how many ties between the same two.
    """

    place: Callable[[Network, Ontology], Positions]
    most: int
    beside: int


def ties_of(network: Network) -> dict[str, int]:
    """Return how many ties each node has, in order of id."""
    counts = dict.fromkeys(sorted(network.shown), 0)
    for tie in network.ties:
        for end in {tie.subject, tie.object}:
            counts[end] += 1
    return counts


def _upright(network: Network, _: Ontology) -> Positions:
    """Place a few nodes for a phone: higher than wide, and no wider than names that can be read allow.

    The layout makes pictures that are wider than high, so that it is given everything lying on its side.
    """
    counts = ties_of(network)
    number = {id_: at for at, id_ in enumerate(counts)}
    shape = graph(len(counts), [(number[tie.subject], number[tie.object]) for tie in network.ties])
    sizes = np.array(
        [
            label_metrics.box(label_metrics.lines(network.name(id_)), label_metrics.radius(counts[id_]))
            for id_ in counts
        ]
    ).reshape(-1, 2)
    centres = arrange(shape, sizes[:, ::-1])[:, ::-1]
    if len(centres) > 1:
        room = np.maximum(np.array(PHONE) - sizes.max(axis=0), 1.0)
        centres = centres * np.minimum(room / np.maximum(np.ptp(centres, axis=0), 1.0), 1.0)
        centres = without_overlaps(centres, sizes, rounds=400)
    found = {}
    for id_, (x, y), (_width, height) in zip(counts, centres.tolist(), sizes.tolist(), strict=True):
        radius = label_metrics.radius(counts[id_])
        found[id_] = (round(x, 1), round(y - height / 2 + label_metrics.MARGIN[1] / 2 + radius, 1))
    return found


WIDE = Sheet(positions, most=28, beside=3)
TALL = Sheet(_upright, most=10, beside=2)
