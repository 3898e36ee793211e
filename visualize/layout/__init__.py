"""The layout: where each node stands, from its ties and the size of its box."""

from visualize.layout.component_packing import Place
from visualize.layout.graph import LayoutGraph, build_layout_graph
from visualize.layout.layout import compute_layout
from visualize.layout.overlap_removal import remove_overlaps

__all__ = ["LayoutGraph", "Place", "build_layout_graph", "compute_layout", "remove_overlaps"]
