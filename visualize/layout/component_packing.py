"""Place the parts of a graph that nothing joins: the largest first, the others in rows below it.

Names are written at about the same size however far away the picture is. Beside a part so large that it is
seen from afar, the small ones are therefore given as much more room as their names then take.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from visualize.layout.graph import Floats

GAP = 60.0
# About as much of a picture is seen at once at full size.
SEEN = np.array([640.0, 660.0])
# Ties need no more than so much of that room, or they would be the longest of the picture.
TIED = 0.7
# The small parts take at most so much of the largest one's room.
SHARE = 0.35
# A part is small where the largest has so many times as many nodes.
MANY_TIMES = 10


def pack(parts: Sequence[tuple[Floats, Floats]]) -> list[Floats]:
    """Return the centres of every part, moved so that parts do not overlap.

    Args:
        parts: for each, the centres and the sizes of its boxes; the largest part first.
    """
    grow = _growth(parts)
    parts = [(centres * by, sizes * by) for (centres, sizes), by in zip(parts, grow, strict=True)]
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


def _growth(parts: Sequence[tuple[Floats, Floats]]) -> list[float]:
    """Return how many times as large each part is placed: 1 for the largest and those like it."""
    reaches = [
        (centres + sizes / 2).max(axis=0) - (centres - sizes / 2).min(axis=0) for centres, sizes in parts
    ]
    afar = float((reaches[0] / SEEN).max())
    areas = [float((reach + GAP).prod()) for reach in reaches]
    small = [len(sizes) * MANY_TIMES <= len(parts[0][1]) for _, sizes in parts]
    rest = sum(area for area, is_small in zip(areas, small, strict=True) if is_small)
    most = float(np.sqrt(SHARE * areas[0] / rest)) if rest else 1.0
    return [
        max(1.0, min(afar, most) * (TIED if len(sizes) > 1 else 1.0)) if is_small else 1.0
        for is_small, (_, sizes) in zip(small, parts, strict=True)
    ]


def _square_side(parts: Sequence[tuple[Floats, Floats]]) -> float:
    """Return the side of a square with room for all boxes with as much again between them."""
    return float(np.sqrt(sum(2.0 * float((sizes[:, 0] * sizes[:, 1]).sum()) for _, sizes in parts)))
