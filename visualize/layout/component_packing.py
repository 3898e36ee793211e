"""Place the connected components of a graph: the largest first, the others in rows below it.

Names are written at about the same size at every zoom. Where the largest component is seen from far away, the
small ones are therefore given as much more room as their names take at that zoom.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from visualize.layout.graph import Floats

# The centres and the sizes (width, height) of the boxes of one component, in pixels.
Boxes: TypeAlias = tuple[Floats, Floats]

GAP = 60.0
# About how much of a picture a screen shows at a zoom of 1, in pixels (width, height).
SCREEN_SIZE = np.array([640.0, 660.0])
# Components with ties grow by this share of what single nodes grow by, or their ties would be the longest.
TIED_GROWTH = 0.7
# The small components take at most this share of the area of the largest one.
MAX_SMALL_AREA = 0.35
# A component is small where the largest has at least this many times as many nodes.
SMALL_RATIO = 10


def pack_components(components: Sequence[Boxes]) -> list[Floats]:
    """Return the centres of the boxes of every component, moved so that components do not overlap.

    Args:
        components: the boxes of each, the largest component first.
    """
    growth = _growth_factors(components)
    components = [
        (centres * factor, sizes * factor)
        for (centres, sizes), factor in zip(components, growth, strict=True)
    ]
    placed: list[Floats] = []
    row_width = 0.0
    left = top = row_height = 0.0
    for centres, sizes in components:
        low = (centres - sizes / 2).min(axis=0)
        width, height = (centres + sizes / 2).max(axis=0) - low
        if not placed:
            row_width = max(float(width), _square_side(components))
        elif left + width > row_width:
            left, top, row_height = 0.0, top + row_height + GAP, 0.0
        placed.append(centres - low + np.array([left, top]))
        left, row_height = left + float(width) + GAP, max(row_height, float(height))
    return placed


def _growth_factors(components: Sequence[Boxes]) -> list[float]:
    """Return by which factor each component is enlarged: 1 for the largest and those of its size."""
    extents = [
        (centres + sizes / 2).max(axis=0) - (centres - sizes / 2).min(axis=0) for centres, sizes in components
    ]
    zoomed_out = float((extents[0] / SCREEN_SIZE).max())
    areas = [float((extent + GAP).prod()) for extent in extents]
    small = [len(sizes) * SMALL_RATIO <= len(components[0][1]) for _, sizes in components]
    small_area = sum(area for area, is_small in zip(areas, small, strict=True) if is_small)
    max_factor = float(np.sqrt(MAX_SMALL_AREA * areas[0] / small_area)) if small_area else 1.0
    return [
        max(1.0, min(zoomed_out, max_factor) * (TIED_GROWTH if len(sizes) > 1 else 1.0)) if is_small else 1.0
        for is_small, (_, sizes) in zip(small, components, strict=True)
    ]


def _square_side(components: Sequence[Boxes]) -> float:
    """Return the side of a square with twice the area of all boxes."""
    return float(np.sqrt(sum(2.0 * float((sizes[:, 0] * sizes[:, 1]).sum()) for _, sizes in components)))
