"""Positions for graphs too large to compare every node with every other.

Each node minds its distance to some fifty landmarks and to its own neighbours, so that the work grows with
the number of nodes and ties and not with its square (after Ortmann, Klimenta and Brandes, "A Sparse Stress
Model", 2016).
"""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import dijkstra

from visualize.layout.graph import Floats, Graph, Ints

LANDMARKS = 50
SWEEPS = 30


def landmark_positions(graph: Graph, lengths: Floats, start: Floats) -> Floats:
    """Move `start` until distances to the landmarks and between neighbours come near those in the graph."""
    landmarks, distances = _landmarks(graph, lengths)
    positions = start * float(distances.max(initial=1.0))
    order = np.random.default_rng(0)
    least = 0.05 * float(lengths.min(initial=1.0)) ** 2
    for step in np.geomspace(float(distances.max(initial=1.0)) ** 2, least, SWEEPS):
        for at in order.permutation(len(landmarks)):
            _towards_landmark(positions, int(landmarks[at]), distances[at], float(step))
        _towards_neighbours(positions, graph, lengths)
    return positions


def _landmarks(graph: Graph, lengths: Floats) -> tuple[Ints, Floats]:
    """Choose nodes far from each other, the busiest first, and return all distances to each."""
    matrix = graph.matrix(lengths)
    chosen = [int(np.argmax(graph.degrees))]
    distances = [dijkstra(matrix, directed=False, indices=chosen[0])]
    nearest = distances[0].copy()
    while len(chosen) < min(LANDMARKS, graph.size):
        chosen.append(int(np.argmax(nearest)))
        distances.append(dijkstra(matrix, directed=False, indices=chosen[-1]))
        nearest = np.minimum(nearest, distances[-1])
    return np.array(chosen, dtype=np.int64), np.array(distances)


def _towards_landmark(positions: Floats, landmark: int, wanted: Floats, step: float) -> None:
    away = positions - positions[landmark]
    length = np.maximum(np.sqrt(away[:, 0] ** 2 + away[:, 1] ** 2), 1e-9)
    share = np.minimum(step / np.maximum(wanted, 1e-9) ** 2, 1.0) * 0.5
    share[landmark] = 0.0
    positions -= (share * (length - wanted) / length)[:, None] * away


def _towards_neighbours(positions: Floats, graph: Graph, lengths: Floats) -> None:
    """Give every tie its length at once; a node with many takes the mean of what they ask."""
    first, second = graph.pairs[:, 0], graph.pairs[:, 1]
    apart = positions[first] - positions[second]
    length = np.maximum(np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2), 1e-9)
    move = ((length - lengths) / (2 * length))[:, None] * apart
    degrees = np.maximum(graph.degrees, 1)
    for axis in (0, 1):
        pull = np.bincount(second, move[:, axis], graph.size) - np.bincount(first, move[:, axis], graph.size)
        positions[:, axis] += pull / degrees
