"""The words of ties, written along them where there is room: on no node, no name and no other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from math import atan2, degrees
from typing import TypeAlias

from visualize.label_metrics import width
from visualize.svg.curves import Curve

Box: TypeAlias = tuple[float, float, float, float]

SIZE = 10.5
# As `labels.width` estimates for names, which are larger.
SHARE = SIZE / 13.0
# Where along a tie its words may stand, the best first, and how far from the line.
PLACES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.28, 0.72)
ABOVE = SIZE * 0.62 + 2
# What a tie is longer than its words at least.
AIR = 14.0


@dataclass(frozen=True)
class Written:
    """Where the middle of some words stands, and how they are turned, in degrees."""

    x: float
    y: float
    angle: float


@dataclass
class Room:
    """What of the picture is taken."""

    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Let nothing else be written there."""
        self.taken.append(box)

    def write(self, words: str, curve: Curve) -> Written | None:
        """Take a place for the words along a curve and return it, or None where there is none."""
        wide = width(words) * SHARE
        if curve.chord() < wide + AIR:
            return None
        for side, place in product((ABOVE, -ABOVE), PLACES):
            (x, y), (dx, dy) = curve.at(place), curve.way(place)
            if dx < 0:
                dx, dy = -dx, -dy
            x, y = x + dy * side, y - dx * side
            boxes = list(_along((x, y), (dx, dy), wide))
            if not any(_meet(box, other) for box in boxes for other in self.taken):
                self.taken += boxes
                return Written(x, y, degrees(atan2(dy, dx)))
        return None


def _along(middle: tuple[float, float], way: tuple[float, float], wide: float) -> Iterator[Box]:
    """Yield a slanted line of text as a row of small upright boxes."""
    half = SIZE / 2 + 0.5
    count = max(1, round(wide / SIZE + 0.5))
    for at in range(count):
        far = ((at + 0.5) / count - 0.5) * wide
        x, y = middle[0] + way[0] * far, middle[1] + way[1] * far
        yield x - half, y - half, x + half, y + half


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
