"""Give the ties of a small network the length of their labels."""

from __future__ import annotations

import numpy as np

from visualize.layout.graph import Floats, LayoutGraph
from visualize.layout.overlap_removal import remove_overlaps

ROUNDS = 40


def lengthen_edges(centres: Floats, sizes: Floats, graph: LayoutGraph) -> Floats:
    """Return `centres` moved until every pair has its minimum length and no two boxes overlap.

    Pairs that are too near are pushed apart and overlaps are removed, in turns. What is still missing after
    that is gained by scaling the complete picture.

    Args:
        centres: array of shape (nodes, 2).
        sizes: array of shape (nodes, 2): width and height of each box in pixels.
        graph: the pairs, with their minimum lengths in pixels.
    """
    centres = remove_overlaps(centres, sizes, rounds=400)
    for _ in range(ROUNDS):
        if not (_missing_lengths(centres, graph) > 1.0).any():
            break
        centres = remove_overlaps(_push_pairs_apart(centres, graph), sizes, rounds=40)
    centres = remove_overlaps(centres, sizes, rounds=400)
    lengths = np.maximum(graph.min_lengths - _missing_lengths(centres, graph), 1e-9)
    scaled: Floats = centres * max(1.0, float((graph.min_lengths / lengths).max(initial=1.0)))
    return scaled


def _missing_lengths(centres: Floats, graph: LayoutGraph) -> Floats:
    """Return by how many pixels each pair is too near; negative where it is far enough."""
    difference = centres[graph.pairs[:, 1]] - centres[graph.pairs[:, 0]]
    return graph.min_lengths - np.sqrt(difference[:, 0] ** 2 + difference[:, 1] ** 2)


def _push_pairs_apart(centres: Floats, graph: LayoutGraph) -> Floats:
    first, second = graph.pairs[:, 0], graph.pairs[:, 1]
    difference = centres[second] - centres[first]
    length = np.maximum(np.sqrt(difference[:, 0] ** 2 + difference[:, 1] ** 2), 1e-9)
    move = (np.maximum(graph.min_lengths - length, 0.0) / (2 * length))[:, None] * difference
    pushed: Floats = centres + np.stack(
        [np.bincount(second, axis, graph.size) - np.bincount(first, axis, graph.size) for axis in move.T],
        axis=1,
    )
    return pushed
