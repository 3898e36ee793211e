"""From a network to a picture of it."""

from visualize.frames import FILE, Frame, embedded, served
from visualize.page import page, write_page
from visualize.picture import positions

__all__ = ["FILE", "Frame", "embedded", "page", "positions", "served", "write_page"]
