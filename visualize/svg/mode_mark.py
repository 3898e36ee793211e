"""The marks of planned and feared ties: on the line in static pictures, and in legends."""

from __future__ import annotations

from math import atan2, degrees
from xml.etree.ElementTree import Element

from visualize.svg.curves import Curve
from visualize.svg.elements import make_element
from visualize.tokens import load_tokens


def mode_mark(mode: str, curve: Curve) -> Element:
    """Return the mark of a mode that is not actual, on the line of a tie near its start."""
    measures = load_tokens().mode_mark
    t = min(max(measures.along, measures.min_distance / max(curve.chord_length(), 1.0)), 0.5)
    (x, y), (dx, dy) = curve.point(t), curve.direction(t)
    return mark_at(mode, x, y, degrees(atan2(dy, dx)))


def mark_at(mode: str, x: float, y: float, angle: float = 0.0) -> Element:
    """Return the mark with its middle at a point, on a line that is turned clockwise by an angle in degrees.

    Under it, the same shape in the colour of the canvas separates it from the line.
    """
    measures = load_tokens().mode_mark
    transform = f"translate({x:.1f} {y:.1f}) rotate({angle:.1f}) scale({measures.reach})"
    group = make_element("g", class_="mode-mark", transform=transform)
    for class_, width in (
        ("halo", measures.line_width + measures.gap),
        ("sign", measures.line_width),
    ):
        path = load_tokens().modes[mode].path
        group.append(
            make_element("path", class_=class_, d=path, stroke_width=round(width / measures.reach, 3))
        )
    return group
