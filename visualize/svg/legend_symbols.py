"""The shape of a kind and the line of a standing or mode as small drawings, for legends and lists."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

from visualize.svg.elements import make_element, stroke_attributes
from visualize.svg.mode_mark import mark_at
from visualize.tokens import LineToken, load_tokens

# Where on the line of a legend the mark of a mode is, from 0 to 1.
MARK_IN_SYMBOL = 0.4


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
    symbol, middle = _line_symbol(), tokens.symbol.line_height / 2
    for y in (middle - offset, middle + offset) if line.lines == 2 else (middle,):
        symbol.append(_level_line(y, line))
    return Markup(tostring(symbol, encoding="unicode"))


def mode_symbol(mode: str) -> Markup:
    """Return the line of a planned or feared tie as an SVG element: with its mark and an open arrow head."""
    tokens = load_tokens()
    symbol, middle = _line_symbol(), tokens.symbol.line_height / 2
    symbol.append(_level_line(middle, tokens.standings["reported"]))
    end, length = tokens.symbol.line_width - 1, tokens.arrow.length
    half = length * tokens.arrow.half_width
    symbol.append(
        make_element(
            "path",
            d=f"M{end - length},{middle - half:.1f} L{end},{middle} L{end - length},{middle + half:.1f}",
            stroke="currentColor",
            fill="none",
            stroke_width=tokens.arrow.open_width,
        )
    )
    symbol.append(mark_at(mode, tokens.symbol.line_width * MARK_IN_SYMBOL, middle))
    return Markup(tostring(symbol, encoding="unicode"))


def _line_symbol() -> Element:
    measures = load_tokens().symbol
    width, height = measures.line_width, measures.line_height
    return make_element(
        "svg", viewBox=f"0 0 {width} {height}", width=width, height=height, aria_hidden="true"
    )


def _level_line(y: float, line: LineToken) -> Element:
    end = load_tokens().symbol.line_width - 1
    return make_element("path", d=f"M1,{y} H{end}", stroke="currentColor", **stroke_attributes(line))
