"""The shape of a kind and the line of a standing as small drawings, for legends and lists."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

from markupsafe import Markup

from visualize.svg.elements import APART, element
from visualize.tokens import tokens


def kind_mark(kind: str) -> Markup:
    """Return the shape of a kind."""
    token = tokens().kinds[kind]
    drawn = element(
        "svg", viewBox="-1.3 -1.3 2.6 2.6", width=16, height=16, aria_hidden="true", data_kind=kind
    )
    if token.back:
        drawn.append(element("path", d=token.back, fill="currentColor", opacity=0.55))
    drawn.append(element("path", d=token.path, fill="currentColor"))
    return Markup(tostring(drawn, encoding="unicode"))


def line_mark(standing: str) -> Markup:
    """Return the line of a standing."""
    token = tokens().standings[standing]
    drawn = element("svg", viewBox="0 0 34 12", width=34, height=12, aria_hidden="true")
    for y in (6 - APART, 6 + APART) if token.lines == 2 else (6.0,):
        drawn.append(
            element(
                "path",
                d=f"M1,{y} H33",
                stroke="currentColor",
                stroke_width=token.width,
                stroke_dasharray=" ".join(map(str, token.dash)) or None,
                stroke_linecap="round" if token.dash and token.dash[0] < 2 else None,
            )
        )
    return Markup(tostring(drawn, encoding="unicode"))
