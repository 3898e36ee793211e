"""Positions whose distances are those in the graph: the best layout for up to about a thousand nodes.

Stochastic gradient descent on stress (Zheng, Pawar and Goodman, "Graph Drawing by Stochastic Gradient
Descent", 2018). Theirs takes one pair after another. Here each round of a round-robin tournament pairs every
node with one other, so that a round is a few operations on arrays.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse.csgraph import dijkstra

from visualize.layout.graph import Floats, Ints, LayoutGraph

SWEEPS = 40
# The paper's: how far the last sweep moves the nearest pair, as a share of what is missing.
EPSILON = 0.05


def stress_positions(graph: LayoutGraph, lengths: Floats, start: Floats) -> Floats:
    """Return positions whose distances are near those in the graph.

    Args:
        graph: one connected component.
        lengths: how long each pair's tie should be.
        start: array of shape (nodes, 2): a first position for each node, no two of them equal.
    """
    distances = dijkstra(graph.adjacency_matrix(lengths), directed=False)
    positions = start.copy()
    rounds = list(_tournament(graph.size))
    random = np.random.default_rng(0)
    nearest, farthest = float(lengths.min(initial=1.0)), float(distances.max(initial=1.0))
    for step in _step_sizes(nearest, farthest):
        for number in random.permutation(len(rounds)):
            first, second = rounds[number]
            _relax(positions, first, second, distances[first, second], step)
    return positions


def _step_sizes(nearest: float, farthest: float) -> Floats:
    """Return the step size of each sweep: the first moves all pairs fully, the last one settles them."""
    largest, smallest = farthest**2, EPSILON * nearest**2
    decay = np.log(smallest / largest) / (SWEEPS - 1)
    return np.asarray(largest * np.exp(decay * np.arange(SWEEPS)))


def _relax(positions: Floats, first: Ints, second: Ints, distances: Floats, step: float) -> None:
    """Move each pair nearer to its distance, in place."""
    difference = positions[first] - positions[second]
    length = np.maximum(np.sqrt(difference[:, 0] ** 2 + difference[:, 1] ** 2), 1e-9)
    share = np.minimum(step / distances**2, 1.0)
    move = (share * (length - distances) / (2 * length))[:, None] * difference
    positions[first] -= move
    positions[second] += move


def _tournament(size: int) -> Iterator[tuple[Ints, Ints]]:
    """Yield rounds that pair every node with one other, until each has met each (the circle method)."""
    even = size + size % 2
    circle = np.arange(even)
    for _ in range(even - 1):
        first, second = circle[: even // 2], circle[even // 2 :][::-1]
        real = (first < size) & (second < size)
        yield first[real].copy(), second[real].copy()
        circle = np.concatenate([circle[:1], circle[-1:], circle[1:-1]])
