"""From a network to a picture of it."""

from visualize.page import page, write_page
from visualize.page_frames import FILE, Frame, embedded, served
from visualize.vis_network import positions

__all__ = ["FILE", "Frame", "embedded", "page", "positions", "served", "write_page"]
