"""The mark of nodes and ties about which something is in dispute, in static pictures and legends."""

from __future__ import annotations

from math import sqrt
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from visualize.positions import Position
from visualize.svg.curves import Curve
from visualize.svg.elements import make_element
from visualize.tokens import load_tokens


def node_mark(node_radius: float) -> Element:
    """Return the mark at the upper right of a node, whose middle is the origin."""
    offset = (node_radius + load_tokens().dispute_mark.distance) / sqrt(2)
    return _make_mark((offset, -offset))


def tie_mark(curve: Curve) -> Element:
    """Return the mark below the middle of a tie; the label of the tie is above it."""
    token = load_tokens().dispute_mark
    (x, y), (dx, dy) = curve.point(0.5), curve.direction(0.5)
    below = (token.radius + token.line_width) * (1 if dx >= 0 else -1)
    return _make_mark((x - dy * below, y + dx * below))


def dispute_symbol() -> Markup:
    """Return the mark as a small drawing for a legend."""
    size = load_tokens().symbol.size
    symbol = make_element("svg", viewBox=f"0 0 {size} {size}", width=size, height=size, aria_hidden="true")
    symbol.append(_make_mark((size / 2, size / 2)))
    return Markup(tostring(symbol, encoding="unicode"))


def _make_mark(middle: Position) -> Element:
    token = load_tokens().dispute_mark
    x, y = middle
    group = make_element("g", class_="dispute-mark", transform=f"translate({x:.1f} {y:.1f})")
    group.append(make_element("circle", r=token.radius, stroke_width=token.line_width))
    SubElement(
        group,
        "path",
        {
            "d": token.path,
            "transform": f"scale({token.radius})",
            "stroke-width": f"{token.line_width / token.radius:.3f}",
        },
    )
    return group
