"""Move boxes apart until none lies on another, and as little as that takes.

A box is a node with its label: what has to be free for both to be read.
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from visualize.layout.graph import Floats, Ints

ALL_PAIRS = 400


def without_overlaps(centres: Floats, sizes: Floats, rounds: int) -> Floats:
    """Return `centres` moved so that the boxes of `sizes` (width, height) around them are apart.

    Every overlapping pair is pushed apart along the axis that needs the smaller push, all pairs at once,
    round after round; a crowd that does not come apart is also spread a little.
    """
    centres = centres.copy()
    for at in range(rounds):
        first, second = _near(centres, sizes)
        moves, overlaps = _pushes(centres, sizes, first, second)
        if not overlaps:
            break
        centres += moves
        if at % 40 == 39:
            centres *= 1.04
    return centres


def _near(centres: Floats, sizes: Floats) -> tuple[Ints, Ints]:
    """Return the pairs that may overlap."""
    if len(centres) <= ALL_PAIRS:
        first, second = np.triu_indices(len(centres), k=1)
        return first, second
    tallest = sizes.max(axis=0)
    pairs = cKDTree(centres / tallest).query_pairs(1.0, p=np.inf, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1]


def _pushes(centres: Floats, sizes: Floats, first: Ints, second: Ints) -> tuple[Floats, int]:
    apart = centres[second] - centres[first]
    need = (sizes[first] + sizes[second]) / 2 - np.abs(apart)
    overlapping = (need > 1e-6).all(axis=1)
    first, second, apart, need = (
        first[overlapping],
        second[overlapping],
        apart[overlapping],
        need[overlapping],
    )
    sideways = need[:, 0] < need[:, 1]
    direction = np.where(apart >= 0, 1.0, -1.0)
    move = direction * (need / 2 + 0.05) * np.stack([sideways, ~sideways], axis=1)
    moves = np.zeros_like(centres)
    counts = np.zeros(len(centres))
    for nodes, sign in ((first, -1.0), (second, 1.0)):
        counts += np.bincount(nodes, minlength=len(centres))
        for axis in (0, 1):
            moves[:, axis] += sign * np.bincount(nodes, move[:, axis], len(centres))
    moves /= np.maximum(np.sqrt(counts), 1.0)[:, None]
    return moves, len(first)
