"""Give the ties of a small network the length of their words."""

from __future__ import annotations

import numpy as np

from visualize.layout.graph import Floats, Graph
from visualize.layout.overlap_removal import without_overlaps

ROUNDS = 40


def with_words(centres: Floats, sizes: Floats, graph: Graph) -> Floats:
    """Return `centres` moved until every pair is as far apart as it asks and no two boxes overlap.

    Pairs that are too near are pushed apart, overlaps are mended, and so on in turns; what then is still
    missing is got by scaling the whole.
    """
    centres = without_overlaps(centres, sizes, rounds=400)
    for _ in range(ROUNDS):
        if not (_missing(centres, graph) > 1.0).any():
            break
        centres = without_overlaps(_pushed(centres, graph), sizes, rounds=40)
    centres = without_overlaps(centres, sizes, rounds=400)
    shares = graph.least / np.maximum(graph.least - _missing(centres, graph), 1e-9)
    scaled: Floats = centres * max(1.0, float(shares.max(initial=1.0)))
    return scaled


def _missing(centres: Floats, graph: Graph) -> Floats:
    """Return by how much each pair is too near."""
    apart = centres[graph.pairs[:, 1]] - centres[graph.pairs[:, 0]]
    return graph.least - np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)


def _pushed(centres: Floats, graph: Graph) -> Floats:
    first, second = graph.pairs[:, 0], graph.pairs[:, 1]
    apart = centres[second] - centres[first]
    length = np.maximum(np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2), 1e-9)
    move = (np.maximum(graph.least - length, 0.0) / (2 * length))[:, None] * apart
    pushed: Floats = centres + np.stack(
        [np.bincount(second, way, graph.size) - np.bincount(first, way, graph.size) for way in move.T], axis=1
    )
    return pushed
