"""The position of each node of a picture: computed before the page is written, the same in every process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from graph.derived import Network
from graph.ontology import Ontology
from graph.presentation import tie_label_with_count
from visualize.label_metrics import BOX_MARGIN, break_name, node_box, node_radius, tie_length
from visualize.layout import LayoutGraph, Place, build_layout_graph, compute_layout, remove_overlaps
from visualize.layout.graph import Floats
from visualize.tokens import load_tokens

# The middle of a node's shape: x and y in pixels at a zoom of 1, y downwards.
Position: TypeAlias = tuple[float, float]
Positions: TypeAlias = Mapping[str, Position]

# The picture on a page of text: as wide as the text, and not higher than a screen.
WIDE_PLACE = Place(1200.0, 680.0, can_zoom=False)
# What a phone shows at about a zoom of 1; and the same, turned by 90 degrees.
PHONE_PLACE = Place(430.0, 640.0, can_zoom=False)
TURNED_PHONE_PLACE = Place(640.0, 430.0, can_zoom=False)


def count_ties(network: Network) -> dict[str, int]:
    """Return the number of ties of each shown entity, in order of id. A loop counts once."""
    counts = Counter(tie.subject for tie in network.ties)
    counts.update(tie.object for tie in network.ties if tie.object != tie.subject)
    return {id_: counts[id_] for id_ in sorted(network.shown_ids)}


def compute_positions(network: Network, ontology: Ontology) -> dict[str, Position]:
    """Return the position of each shown entity on the canvas of an interactive page."""
    tie_counts = count_ties(network)
    # The names of a very large picture are read only near, so that they need no room in the layout.
    has_names = len(tie_counts) <= load_tokens().limit.named_nodes
    sizes = _box_sizes(network, tie_counts, has_names=has_names)
    graph = _layout_graph(network, tie_counts, _min_lengths(network, ontology, tie_counts))
    return _node_positions(tie_counts, compute_layout(graph, sizes), sizes)


def compute_wide_positions(
    network: Network, ontology: Ontology, place: Place = WIDE_PLACE
) -> dict[str, Position]:
    """Return the positions of a few entities for the width of a page of text."""
    tie_counts = count_ties(network)
    sizes = _box_sizes(network, tie_counts, has_names=True)
    graph = _layout_graph(network, tie_counts, _min_lengths(network, ontology, tie_counts))
    centres = _fit_into(place, compute_layout(graph, sizes, place), sizes)
    return _node_positions(tie_counts, centres, sizes)


def compute_phone_positions(network: Network, _: Ontology) -> dict[str, Position]:
    """Return the positions of a few entities for a phone: higher than wide, in names that can be read.

    The layout makes pictures that are wider than high, so that it gets all boxes turned by 90 degrees.
    """
    tie_counts = count_ties(network)
    sizes = _box_sizes(network, tie_counts, has_names=True)
    turned = compute_layout(_layout_graph(network, tie_counts), sizes[:, ::-1], TURNED_PHONE_PLACE)
    return _node_positions(tie_counts, _fit_into(PHONE_PLACE, turned[:, ::-1], sizes), sizes)


def _fit_into(place: Place, centres: Floats, sizes: Floats) -> Floats:
    """Return the positions moved together until the picture fits its place, as far as its names allow."""
    if len(centres) < 2:
        return centres
    room = np.maximum(place.size - sizes.max(axis=0), 1.0)
    centres = centres * np.minimum(room / np.maximum(np.ptp(centres, axis=0), 1.0), 1.0)
    return remove_overlaps(centres, sizes, rounds=400)


def _box_sizes(network: Network, tie_counts: Mapping[str, int], *, has_names: bool) -> Floats:
    boxes = [
        node_box(break_name(network.name(id_)) if has_names else [], node_radius(count))
        for id_, count in tie_counts.items()
    ]
    return np.array(boxes, dtype=np.float64).reshape(-1, 2)


def _layout_graph(
    network: Network, tie_counts: Mapping[str, int], min_lengths: list[float] | None = None
) -> LayoutGraph:
    number = {id_: place for place, id_ in enumerate(tie_counts)}
    pairs = [(number[tie.subject], number[tie.object]) for tie in network.ties]
    return build_layout_graph(len(number), pairs, min_lengths)


def _min_lengths(network: Network, ontology: Ontology, tie_counts: Mapping[str, int]) -> list[float] | None:
    """Return how long each tie has to be for its label to fit, or None where labels need no room."""
    if len(network.ties) > load_tokens().limit.labelled_ties:
        return None
    return [
        tie_length(
            tie_label_with_count(tie, ontology),
            node_radius(tie_counts[tie.subject]),
            node_radius(tie_counts[tie.object]),
        )
        for tie in network.ties
    ]


def _node_positions(tie_counts: Mapping[str, int], centres: Floats, sizes: Floats) -> dict[str, Position]:
    """Return the middle of each node, which is at the top of its box, with the name below it."""
    positions = {}
    for (id_, count), (x, y), (_width, height) in zip(
        tie_counts.items(), centres.tolist(), sizes.tolist(), strict=True
    ):
        top = y - height / 2 + BOX_MARGIN[1] / 2
        positions[id_] = (round(x, 1), round(top + node_radius(count), 1))
    return positions
