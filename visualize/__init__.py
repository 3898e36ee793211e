"""From a network to a picture of it."""

from visualize.page import render_page, write_page
from visualize.page_frames import STANDALONE_FRAME, PageFrame, embedded_frame, served_frame
from visualize.positions import Positions, compute_positions

__all__ = [
    "STANDALONE_FRAME",
    "PageFrame",
    "Positions",
    "compute_positions",
    "embedded_frame",
    "render_page",
    "served_frame",
    "write_page",
]
