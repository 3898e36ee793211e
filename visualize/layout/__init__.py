"""Where each node stands: computed before the page is written, the same in every process."""

from visualize.layout.graph import Graph, graph
from visualize.layout.layout import arrange
from visualize.layout.overlap_removal import without_overlaps

__all__ = ["Graph", "arrange", "graph", "without_overlaps"]
