"""pyvis gets complete lists of nodes and edges."""

from __future__ import annotations

import pytest
import pyvis.network

from graph.derived import Network
from graph.ontology import load_ontology
from visualize import compute_positions
from visualize.vis_network import build_vis_network


def test_pyvis_holds_the_picture_and_no_physics_runs(network: Network) -> None:
    vis = build_vis_network(network, load_ontology(), compute_positions(network, load_ontology()))
    assert isinstance(vis, pyvis.network.Network)
    assert {node["id"] for node in vis.nodes} == network.shown_ids
    assert [edge["id"] for edge in vis.edges] == [tie.id for tie in network.ties]
    assert vis.options["physics"] is False


def test_pyvis_never_adds_nodes_and_edges_one_by_one(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own `add_node` and `add_edge` search all earlier ones: the time would grow with the square."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("quadratic")

    for name in ("add_node", "add_nodes", "add_edge", "add_edges", "get_node", "num_nodes"):
        monkeypatch.setattr(pyvis.network.Network, name, refuse)
    build_vis_network(network, load_ontology(), compute_positions(network, load_ontology()))


@pytest.mark.parametrize("coordinate", [float("nan"), float("inf")])
def test_a_position_that_json_cannot_hold_is_refused(network: Network, coordinate: float) -> None:
    positions = dict.fromkeys(network.shown_ids, (0.0, 0.0)) | {"mira": (0.0, coordinate)}
    with pytest.raises(ValueError, match="finite"):
        build_vis_network(network, load_ontology(), positions)
