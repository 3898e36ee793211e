"""Place the connected components of a graph side by side, in a picture of about the shape of its place.

Names are written at about the same size at every zoom. Where the largest component is seen from far away, the
small ones are therefore given as much more room as their names take at that zoom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from visualize.layout.graph import Floats

# The centres and the sizes (width, height) of the boxes of one component, in pixels.
Boxes: TypeAlias = tuple[Floats, Floats]
# The lower border of what is placed: each segment has its left end, its right end and its y.
Segment: TypeAlias = tuple[float, float, float]
Skyline: TypeAlias = list[Segment]

GAP = 60.0
# Components with ties grow by this share of what single nodes grow by, or their ties would be the longest.
TIED_GROWTH = 0.7
# The small components take at most this share of the area of the largest one.
MAX_SMALL_AREA = 0.35
# A component is small where the largest has at least this many times as many nodes.
SMALL_RATIO = 10
# The widths to try, as shares of the width at which the components would fill their place without a gap.
WIDTHS_TO_TRY = (1.0, 1.1, 1.25, 1.45, 1.7, 2.1)
# Above this many components, one width has to do.
MAX_COMPONENTS_TO_TRY = 200


@dataclass(frozen=True)
class Place:
    """Where a picture is shown.

    Args:
        width, height: in pixels; about this much is seen at a zoom of 1.
        can_zoom: whether the reader sees it from near and from far away.
    """

    width: float
    height: float
    can_zoom: bool = True

    @property
    def size(self) -> Floats:
        """Width and height as an array."""
        return np.array([self.width, self.height])


# The canvas of the interactive page.
SCREEN = Place(640.0, 660.0)


def pack_components(components: Sequence[Boxes], place: Place = SCREEN) -> list[Floats]:
    """Return the centres of the boxes of every component, moved so that components do not overlap.

    Args:
        components: the boxes of each, the largest component first.
    """
    if place.can_zoom:
        growth = _growth_factors(components, place)
        components = [
            (centres * factor, sizes * factor)
            for (centres, sizes), factor in zip(components, growth, strict=True)
        ]
    corners = np.array([(centres - sizes / 2).min(axis=0) for centres, sizes in components])
    extents = np.array([(centres + sizes / 2).max(axis=0) for centres, sizes in components]) - corners + GAP
    extents = _align_small(extents, [len(sizes) for _, sizes in components])
    packings = (_pack(extents, width) for width in _widths_to_try(extents, place))
    best = min(packings, key=lambda packed: float(((packed + extents).max(axis=0) / place.size).max()))
    return [
        centres - corner + packed
        for (centres, _), corner, packed in zip(components, corners, best, strict=True)
    ]


def _align_small(extents: Floats, node_counts: Sequence[int]) -> Floats:
    """Return the extents with one size for all pairs, and one for all single nodes: they then form a grid."""
    aligned = extents.copy()
    for count in (1, 2):
        is_small = np.array(node_counts) == count
        if is_small.any():
            aligned[is_small] = extents[is_small].max(axis=0)
    return aligned


def _widths_to_try(extents: Floats, place: Place) -> Iterator[float]:
    widest, aspect = float(extents[:, 0].max()), place.width / place.height
    filling = float(np.sqrt(extents.prod(axis=1).sum() * aspect))
    shares = WIDTHS_TO_TRY if len(extents) <= MAX_COMPONENTS_TO_TRY else WIDTHS_TO_TRY[1:2]
    yield from sorted({max(widest, filling * share) for share in shares})


def _pack(extents: Floats, width: float) -> Floats:
    """Return the upper left corner of each rectangle, in a picture of this width.

    Each rectangle is put as high as possible, and there as far to the left as possible.
    """
    skyline: Skyline = [(0.0, width, 0.0)]
    corners = np.zeros_like(extents)
    for number, (own_width, own_height) in enumerate(extents.tolist()):
        y, x = min(_free_places(skyline, own_width, width))
        corners[number] = x, y
        skyline = _raise_skyline(skyline, (x, x + own_width, y + own_height))
    return corners


def _free_places(skyline: Skyline, own_width: float, width: float) -> Iterator[tuple[float, float]]:
    """Yield y and x of each place below the skyline where a rectangle of this width fits."""
    for number, (left, _, _) in enumerate(skyline):
        # The widest rectangle fits exactly, whatever the rounding.
        right = left + own_width
        if number and right > width:
            return
        y = 0.0
        for start, _, border in skyline[number:]:
            if start >= right:
                break
            y = max(y, border)
        yield y, left


def _raise_skyline(skyline: Skyline, placed: Segment) -> Skyline:
    """Return the skyline below a rectangle that was placed."""
    left, right, _ = placed
    before = [(start, min(end, left), y) for start, end, y in skyline if start < left]
    after = [(max(start, right), end, y) for start, end, y in skyline if end > right]
    return [*before, placed, *after]


def _growth_factors(components: Sequence[Boxes], place: Place) -> list[float]:
    """Return by which factor each component is enlarged: 1 for the largest and those of its size."""
    extents = [
        (centres + sizes / 2).max(axis=0) - (centres - sizes / 2).min(axis=0) for centres, sizes in components
    ]
    zoomed_out = float((extents[0] / place.size).max())
    areas = [float((extent + GAP).prod()) for extent in extents]
    small = [len(sizes) * SMALL_RATIO <= len(components[0][1]) for _, sizes in components]
    small_area = sum(area for area, is_small in zip(areas, small, strict=True) if is_small)
    max_factor = float(np.sqrt(MAX_SMALL_AREA * areas[0] / small_area)) if small_area else 1.0
    return [
        max(1.0, min(zoomed_out, max_factor) * (TIED_GROWTH if len(sizes) > 1 else 1.0)) if is_small else 1.0
        for is_small, (_, sizes) in zip(small, components, strict=True)
    ]
