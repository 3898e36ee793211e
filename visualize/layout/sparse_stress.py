"""Positions for graphs that are too large to compare every node with every other.

Each node keeps its distance to some fifty pivots and to its own neighbours, so that the work grows with the
number of nodes and ties and not with its square (after Ortmann, Klimenta and Brandes, "A Sparse Stress
Model", 2016).
"""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import dijkstra

from visualize.layout.graph import Floats, Ints, LayoutGraph

MAX_PIVOTS = 50
SWEEPS = 30


def sparse_stress_positions(graph: LayoutGraph, lengths: Floats, start: Floats) -> Floats:
    """Return positions whose distances, to the pivots and between neighbours, are near those in the graph.

    Args:
        graph: one connected component.
        lengths: how long each pair's tie should be.
        start: array of shape (nodes, 2): a first position for each node, no two of them equal.
    """
    pivots, distances = _choose_pivots(graph, lengths)
    positions = start * float(distances.max(initial=1.0))
    random = np.random.default_rng(0)
    last_step = 0.05 * float(lengths.min(initial=1.0)) ** 2
    for step in np.geomspace(float(distances.max(initial=1.0)) ** 2, last_step, SWEEPS):
        for number in random.permutation(len(pivots)):
            _relax_pivot(positions, int(pivots[number]), distances[number], float(step))
        _relax_neighbours(positions, graph, lengths)
    return positions


def _choose_pivots(graph: LayoutGraph, lengths: Floats) -> tuple[Ints, Floats]:
    """Choose nodes far from each other, first the one with most neighbours; return all distances to each."""
    matrix = graph.adjacency_matrix(lengths)
    pivots = [int(np.argmax(graph.degrees))]
    distances = [dijkstra(matrix, directed=False, indices=pivots[0])]
    nearest = distances[0].copy()
    while len(pivots) < min(MAX_PIVOTS, graph.size):
        pivots.append(int(np.argmax(nearest)))
        distances.append(dijkstra(matrix, directed=False, indices=pivots[-1]))
        nearest = np.minimum(nearest, distances[-1])
    return np.array(pivots, dtype=np.int64), np.array(distances)


def _relax_pivot(positions: Floats, pivot: int, distances: Floats, step: float) -> None:
    """Move every node nearer to its distance from one pivot, in place."""
    difference = positions - positions[pivot]
    length = np.maximum(np.sqrt(difference[:, 0] ** 2 + difference[:, 1] ** 2), 1e-9)
    share = np.minimum(step / np.maximum(distances, 1e-9) ** 2, 1.0) * 0.5
    share[pivot] = 0.0
    positions -= (share * (length - distances) / length)[:, None] * difference


def _relax_neighbours(positions: Floats, graph: LayoutGraph, lengths: Floats) -> None:
    """Move all nodes so that ties get their length, in place; a node takes the mean of its ties' moves."""
    first, second = graph.pairs[:, 0], graph.pairs[:, 1]
    difference = positions[first] - positions[second]
    length = np.maximum(np.sqrt(difference[:, 0] ** 2 + difference[:, 1] ** 2), 1e-9)
    move = ((length - lengths) / (2 * length))[:, None] * difference
    degrees = np.maximum(graph.degrees, 1)
    for axis in (0, 1):
        pull = np.bincount(second, move[:, axis], graph.size) - np.bincount(first, move[:, axis], graph.size)
        positions[:, axis] += pull / degrees
