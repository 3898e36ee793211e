"""Spread a large layout: every node pushes every other away, ties pull their ends together.

Distances to a few landmarks leave whoever has the same neighbours in one heap. Here forces as in ForceAtlas2
(Jacomy and others, 2014) open the heaps. The pushes are computed on a grid by a Fourier transform, so that a
round costs no more for a crowd than for the same nodes far apart.
"""

from __future__ import annotations

import numpy as np
from scipy import fft

from visualize.layout.graph import Floats, Graph

ROUNDS = 120
CELLS = 256
# How strong the pushes are, against pulls of one for each unit of length.
PUSH = 0.6
# How far a node may go in one round, as a share of the picture, at first and at last.
FARTHEST = (0.03, 0.0008)


def spread(graph: Graph, positions: Floats) -> Floats:
    """Return the positions after so many rounds of pushing and pulling."""
    positions = positions / float(np.sqrt((positions**2).mean())) * np.sqrt(graph.size)
    mass: Floats = graph.degrees.astype(np.float64) + 1.0
    kernels = _kernels()
    for share in np.geomspace(*FARTHEST, ROUNDS):
        reach = positions.max(axis=0) - positions.min(axis=0)
        move = PUSH * _pushes(positions, mass, kernels) + _pulls(graph, positions) / mass[:, None]
        length = np.maximum(np.sqrt(move[:, 0] ** 2 + move[:, 1] ** 2), 1e-9)
        positions = positions + move * np.minimum(1.0, share * float(reach.max()) / length)[:, None]
    return positions


def _kernels() -> list[Floats]:
    """Return the transforms of the push that a unit of mass in one cell gives at every other, x and y."""
    offset = np.arange(2 * CELLS, dtype=np.float64)
    offset[CELLS:] -= 2 * CELLS
    x, y = np.meshgrid(offset, offset, indexing="ij")
    square = x**2 + y**2 + 0.5
    return [fft.rfft2(axis / square) for axis in (x, y)]


def _pushes(positions: Floats, mass: Floats, kernels: list[Floats]) -> Floats:
    """Return the sum of mass over distance from every other node, away from it."""
    low = positions.min(axis=0)
    cell = float((positions.max(axis=0) - low).max()) / (CELLS - 2) or 1.0
    place = (positions - low) / cell
    corner = np.floor(place).astype(np.int64)
    rest = place - corner
    corners = [
        (corner + np.array((i, j)), _share(rest[:, 0], i) * _share(rest[:, 1], j))
        for i in (0, 1)
        for j in (0, 1)
    ]
    weight = np.zeros(CELLS * CELLS)
    for at, share in corners:
        weight += np.bincount(at[:, 0] * CELLS + at[:, 1], mass * share, CELLS * CELLS)
    spectrum = fft.rfft2(weight.reshape(CELLS, CELLS), s=(2 * CELLS, 2 * CELLS))
    pushes = np.zeros_like(positions)
    for axis, kernel in enumerate(kernels):
        field = fft.irfft2(spectrum * kernel, s=(2 * CELLS, 2 * CELLS))
        for at, share in corners:
            pushes[:, axis] += share * field[at[:, 0], at[:, 1]]
    return pushes / cell


def _share(rest: Floats, corner: int) -> Floats:
    return rest if corner else 1.0 - rest


def _pulls(graph: Graph, positions: Floats) -> Floats:
    """Return the sum of the ways to all neighbours."""
    first, second = graph.pairs[:, 0], graph.pairs[:, 1]
    ways = positions[second] - positions[first]
    return np.stack(
        [np.bincount(first, way, graph.size) - np.bincount(second, way, graph.size) for way in ways.T], axis=1
    )
