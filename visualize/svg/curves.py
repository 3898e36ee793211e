"""Ties as cubic Bézier curves, also straight ties and loops: the same curves as on the interactive page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from visualize.tokens import load_tokens

Point: TypeAlias = tuple[float, float]

# How often an interval is halved to find where a curve crosses a circle.
HALVINGS = 12


@dataclass(frozen=True)
class Curve:
    """A cubic Bézier curve: its two end points and, between them, its two control points."""

    start: Point
    start_control: Point
    end_control: Point
    end: Point

    def point(self, t: float) -> Point:
        """Return the point at `t`, from 0 to 1."""
        u = 1 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        points = (self.start, self.start_control, self.end_control, self.end)
        return (
            sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
            sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
        )

    def direction(self, t: float) -> Point:
        """Return the direction at `t` as a vector of length 1."""
        x, y = self._derivative(t)
        length = hypot(x, y) or 1.0
        return x / length, y / length

    def chord_length(self) -> float:
        """Return the distance between the two end points."""
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])

    def segment(self, start: float, end: float) -> Curve:
        """Return the curve from `start` to `end`, both from 0 to 1."""
        third = (end - start) / 3
        (ax, ay), (bx, by) = self._derivative(start), self._derivative(end)
        (x0, y0), (x3, y3) = self.point(start), self.point(end)
        return Curve(
            (x0, y0), (x0 + ax * third, y0 + ay * third), (x3 - bx * third, y3 - by * third), (x3, y3)
        )

    def outside_circles(self, start_radius: float, end_radius: float) -> Curve:
        """Return what is outside the circles of these radii around the two end points."""
        return self.segment(
            self._leaving_circle(start_radius), 1 - self._reversed()._leaving_circle(end_radius)
        )

    def offset(self, distance: float) -> Curve:
        """Return a parallel curve at this distance; the other side has the opposite sign."""
        (ax, ay), (bx, by) = self.direction(0.001), self.direction(0.999)
        return Curve(
            (self.start[0] - ay * distance, self.start[1] + ax * distance),
            (self.start_control[0] - ay * distance, self.start_control[1] + ax * distance),
            (self.end_control[0] - by * distance, self.end_control[1] + bx * distance),
            (self.end[0] - by * distance, self.end[1] + bx * distance),
        )

    def path_data(self) -> str:
        """Return the curve as the `d` attribute of an SVG path."""
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.start_control, self.end_control, self.end))
        return f"M{self.start[0]:.1f},{self.start[1]:.1f} C{points}"

    def _derivative(self, t: float) -> Point:
        u = 1 - t
        points = (self.start, self.start_control, self.end_control, self.end)
        weights = (3 * u * u, 6 * u * t, 3 * t * t)
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        return (
            sum(weight * step[0] for weight, step in zip(weights, steps, strict=True)),
            sum(weight * step[1] for weight, step in zip(weights, steps, strict=True)),
        )

    def _reversed(self) -> Curve:
        return Curve(self.end, self.end_control, self.start_control, self.start)

    def _leaving_circle(self, radius: float) -> float:
        """Return the `t` at which the curve crosses a circle around its start."""
        inside, outside = 0.0, 0.5
        for _ in range(HALVINGS):
            middle = (inside + outside) / 2
            x, y = self.point(middle)
            if hypot(x - self.start[0], y - self.start[1]) < radius:
                inside = middle
            else:
                outside = middle
        return outside


def curve_between(start: Point, end: Point, bend: float) -> Curve:
    """Return the curve from one point to another.

    Args:
        bend: how many steps the curve is bent to the left of its direction (see `parallel_edges`).
    """
    tokens = load_tokens().curve
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    limit = tokens.max_bend * length
    # The middle of a cubic curve moves by three quarters of what its control points move.
    shift = max(-limit, min(limit, bend * tokens.step)) * 4 / 3 / length
    nx, ny = dy * shift, -dx * shift
    return Curve(
        start,
        (start[0] + dx / 3 + nx, start[1] + dy / 3 + ny),
        (start[0] + 2 * dx / 3 + nx, start[1] + 2 * dy / 3 + ny),
        end,
    )


def loop_above(center: Point, radius: float, bend: float) -> Curve:
    """Return a loop above a node; each further loop of the node has a greater bend and is higher.

    Args:
        radius: of the node.
    """
    tokens = load_tokens().curve
    height = radius * tokens.loop_height + tokens.loop_height_step * bend
    half_width = radius * tokens.loop_width + tokens.loop_width_step * bend
    x, y = center
    return Curve(center, (x + half_width, y - height), (x - half_width, y - height), center)
