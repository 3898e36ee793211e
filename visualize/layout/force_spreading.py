"""Spread a large layout: every node pushes all others away, and ties pull their two nodes together.

After the sparse stress layout, nodes with the same neighbours lie on one heap. The forces of ForceAtlas2
(Jacomy and others, 2014) open the heaps. The pushes are computed on a grid by a Fourier transform, so that a
round takes the same time for a crowd as for nodes that are far apart.
"""

from __future__ import annotations

import numpy as np
from scipy import fft

from visualize.layout.graph import Floats, LayoutGraph

ROUNDS = 120
# The grid has this many cells on each side.
GRID_CELLS = 256
# How strong the pushes are, where a pull is 1 for each unit of length.
PUSH_STRENGTH = 0.6
# How far a node may move in the first and in the last round, as a share of the picture.
MAX_MOVES = (0.03, 0.0008)


def spread_by_forces(graph: LayoutGraph, positions: Floats) -> Floats:
    """Return the positions after all rounds of pushing and pulling.

    Args:
        graph: one connected component.
        positions: array of shape (nodes, 2).
    """
    positions = positions / float(np.sqrt((positions**2).mean())) * np.sqrt(graph.size)
    mass: Floats = graph.degrees.astype(np.float64) + 1.0
    kernels = _kernels()
    for max_move in np.geomspace(*MAX_MOVES, ROUNDS):
        extent = positions.max(axis=0) - positions.min(axis=0)
        move = PUSH_STRENGTH * _pushes(positions, mass, kernels) + _pulls(graph, positions) / mass[:, None]
        length = np.maximum(np.sqrt(move[:, 0] ** 2 + move[:, 1] ** 2), 1e-9)
        positions = positions + move * np.minimum(1.0, max_move * float(extent.max()) / length)[:, None]
    return positions


def _kernels() -> list[Floats]:
    """Return, for x and for y, the transform of the push of a unit mass in one cell on every other cell."""
    offset = np.arange(2 * GRID_CELLS, dtype=np.float64)
    offset[GRID_CELLS:] -= 2 * GRID_CELLS
    x, y = np.meshgrid(offset, offset, indexing="ij")
    square = x**2 + y**2 + 0.5
    return [fft.rfft2(axis / square) for axis in (x, y)]


def _pushes(positions: Floats, mass: Floats, kernels: list[Floats]) -> Floats:
    """Return for each node the sum of mass over distance of all other nodes, away from them."""
    low = positions.min(axis=0)
    cell = float((positions.max(axis=0) - low).max()) / (GRID_CELLS - 2) or 1.0
    place = (positions - low) / cell
    corner = np.floor(place).astype(np.int64)
    fraction = place - corner
    # Each node's mass is shared by the four cells around it, in proportion to how near they are.
    corners = [
        (corner + np.array((i, j)), _corner_share(fraction[:, 0], i) * _corner_share(fraction[:, 1], j))
        for i in (0, 1)
        for j in (0, 1)
    ]
    weight = np.zeros(GRID_CELLS * GRID_CELLS)
    for at, share in corners:
        weight += np.bincount(at[:, 0] * GRID_CELLS + at[:, 1], mass * share, GRID_CELLS * GRID_CELLS)
    spectrum = fft.rfft2(weight.reshape(GRID_CELLS, GRID_CELLS), s=(2 * GRID_CELLS, 2 * GRID_CELLS))
    pushes = np.zeros_like(positions)
    for axis, kernel in enumerate(kernels):
        field = fft.irfft2(spectrum * kernel, s=(2 * GRID_CELLS, 2 * GRID_CELLS))
        for at, share in corners:
            pushes[:, axis] += share * field[at[:, 0], at[:, 1]]
    return pushes / cell


def _corner_share(fraction: Floats, corner: int) -> Floats:
    return fraction if corner else 1.0 - fraction


def _pulls(graph: LayoutGraph, positions: Floats) -> Floats:
    """Return for each node the sum of the vectors to all its neighbours."""
    first, second = graph.pairs[:, 0], graph.pairs[:, 1]
    vectors = positions[second] - positions[first]
    return np.stack(
        [np.bincount(first, axis, graph.size) - np.bincount(second, axis, graph.size) for axis in vectors.T],
        axis=1,
    )
