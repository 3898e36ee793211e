"""Positions in which distance on paper is distance in the graph: the best layout for up to a thousand nodes.

Stochastic gradient descent on stress (Zheng, Pawar and Goodman, "Graph Drawing by Stochastic Gradient
Descent", 2018). Theirs takes one pair after another; here each round of a round-robin tournament pairs every
node with one other, so that a round is a few operations on whole arrays.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse.csgraph import dijkstra

from visualize.layout.graph import Floats, Graph, Ints

SWEEPS = 40
EPSILON = 0.05


def stress_positions(graph: Graph, lengths: Floats, start: Floats) -> Floats:
    """Move `start` until the distances on paper come near those in the graph.

    Args:
        graph: one connected part.
        lengths: how long each tie should be.
        start: a first position for each node, no two alike.
    """
    distances = dijkstra(graph.matrix(lengths), directed=False)
    positions = start.copy()
    rounds = list(_tournament(graph.size))
    order = np.random.default_rng(0)
    nearest, farthest = float(lengths.min(initial=1.0)), float(distances.max(initial=1.0))
    for step in _steps(nearest, farthest):
        for at in order.permutation(len(rounds)):
            first, second = rounds[at]
            _relax(positions, first, second, distances[first, second], step)
    return positions


def _steps(nearest: float, farthest: float) -> Floats:
    """Return the size of each sweep's steps: from one that moves all pairs at once to one that settles."""
    most, least = farthest**2, EPSILON * nearest**2
    fall = np.log(least / most) / (SWEEPS - 1)
    return np.asarray(most * np.exp(fall * np.arange(SWEEPS)))


def _relax(positions: Floats, first: Ints, second: Ints, wanted: Floats, step: float) -> None:
    apart = positions[first] - positions[second]
    length = np.maximum(np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2), 1e-9)
    share = np.minimum(step / wanted**2, 1.0)
    move = (share * (length - wanted) / (2 * length))[:, None] * apart
    positions[first] -= move
    positions[second] += move


def _tournament(size: int) -> Iterator[tuple[Ints, Ints]]:
    """Yield rounds in which every node meets one other, until each has met each (the circle method)."""
    even = size + size % 2
    circle = np.arange(even)
    for _ in range(even - 1):
        first, second = circle[: even // 2], circle[even // 2 :][::-1]
        real = (first < size) & (second < size)
        yield first[real].copy(), second[real].copy()
        circle = np.concatenate([circle[:1], circle[-1:], circle[1:-1]])
