"""Place the parts of a graph that nothing joins: the largest first, the others in rows below it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from visualize.layout.graph import Floats

GAP = 60.0


def pack(parts: Sequence[tuple[Floats, Floats]]) -> list[Floats]:
    """Return the centres of every part, moved so that parts do not overlap.

    Args:
        parts: for each, the centres and the sizes of its boxes; the largest part first.
    """
    placed: list[Floats] = []
    widest = 0.0
    left = top = row = 0.0
    for centres, sizes in parts:
        low = (centres - sizes / 2).min(axis=0)
        width, height = (centres + sizes / 2).max(axis=0) - low
        if not placed:
            widest = max(float(width), _square_side(parts))
        elif left + width > widest:
            left, top, row = 0.0, top + row + GAP, 0.0
        placed.append(centres - low + np.array([left, top]))
        left, row = left + float(width) + GAP, max(row, float(height))
    return placed


def _square_side(parts: Sequence[tuple[Floats, Floats]]) -> float:
    """Return the side of a square with room for all boxes with as much again between them."""
    return float(np.sqrt(sum(2.0 * float((sizes[:, 0] * sizes[:, 1]).sum()) for _, sizes in parts)))
