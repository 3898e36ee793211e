"""A static picture as an SVG file that stands alone, for pages on which nothing but an image can be shown.

The drawing is that of the start page (`visualize/svg`). With it are its style, in the theme of the reader, a
background, and a legend of the shapes and lines in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from xml.etree.ElementTree import Element, SubElement, fromstring, indent, tostring

from graph.derived import STANDINGS, Network
from graph.model import MODES
from visualize.dispute_marks import find_dispute_marks
from visualize.label_metrics import name_width
from visualize.layout import Place
from visualize.positions import compute_wide_positions
from visualize.svg import (
    WIDE,
    build_stylesheet,
    dispute_symbol,
    kind_symbol,
    mode_symbol,
    render_static_svg,
    standing_symbol,
)
from visualize.svg.elements import make_element
from visualize.theme_css import build_theme_css

# As wide as the column of text on a code host, which would make wider pictures smaller.
COLUMN = replace(
    WIDE, compute_positions=partial(compute_wide_positions, place=Place(880.0, 560.0, can_zoom=False))
)
# In pixels: between two items of the legend, between a symbol and its word, the height of a row of items.
ITEM_GAP, WORD_GAP, ROW_HEIGHT = 18.0, 7.0, 22.0
# Left and right of the legend, and below it.
LEGEND_MARGIN = 16.0
CORNER_RADIUS = 6
STYLE = """\
.background { fill: var(--canvas); stroke: var(--line); }
text { font-family: var(--sans); }
.legend { color: var(--secondary); }
.legend text { fill: var(--secondary); font-size: var(--name-size); dominant-baseline: central; }
"""


def render_svg_file(network: Network) -> str:
    """Return the picture of a network with its legend, as the text of an SVG file."""
    # Nothing in an image can be a link, so that the targets do not matter.
    drawing = fromstring(str(render_static_svg(network, network.ontology, COLUMN, entity_url=str)))
    left, top, width, height = map(float, drawing.attrib["viewBox"].split())
    legend, legend_height = _make_legend(network, width - 2 * LEGEND_MARGIN)
    legend.set("transform", f"translate({left + LEGEND_MARGIN:.0f} {top + height:.0f})")
    height += legend_height + LEGEND_MARGIN
    root = make_element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        viewBox=f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
    )
    SubElement(root, "title").text = network.title
    SubElement(root, "style").text = f"\n{build_theme_css()}{build_stylesheet()}{STYLE}"
    root.extend([_make_background(left, top, width, height), _make_picture(drawing), legend])
    indent(root, space=" ")
    return tostring(root, encoding="unicode") + "\n"


def _make_background(left: float, top: float, width: float, height: float) -> Element:
    # The border, a pixel wide, is in the picture.
    return make_element(
        "rect",
        class_="background",
        x=left + 0.5,
        y=top + 0.5,
        width=width - 1,
        height=height - 1,
        rx=CORNER_RADIUS,
    )


def _make_picture(drawing: Element) -> Element:
    """Return ties and nodes of a static picture, without links."""
    picture = make_element("g", class_="static-picture")
    picture.extend(element for element in drawing if element.tag not in {"title", "desc"})
    for link in list(picture.iter("a")):
        link.tag = "g"
        del link.attrib["href"]
    return picture


def _make_legend(network: Network, width: float) -> tuple[Element, float]:
    """Return the legend of a picture, in rows of at most this width, and its height."""
    legend = make_element("g", class_="legend")
    x, middle = 0.0, ROW_HEIGHT / 2
    for symbol, word in _legend_items(network):
        word_x = float(symbol.attrib["width"]) + WORD_GAP
        if x and x + word_x + name_width(word) > width:
            x, middle = 0.0, middle + ROW_HEIGHT
        symbol.set("x", f"{x:.1f}")
        symbol.set("y", f"{middle - float(symbol.attrib['height']) / 2:.1f}")
        legend.append(symbol)
        legend.append(make_element("text", word, x=f"{x + word_x:.1f}", y=middle))
        x += word_x + name_width(word) + ITEM_GAP
    return legend, middle + ROW_HEIGHT / 2


def _legend_items(network: Network) -> Iterator[tuple[Element, str]]:
    """Yield a symbol and its word for each kind, standing, mode and mark in a picture."""
    kinds = {network.entities[id_].kind for id_ in network.shown_ids}
    standings, modes = {tie.standing for tie in network.ties}, {tie.mode for tie in network.ties}
    marks = find_dispute_marks(network)
    for kind in network.ontology.kinds:
        if kind in kinds:
            yield fromstring(kind_symbol(kind)), kind
    for standing in STANDINGS:
        if standing in standings:
            yield fromstring(standing_symbol(standing)), standing
    for mode in MODES:
        if mode in modes - {"actual"}:
            yield fromstring(mode_symbol(mode)), mode
    if marks.ties or marks.entities & network.shown_ids:
        yield fromstring(dispute_symbol()), "dates or values in dispute"
