"""Places for the labels of ties: along the tie, on no node, no name and no other label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import atan2, degrees
from typing import TypeAlias

from visualize.label_metrics import text_width
from visualize.svg.curves import Curve, Point
from visualize.tokens import load_tokens

# Left, top, right and bottom, in pixels.
Box: TypeAlias = tuple[float, float, float, float]

# In pixels.
FONT_SIZE = 10.5
# Where along a tie the middle of its label may be, from 0 to 1, the best place first.
PLACES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.28, 0.72)
# A tie gets a label where it is longer than the label by at least this many pixels.
MIN_EXTRA_LENGTH = 14.0


@dataclass(frozen=True)
class LabelPosition:
    """The middle of a label, in pixels, and how far it is turned clockwise, in degrees."""

    x: float
    y: float
    angle: float


class LabelPlacer:
    """Finds places for labels and remembers which areas of the picture are occupied.

    Args:
        occupied: areas in which no label may be.
    """

    def __init__(self, occupied: Iterable[Box] = ()) -> None:
        self._occupied = list(occupied)

    def place(self, label: str, curve: Curve, extra_length: float = MIN_EXTRA_LENGTH) -> LabelPosition | None:
        """Return a free place for a label along a curve, and occupy it; None where there is none.

        Args:
            extra_length: how many pixels longer than the label the curve has to be.
        """
        width = text_width(label, FONT_SIZE)
        if curve.chord_length() < width + extra_length:
            return None
        rise = label_rise()
        for side, t in product((rise, -rise), PLACES):
            (x, y), (dx, dy) = curve.point(t), curve.direction(t)
            if dx < 0:
                # Never upside down.
                dx, dy = -dx, -dy
            x, y = x + dy * side, y - dx * side
            boxes = list(_boxes_along((x, y), (dx, dy), width))
            if not any(_overlap(box, occupied) for box in boxes for occupied in self._occupied):
                self._occupied += boxes
                return LabelPosition(x, y, degrees(atan2(dy, dx)))
        return None


def label_rise() -> float:
    """Return how far the middle of a label is from the line of its tie, in pixels."""
    tokens = load_tokens().label
    return FONT_SIZE * tokens.rise + tokens.gap


def _boxes_along(middle: Point, direction: Point, width: float) -> Iterator[Box]:
    """Yield the area of a slanted line of text as a row of small upright boxes."""
    half = FONT_SIZE / 2 + 0.5
    count = max(1, round(width / FONT_SIZE + 0.5))
    for number in range(count):
        distance = ((number + 0.5) / count - 0.5) * width
        x, y = middle[0] + direction[0] * distance, middle[1] + direction[1] * distance
        yield x - half, y - half, x + half, y + half


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
