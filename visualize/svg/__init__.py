"""A network as a still picture: SVG that needs no script, for pages that are read without one."""

from visualize.svg.formats import TALL, WIDE, Sheet
from visualize.svg.legend_symbols import kind_mark, line_mark
from visualize.svg.static_picture import still
from visualize.svg.stylesheet import look

__all__ = ["TALL", "WIDE", "Sheet", "kind_mark", "line_mark", "look", "still"]
