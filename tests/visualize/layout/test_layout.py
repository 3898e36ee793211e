"""The layout: components apart, ties long enough, and room for names."""

from __future__ import annotations

import numpy as np

from visualize.layout import Place, build_layout_graph, compute_layout


def test_components_do_not_overlap() -> None:
    graph = build_layout_graph(7, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5)])
    centres = compute_layout(graph, np.full((7, 2), 50.0))
    boxes = [
        (centres[nodes].min(axis=0) - 25, centres[nodes].max(axis=0) + 25)
        for nodes in ([0, 1, 2], [3, 4, 5], [6])
    ]
    for index, (low, high) in enumerate(boxes):
        for next_low, next_high in boxes[index + 1 :]:
            assert (low >= next_high).any() or (next_low >= high).any()


def test_components_fill_a_place_in_its_shape() -> None:
    count = 30
    pairs = [(2 * number, 2 * number + 1) for number in range(count)]
    graph, sizes = build_layout_graph(2 * count, pairs), np.full((2 * count, 2), 50.0)
    for width, height in ((1200.0, 400.0), (600.0, 600.0), (300.0, 900.0)):
        extent = np.ptp(compute_layout(graph, sizes, Place(width, height, can_zoom=False)), axis=0) + 50
        assert 0.5 < float(extent[0] / extent[1]) / (width / height) < 2


def test_pairs_of_different_sizes_form_a_grid() -> None:
    pairs = [(2 * number, 2 * number + 1) for number in range(12)]
    sizes = np.array([[40.0 + 10 * (number % 5), 30.0 + number] for number in range(24)])
    centres = compute_layout(build_layout_graph(24, pairs), sizes, Place(900.0, 600.0, can_zoom=False))
    corners = (centres - sizes / 2).reshape(12, 2, 2).min(axis=1)

    assert len(np.unique(corners[:, 1].round())) * len(np.unique(corners[:, 0].round())) == 12


def test_each_pair_gets_the_length_that_its_longest_tie_needs() -> None:
    graph = build_layout_graph(
        4, [(0, 1), (1, 0), (1, 2), (2, 0), (2, 3), (3, 3)], [100, 400, 300, 250, 500, 900]
    )
    assert graph.min_lengths.tolist() == [400, 250, 300, 500]
    centres = compute_layout(graph, np.full((4, 2), 50.0))
    difference = centres[graph.pairs[:, 0]] - centres[graph.pairs[:, 1]]
    assert (np.hypot(difference[:, 0], difference[:, 1]) >= graph.min_lengths - 1e-6).all()


def test_single_nodes_beside_a_large_component_get_the_room_that_their_names_take_from_far_away() -> None:
    count = 200
    rng = np.random.default_rng(3)
    pairs = [(int(a), int(a * rng.random())) for a in range(1, count)]
    centres = compute_layout(build_layout_graph(count + 3, pairs), np.tile([120.0, 50.0], (count + 3, 1)))
    extent = centres[:count].max(axis=0) - centres[:count].min(axis=0)
    singles = centres[count:]
    assert (extent > 2000).any()
    assert (np.diff(np.sort(singles[:, 0])) > 120 * float((extent / 660).max())).all()
    assert (singles[:, 1] - centres[:count, 1].max() > 25 * float((extent / 660).max())).all()


def test_a_large_network_gets_positions_too() -> None:
    count = 3000
    rng = np.random.default_rng(3)
    pairs = [(int(a), int(a * rng.random())) for a in range(1, count)]
    centres = compute_layout(build_layout_graph(count, pairs), np.full((count, 2), 20.0))
    assert np.isfinite(centres).all()
    assert len(np.unique(centres.round(1), axis=0)) == count
