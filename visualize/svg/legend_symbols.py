"""The shape of a kind and the line of a standing as small drawings, for legends and lists."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

from markupsafe import Markup

from visualize.svg.elements import make_element, stroke_attributes
from visualize.tokens import load_tokens


def kind_symbol(kind: str) -> Markup:
    """Return the shape of a kind as an SVG element."""
    tokens = load_tokens()
    token, size, reach = tokens.kinds[kind], tokens.symbol.size, tokens.symbol.reach
    symbol = make_element(
        "svg",
        viewBox=f"{-reach} {-reach} {2 * reach} {2 * reach}",
        width=size,
        height=size,
        aria_hidden="true",
        data_kind=kind,
    )
    if token.back:
        opacity = tokens.node.back_opacity
        symbol.append(make_element("path", d=token.back, fill="currentColor", opacity=opacity))
    symbol.append(make_element("path", d=token.path, fill="currentColor"))
    return Markup(tostring(symbol, encoding="unicode"))


def standing_symbol(standing: str) -> Markup:
    """Return the line of a standing as an SVG element."""
    tokens = load_tokens()
    line, offset = tokens.standings[standing], tokens.double_line.offset
    width, height = tokens.symbol.line_width, tokens.symbol.line_height
    symbol = make_element(
        "svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        aria_hidden="true",
    )
    middle = height / 2
    for y in (middle - offset, middle + offset) if line.lines == 2 else (middle,):
        symbol.append(
            make_element(
                "path",
                d=f"M1,{y} H{width - 1}",
                stroke="currentColor",
                **stroke_attributes(line),
            )
        )
    return Markup(tostring(symbol, encoding="unicode"))
