"""The elements of a static picture: a tie by its standing, a node by its kind, and labels as text."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from visualize.label_metrics import LINE_HEIGHT, NAME_GAP
from visualize.positions import Position
from visualize.svg.curves import Curve
from visualize.svg.edge_labels import FONT_SIZE, LabelPosition
from visualize.tokens import LineToken, load_tokens


def make_element(name: str, text: str = "", /, **attributes: object) -> Element:
    """Return an SVG element.

    Args:
        attributes: underscores in their names stand for hyphens, a final one is dropped (`class_`); an
            attribute whose value is None is left out.
    """
    element = Element(
        name,
        {
            key.rstrip("_").replace("_", "-"): str(value)
            for key, value in attributes.items()
            if value is not None
        },
    )
    element.text = text or None
    return element


def stroke_attributes(line: LineToken) -> dict[str, object]:
    """Return the attributes of an SVG line or path for the line of a standing."""
    return {
        "stroke_width": line.width,
        "stroke_dasharray": " ".join(map(str, line.dash)) or None,
        "stroke_linecap": line.cap if line.cap != "butt" else None,
    }


def tie_element(curve: Curve, standing: str, mode: str, *, directed: bool, title: str) -> Element:
    """Return a tie.

    Args:
        curve: from the border of one node to that of the other.
        directed: whether it has an arrow head.
        title: the tie in words.
    """
    tokens = load_tokens()
    line = tokens.standings[standing]
    is_actual = mode == "actual"
    is_open = not is_actual and tokens.not_actual.open_arrow
    group = make_element("g", class_="tie", opacity=None if is_actual else tokens.not_actual.opacity)
    SubElement(group, "title").text = title
    body = curve
    if directed and not is_open:
        body = curve.outside_circles(0, tokens.arrow.length - tokens.arrow.overlap)
    offset = tokens.double_line.offset
    for path in [body.offset(offset), body.offset(-offset)] if line.lines == 2 else [body]:
        group.append(make_element("path", class_="line", d=path.path_data(), **stroke_attributes(line)))
    if directed:
        extra = tokens.double_line.arrow_extra if line.lines == 2 else 0
        group.append(_arrow_head(curve, tokens.arrow.length + line.width + extra, is_open=is_open))
    return group


def _arrow_head(curve: Curve, length: float, *, is_open: bool) -> Element:
    tokens = load_tokens().arrow
    (x, y), (dx, dy) = curve.end, curve.direction(0.999)
    half = length * tokens.half_width
    left = f"{x - dx * length - dy * half:.1f},{y - dy * length + dx * half:.1f}"
    right = f"{x - dx * length + dy * half:.1f},{y - dy * length - dx * half:.1f}"
    d = f"M{left} L{x:.1f},{y:.1f} L{right}"
    if is_open:
        return make_element("path", class_="line", d=d, stroke_width=tokens.open_width)
    return make_element("path", class_="head", d=f"{d} Z")


def label_element(text: str, position: LabelPosition) -> Element:
    """Return the label of a tie."""
    transform = f"translate({position.x:.1f} {position.y:.1f}) rotate({position.angle:.1f})"
    return make_element("text", text, class_="label", transform=transform, font_size=FONT_SIZE)


def node_element(
    kind: str, position: Position, radius: float, name_lines: list[str], *, is_above: bool
) -> Element:
    """Return a node: the shape of its kind, with its name below it.

    Args:
        is_above: whether its name is above it instead.
    """
    x, y = position
    group = make_element("g", data_kind=kind, transform=f"translate({x:.1f} {y:.1f})")
    tokens = load_tokens()
    ring_radius = round(radius * tokens.node.ring_scale + tokens.node.ring_gap, 1)
    group.append(make_element("circle", class_="ring", r=ring_radius))
    token = tokens.kinds[kind]
    scale = f"scale({radius:.1f})"
    if token.back:
        group.append(make_element("path", class_="back", d=token.back, transform=scale))
    group.append(make_element("path", class_="shape", d=token.path, transform=scale))
    name_top = -radius - NAME_GAP - LINE_HEIGHT * len(name_lines) if is_above else radius + NAME_GAP
    for number, line in enumerate(name_lines):
        middle = round(name_top + LINE_HEIGHT * (number + 0.5), 1)
        group.append(make_element("text", line, class_="name", y=middle))
    return group
