"""Turn and scale positions, so that the boxes of the nodes and the labels of the ties have room.

This comes before overlaps are removed: moving boxes apart is for the last few overlaps, and a crowd that is
moved apart all at once comes out as columns.
"""

from __future__ import annotations

import numpy as np

from visualize.layout.graph import Floats, LayoutGraph

# The area of a picture, as a multiple of the area of all boxes in it.
AREA_PER_BOX_AREA = 3.2
# How many pixels long a usual tie is.
USUAL_LENGTH = 190.0


def rotate_to_landscape(positions: Floats) -> Floats:
    """Return the positions rotated so that the picture is wider than high, as screens are."""
    positions = positions - positions.mean(axis=0)
    x, y = positions[:, 0], positions[:, 1]
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x - y * y).sum())
    cos, sin = np.cos(angle), np.sin(angle)
    return np.stack([x * cos + y * sin, y * cos - x * sin], axis=1)


def scale_to_boxes(positions: Floats, sizes: Floats, evenness: float) -> Floats:
    """Return the positions scaled so that within every distance of the middle there is room for the boxes.

    Args:
        positions: array of shape (nodes, 2).
        sizes: array of shape (nodes, 2): width and height of each box in pixels.
        evenness: 0 keeps the proportions; 1 gives every box the same room, however crowded the middle was.
    """
    middle = positions.mean(axis=0)
    from_middle = positions - middle
    radius = np.maximum(np.sqrt(from_middle[:, 0] ** 2 + from_middle[:, 1] ** 2), 1e-9)
    order = np.argsort(radius, kind="stable")
    needed = np.empty(len(radius))
    needed[order] = np.sqrt(AREA_PER_BOX_AREA * np.cumsum((sizes[:, 0] * sizes[:, 1])[order]) / np.pi)
    # At this scale, the inner half of the boxes has room within the median distance of the middle.
    scale = float(np.median(needed)) / float(np.median(radius))
    target = radius * scale * (1 - evenness) + needed * evenness
    return np.asarray(from_middle * (target / radius)[:, None])


def scale_to_usual_length(positions: Floats, graph: LayoutGraph) -> Floats:
    """Return the positions scaled up until the median tie has the usual length, which a label fits."""
    difference = positions[graph.pairs[:, 0]] - positions[graph.pairs[:, 1]]
    median = float(np.median(np.sqrt(difference[:, 0] ** 2 + difference[:, 1] ** 2)))
    return positions * max(1.0, USUAL_LENGTH / max(median, 1e-9))
