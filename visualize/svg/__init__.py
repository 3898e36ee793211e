"""A network as a still picture: SVG that needs no script, for pages that are read without one."""

from visualize.svg.drawing import still
from visualize.svg.look import look
from visualize.svg.samples import kind_mark, line_mark
from visualize.svg.sheets import TALL, WIDE, Sheet

__all__ = ["TALL", "WIDE", "Sheet", "kind_mark", "line_mark", "look", "still"]
