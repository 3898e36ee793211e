"""Ties as curves: each is one cubic Bézier curve, also the straight ones and the loops, as on the page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

# How far one step of a bend pushes the middle of a tie aside, and how far at most, as a share of its length.
STEP = 30.0
MOST_BEND = 0.35
HALVINGS = 12


@dataclass(frozen=True)
class Curve:
    """A cubic Bézier curve by its four points."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, t: float) -> Point:
        """Return the place at `t`, from 0 to 1."""
        u = 1 - t
        shares = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        points = (self.start, self.first, self.second, self.end)
        return (
            sum(share * point[0] for share, point in zip(shares, points, strict=True)),
            sum(share * point[1] for share, point in zip(shares, points, strict=True)),
        )

    def way(self, t: float) -> Point:
        """Return the direction at `t`, of length 1."""
        x, y = self._speed(t)
        length = hypot(x, y) or 1.0
        return x / length, y / length

    def chord(self) -> float:
        """Return how far apart its ends are."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])

    def cut(self, start: float, end: float) -> Curve:
        """Return the part between two of its places."""
        reach = (end - start) / 3
        (ax, ay), (bx, by) = self._speed(start), self._speed(end)
        (x0, y0), (x3, y3) = self.at(start), self.at(end)
        return Curve(
            (x0, y0), (x0 + ax * reach, y0 + ay * reach), (x3 - bx * reach, y3 - by * reach), (x3, y3)
        )

    def between_circles(self, at_start: float, at_end: float) -> Curve:
        """Return the part outside of circles of these radii around its ends."""
        return self.cut(self._leaves(at_start), 1 - self._turned()._leaves(at_end))

    def beside(self, offset: float) -> Curve:
        """Return a curve that runs beside it."""
        (ax, ay), (bx, by) = self.way(0.001), self.way(0.999)
        return Curve(
            (self.start[0] - ay * offset, self.start[1] + ax * offset),
            (self.first[0] - ay * offset, self.first[1] + ax * offset),
            (self.second[0] - by * offset, self.second[1] + bx * offset),
            (self.end[0] - by * offset, self.end[1] + bx * offset),
        )

    def path(self) -> str:
        """Return it as the data of an SVG path."""
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.first, self.second, self.end))
        return f"M{self.start[0]:.1f},{self.start[1]:.1f} C{points}"

    def _speed(self, t: float) -> Point:
        u = 1 - t
        points = (self.start, self.first, self.second, self.end)
        shares = (3 * u * u, 6 * u * t, 3 * t * t)
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        return (
            sum(share * step[0] for share, step in zip(shares, steps, strict=True)),
            sum(share * step[1] for share, step in zip(shares, steps, strict=True)),
        )

    def _turned(self) -> Curve:
        return Curve(self.end, self.second, self.first, self.start)

    def _leaves(self, radius: float) -> float:
        """Return where it leaves a circle around its start."""
        inside, outside = 0.0, 0.5
        for _ in range(HALVINGS):
            middle = (inside + outside) / 2
            x, y = self.at(middle)
            if hypot(x - self.start[0], y - self.start[1]) < radius:
                inside = middle
            else:
                outside = middle
        return outside


def between(start: Point, end: Point, bend: float) -> Curve:
    """Return the curve from one place to another, bent to its left by so many steps."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    most = MOST_BEND * length
    push = max(-most, min(most, bend * STEP)) * 4 / 3 / length
    nx, ny = dy * push, -dx * push
    return Curve(
        start,
        (start[0] + dx / 3 + nx, start[1] + dy / 3 + ny),
        (start[0] + 2 * dx / 3 + nx, start[1] + 2 * dy / 3 + ny),
        end,
    )


def loop(at: Point, radius: float, step: float) -> Curve:
    """Return a loop above a node, higher for each further one."""
    high, wide = radius * 2.4 + 16 * step, radius * 1.2 + 9 * step
    return Curve(at, (at[0] + wide, at[1] - high), (at[0] - wide, at[1] - high), at)
