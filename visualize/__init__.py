"""From a network to a picture of it."""

from visualize.page import page, write_page
from visualize.picture import positions

__all__ = ["page", "positions", "write_page"]
