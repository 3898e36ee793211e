"""The layout in its steps: from a graph and the size of each node's box to a position for each node."""

from __future__ import annotations

import numpy as np

from visualize.layout.component_packing import SCREEN, Place, pack_components
from visualize.layout.edge_lengths import lengthen_edges
from visualize.layout.force_spreading import spread_by_forces
from visualize.layout.graph import Floats, LayoutGraph
from visualize.layout.overlap_removal import remove_overlaps
from visualize.layout.scaling import (
    USUAL_LENGTH,
    rotate_to_landscape,
    scale_to_boxes,
    scale_to_usual_length,
)
from visualize.layout.sparse_stress import sparse_stress_positions
from visualize.layout.stress import stress_positions

# Above this many nodes in one component, distances to some pivots replace the distances between all nodes.
MAX_NODES_FOR_FULL_STRESS = 700


def compute_layout(graph: LayoutGraph, sizes: Floats, place: Place = SCREEN) -> Floats:
    """Return the centre of each node's box, in pixels, with the middle of the picture at (0, 0).

    No two boxes overlap.

    Args:
        graph: the ties between the nodes.
        sizes: array of shape (nodes, 2): width and height of each box in pixels at a zoom of 1.
        place: where the picture is shown; several components are put side by side in about its shape.
    """
    centres = np.zeros((graph.size, 2))
    if not graph.size:
        return centres
    components = graph.components()
    boxes = [(_lay_out_component(graph.subgraph(nodes), sizes[nodes]), sizes[nodes]) for nodes in components]
    for nodes, placed in zip(components, pack_components(boxes, place), strict=True):
        centres[nodes] = placed
    middle: Floats = (centres.min(axis=0) + centres.max(axis=0)) / 2
    return centres - middle


def _lay_out_component(graph: LayoutGraph, sizes: Floats) -> Floats:
    if graph.size == 1:
        return np.zeros((1, 2))
    start = np.random.default_rng(graph.size).random((graph.size, 2))
    lengths = _edge_lengths(graph)
    if graph.size > MAX_NODES_FOR_FULL_STRESS:
        positions = spread_by_forces(graph, sparse_stress_positions(graph, lengths, start))
        positions = scale_to_boxes(rotate_to_landscape(positions), sizes, evenness=0.5)
        return remove_overlaps(positions, sizes, rounds=80)
    positions = rotate_to_landscape(stress_positions(graph, lengths, start))
    if graph.min_lengths.any():
        positions = scale_to_boxes(positions, sizes, evenness=0.0)
        return lengthen_edges(scale_to_usual_length(positions, graph), sizes, graph)
    positions = scale_to_boxes(positions, sizes, evenness=0.3)
    return remove_overlaps(scale_to_usual_length(positions, graph), sizes, rounds=400)


def _edge_lengths(graph: LayoutGraph) -> Floats:
    """Return how long each pair's tie should be, where 1 is the usual length.

    Ties between nodes with many neighbours are longer, because many nodes have to fit around a hub; so are
    pairs with several ties, which are drawn side by side.
    """
    degree_roots = np.sqrt(graph.degrees.astype(np.float64))
    crowding = degree_roots[graph.pairs[:, 0]] + degree_roots[graph.pairs[:, 1]] - 2.0
    lengths: Floats = 1.0 + 0.22 * crowding + 0.15 * (np.minimum(graph.tie_counts, 8) - 1)
    return np.maximum(lengths, graph.min_lengths / USUAL_LENGTH)
