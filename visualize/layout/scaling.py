"""Give a layout the room that its boxes need, before they are pushed apart: pushing is for the last few
overlaps, and a crowd pushed apart all at once comes out as columns.
"""

from __future__ import annotations

import numpy as np

from visualize.layout.graph import Floats

# How many times the area of all boxes a part of a picture gets.
ROOM = 3.2


def with_room(positions: Floats, sizes: Floats, evenness: float) -> Floats:
    """Return the positions scaled, so that within every distance of the middle there is room.

    Args:
        evenness: 0 keeps the proportions; 1 gives every box the same room, however crowded the middle was.
    """
    middle = positions.mean(axis=0)
    away = positions - middle
    radius = np.maximum(np.sqrt(away[:, 0] ** 2 + away[:, 1] ** 2), 1e-9)
    order = np.argsort(radius, kind="stable")
    needed = np.empty(len(radius))
    needed[order] = np.sqrt(ROOM * np.cumsum((sizes[:, 0] * sizes[:, 1])[order]) / np.pi)
    # The scale at which half of the boxes have room within the distance of the middle one of them.
    scale = float(np.median(needed)) / float(np.median(radius))
    wanted = radius * scale * (1 - evenness) + needed * evenness
    return np.asarray(away * (wanted / radius)[:, None])
