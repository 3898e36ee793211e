"""Where the nodes of a picture stand."""

from __future__ import annotations

import numpy as np
import pytest

from graph.ontology import load_ontology
from tests.visualize.example_networks import make_large_network, make_network_of_five_ties
from visualize.label_metrics import LINE_HEIGHT, break_name, name_width, node_radius
from visualize.positions import compute_positions, count_ties


@pytest.mark.parametrize(("entities", "ties"), [(120, 300), (12, 14)])
def test_no_node_or_name_overlaps_another(entities: int, ties: int) -> None:
    network = make_large_network(entities, ties)
    positions = compute_positions(network, load_ontology())
    low, high = [], []
    for id_, tie_count in count_ties(network).items():
        lines, radius = break_name(network.name(id_)), node_radius(tie_count)
        width = max(2 * radius, *(name_width(line) for line in lines))
        x, y = positions[id_]
        low.append((x - width / 2, y - radius))
        high.append((x + width / 2, y + radius + LINE_HEIGHT * len(lines)))
    lows, highs = np.array(low), np.array(high)
    overlaps = (lows[:, None] < highs[None]).all(-1) & (lows[None] < highs[:, None]).all(-1)
    assert int(overlaps.sum()) == len(network.shown_ids)


def test_positions_are_in_the_order_of_the_ids() -> None:
    """`shown` is a set, and the order of a set depends on the hash seed."""
    network = make_large_network(40, 80)
    assert list(compute_positions(network, load_ontology())) == sorted(network.shown_ids)


def test_ties_of_a_small_picture_are_as_long_as_their_labels() -> None:
    network = make_network_of_five_ties()
    positions = compute_positions(network, load_ontology())
    for tie in network.ties:
        difference = np.subtract(positions[tie.subject], positions[tie.object])
        # Between the ends of the label and the nodes there is still some room.
        assert np.hypot(*difference) > name_width("requested extradition of") + 2 * node_radius(1)
