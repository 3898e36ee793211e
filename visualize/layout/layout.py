"""From a graph and the size of each node's box to a position for each: the whole layout in its steps."""

from __future__ import annotations

import numpy as np

from visualize.layout.component_packing import pack
from visualize.layout.edge_lengths import with_words
from visualize.layout.force_spreading import spread
from visualize.layout.graph import Floats, Graph
from visualize.layout.overlap_removal import without_overlaps
from visualize.layout.scaling import with_room
from visualize.layout.sparse_stress import landmark_positions
from visualize.layout.stress import stress_positions

# Above this many nodes in one part, distances to landmarks stand for distances to every node.
ALL_DISTANCES = 700
# How many pixels long a usual tie should be.
TIE = 190.0


def arrange(graph: Graph, sizes: Floats) -> Floats:
    """Return the centre of each node's box, around (0, 0), no two boxes on each other.

    Args:
        sizes: width and height of each box, in pixels at full size.
    """
    centres = np.zeros((graph.size, 2))
    if not graph.size:
        return centres
    components = graph.components()
    parts = [(_one_part(graph.part(nodes), sizes[nodes]), sizes[nodes]) for nodes in components]
    for nodes, placed in zip(components, pack(parts), strict=True):
        centres[nodes] = placed
    middle: Floats = (centres.min(axis=0) + centres.max(axis=0)) / 2
    return centres - middle


def _one_part(part: Graph, sizes: Floats) -> Floats:
    if part.size == 1:
        return np.zeros((1, 2))
    start = np.random.default_rng(part.size).random((part.size, 2))
    lengths = _lengths(part)
    if part.size <= ALL_DISTANCES:
        lying = _lying(stress_positions(part, lengths, start))
        if part.least.any():
            return with_words(_long_enough(with_room(lying, sizes, evenness=0.0), part), sizes, part)
        return without_overlaps(_long_enough(with_room(lying, sizes, evenness=0.3), part), sizes, rounds=400)
    lying = _lying(spread(part, landmark_positions(part, lengths, start)))
    return without_overlaps(with_room(lying, sizes, evenness=0.5), sizes, rounds=80)


def _lengths(part: Graph) -> Floats:
    """Give ties between busy nodes more room, as around a hub many have to stand side by side, and pairs
    with several ties, which are bent apart.
    """
    busy = np.sqrt(part.degrees.astype(np.float64))
    crowd = busy[part.pairs[:, 0]] + busy[part.pairs[:, 1]] - 2.0
    lengths: Floats = 1.0 + 0.22 * crowd + 0.15 * (np.minimum(part.counts, 8) - 1)
    return np.maximum(lengths, part.least / TIE)


def _long_enough(positions: Floats, part: Graph) -> Floats:
    """Scale a small part up until a usual tie is long enough for its words."""
    apart = positions[part.pairs[:, 0]] - positions[part.pairs[:, 1]]
    usual = float(np.median(np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)))
    return positions * max(1.0, TIE / max(usual, 1e-9))


def _lying(positions: Floats) -> Floats:
    """Turn the picture so that it is wider than high, as screens are."""
    positions = positions - positions.mean(axis=0)
    x, y = positions[:, 0], positions[:, 1]
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x - y * y).sum())
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack([x * cos + y * sin, y * cos - x * sin], axis=1)
