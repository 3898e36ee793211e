"""A network as a static picture: SVG for pages that are read without a script."""

from visualize.svg.dispute_mark import dispute_symbol
from visualize.svg.formats import TALL, WIDE, PictureFormat
from visualize.svg.hidden_badge import HiddenNeighbours
from visualize.svg.legend_symbols import kind_symbol, mode_symbol, standing_symbol
from visualize.svg.static_picture import render_static_svg
from visualize.svg.stylesheet import build_stylesheet

__all__ = [
    "TALL",
    "WIDE",
    "HiddenNeighbours",
    "PictureFormat",
    "build_stylesheet",
    "dispute_symbol",
    "kind_symbol",
    "mode_symbol",
    "render_static_svg",
    "standing_symbol",
]
