"""The marks of a still picture as elements: a tie by its standing, a node by its kind; text stays text."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from visualize.label_metrics import LINE_HEIGHT
from visualize.svg.curves import Curve
from visualize.svg.edge_labels import Written
from visualize.tokens import tokens

# How far the two lines of a double one are from its middle, and how long an arrow head is.
APART = 2.0
HEAD = 9.0


def element(name: str, /, text: str = "", **attributes: object) -> Element:
    """Return an element; underscores in the names of attributes stand for hyphens, None leaves one out."""
    given = {
        key.rstrip("_").replace("_", "-"): str(value)
        for key, value in attributes.items()
        if value is not None
    }
    found = Element(name, given)
    found.text = text or None
    return found


def tie(curve: Curve, standing: str, mode: str, *, directed: bool, said: str) -> Element:
    """Return a tie whose curve ends at the borders of its nodes; `said` tells it in words."""
    token, table = tokens().standings[standing], tokens()
    actual = mode == "actual"
    group = element("g", class_="tie", opacity=None if actual else table.not_actual.opacity)
    SubElement(group, "title").text = said
    opened = not actual and table.not_actual.open_arrow
    body = curve.between_circles(0, HEAD - 1) if directed and not opened else curve
    for line in [body.beside(APART), body.beside(-APART)] if token.lines == 2 else [body]:
        group.append(
            element(
                "path",
                class_="line",
                d=line.path(),
                stroke_width=token.width,
                stroke_dasharray=" ".join(map(str, token.dash)) or None,
                stroke_linecap="round" if token.dash and token.dash[0] < 2 else None,
            )
        )
    if directed:
        group.append(_head(curve, token.width + (2 if token.lines == 2 else 0), opened))
    return group


def _head(curve: Curve, width: float, opened: bool) -> Element:
    (x, y), (tx, ty) = curve.end, curve.way(0.999)
    long = HEAD + width
    half = long * 0.38
    left = f"{x - tx * long - ty * half:.1f},{y - ty * long + tx * half:.1f}"
    right = f"{x - tx * long + ty * half:.1f},{y - ty * long - tx * half:.1f}"
    d = f"M{left} L{x:.1f},{y:.1f} L{right}"
    if opened:
        return element("path", class_="line", d=d, stroke_width=1.3)
    return element("path", class_="head", d=f"{d} Z")


def words(text: str, where: Written, size: float) -> Element:
    """Return the words of a tie."""
    turn = f"translate({where.x:.1f} {where.y:.1f}) rotate({where.angle:.1f})"
    return element("text", text, class_="words", transform=turn, font_size=size)


def node(kind: str, at: tuple[float, float], radius: float, lines: list[str]) -> Element:
    """Return a node: its kind's shape, and its name below."""
    group = element("g", data_kind=kind, transform=f"translate({at[0]:.1f} {at[1]:.1f})")
    group.append(element("circle", class_="ring", r=round(radius * 1.15 + 4, 1)))
    token = tokens().kinds[kind]
    scale = f"scale({radius:.1f})"
    if token.back:
        group.append(element("path", class_="back", d=token.back, transform=scale))
    group.append(element("path", class_="shape", d=token.path, transform=scale))
    for number, line in enumerate(lines):
        group.append(
            element("text", line, class_="name", y=round(radius + 6 + LINE_HEIGHT * (number + 0.5), 1))
        )
    return group
