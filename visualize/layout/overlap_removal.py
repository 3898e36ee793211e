"""Move boxes apart until none overlaps another, and no farther than that takes.

A box is a node with its name: the area that has to be free for both to be read.
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from visualize.layout.graph import Floats, Ints

# Up to this many boxes every pair is compared; above it, a tree finds those that are near each other.
MAX_BOXES_FOR_ALL_PAIRS = 400
# After this many rounds without success, a crowd is also spread by this factor.
ROUNDS_BEFORE_SPREAD = 40
SPREAD = 1.04


def remove_overlaps(centres: Floats, sizes: Floats, rounds: int) -> Floats:
    """Return `centres` moved so that no two boxes overlap.

    In each round, all overlapping pairs are pushed apart, each along the axis that needs the smaller push.

    Args:
        centres: array of shape (boxes, 2).
        sizes: array of shape (boxes, 2): width and height of each box.
        rounds: after this many rounds, the remaining overlaps stay.
    """
    centres = centres.copy()
    for number in range(1, rounds + 1):
        first, second = _nearby_pairs(centres, sizes)
        moves, overlaps = _pushes(centres, sizes, first, second)
        if not overlaps:
            break
        centres += moves
        if number % ROUNDS_BEFORE_SPREAD == 0:
            centres *= SPREAD
    return centres


def _nearby_pairs(centres: Floats, sizes: Floats) -> tuple[Ints, Ints]:
    """Return the pairs that may overlap."""
    if len(centres) <= MAX_BOXES_FOR_ALL_PAIRS:
        first, second = np.triu_indices(len(centres), k=1)
        return first, second
    largest = sizes.max(axis=0)
    pairs = cKDTree(centres / largest).query_pairs(1.0, p=np.inf, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1]


def _pushes(centres: Floats, sizes: Floats, first: Ints, second: Ints) -> tuple[Floats, int]:
    """Return the move of each box, and how many of the pairs overlap."""
    difference = centres[second] - centres[first]
    overlap = (sizes[first] + sizes[second]) / 2 - np.abs(difference)
    overlapping = (overlap > 1e-6).all(axis=1)
    first, second = first[overlapping], second[overlapping]
    difference, overlap = difference[overlapping], overlap[overlapping]
    sideways = overlap[:, 0] < overlap[:, 1]
    direction = np.where(difference >= 0, 1.0, -1.0)
    push = direction * (overlap / 2 + 0.05) * np.stack([sideways, ~sideways], axis=1)
    moves = np.zeros_like(centres)
    counts = np.zeros(len(centres))
    for nodes, sign in ((first, -1.0), (second, 1.0)):
        counts += np.bincount(nodes, minlength=len(centres))
        for axis in (0, 1):
            moves[:, axis] += sign * np.bincount(nodes, push[:, axis], len(centres))
    moves /= np.maximum(np.sqrt(counts), 1.0)[:, None]
    return moves, len(first)
