"""Where nodes stand and how ties are bent; and that pyvis is filled in one go."""

from __future__ import annotations

import numpy as np
import pytest
import pyvis.network

from graph.derived.network import Network, NetworkRecords, build_network
from graph.ontology import ontology
from tests.visualize.made_up import claim, entity, five, large, source
from visualize import label_metrics, positions
from visualize.layout import arrange, graph
from visualize.parallel_edges import bends
from visualize.vis_network import picture


def test_pyvis_holds_the_picture_and_no_physics_runs(network: Network) -> None:
    drawn = picture(network, ontology(), positions(network, ontology()))
    assert isinstance(drawn, pyvis.network.Network)
    assert {node["id"] for node in drawn.nodes} == network.shown
    assert [edge["id"] for edge in drawn.edges] == [tie.id for tie in network.ties]
    assert drawn.options["physics"] is False


def test_pyvis_is_never_asked_to_add_one_by_one(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own `add_node` and `add_edge` look through all that came before: the page would be quadratic."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("quadratic")

    for name in ("add_node", "add_nodes", "add_edge", "add_edges", "get_node", "num_nodes"):
        monkeypatch.setattr(pyvis.network.Network, name, refuse)
    picture(network, ontology(), positions(network, ontology()))


@pytest.mark.parametrize("place", [float("nan"), float("inf")])
def test_a_position_that_no_page_could_say_is_refused(network: Network, place: float) -> None:
    where = dict.fromkeys(network.shown, (0.0, 0.0)) | {"mira": (0.0, place)}
    with pytest.raises(ValueError, match="finite"):
        picture(network, ontology(), where)


@pytest.mark.parametrize(("entities", "ties"), [(120, 300), (12, 14)])
def test_no_node_or_name_lies_on_another(entities: int, ties: int) -> None:
    drawn = large(entities, ties)
    where = positions(drawn, ontology())
    ids = sorted(drawn.shown)
    degrees = dict.fromkeys(ids, 0)
    for tie in drawn.ties:
        for end in {tie.subject, tie.object}:
            degrees[end] += 1
    low, high = [], []
    for id_ in ids:
        lines, radius = label_metrics.lines(drawn.name(id_)), label_metrics.radius(degrees[id_])
        width = max(2 * radius, *(label_metrics.width(line) for line in lines))
        x, y = where[id_]
        low.append((x - width / 2, y - radius))
        high.append((x + width / 2, y + radius + label_metrics.LINE_HEIGHT * len(lines)))
    lows, highs = np.array(low), np.array(high)
    meets = (lows[:, None] < highs[None]).all(-1) & (lows[None] < highs[:, None]).all(-1)
    assert int(meets.sum()) == len(ids)


def test_positions_are_the_same_whatever_the_order_of_the_ids() -> None:
    """`shown` is a set: its order is the hash seed's."""
    drawn = large(40, 80)
    assert positions(drawn, ontology()) == positions(drawn, ontology())
    assert list(positions(drawn, ontology())) == sorted(drawn.shown)


def test_parts_that_nothing_joins_stand_apart() -> None:
    two = graph(7, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5)])
    centres = arrange(two, np.full((7, 2), 50.0))
    boxes = [
        (centres[part].min(axis=0) - 25, centres[part].max(axis=0) + 25)
        for part in ([0, 1, 2], [3, 4, 5], [6])
    ]
    for at, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[at + 1 :]:
            assert (low >= other_high).any() or (other_low >= high).any()


def test_ties_of_a_small_picture_are_as_long_as_their_words() -> None:
    drawn = five()
    where = positions(drawn, ontology())
    for tie in drawn.ties:
        apart = np.subtract(where[tie.subject], where[tie.object])
        # Between the ends of the words and the nodes there is still some room.
        assert np.hypot(*apart) > label_metrics.width("requested extradition of") + 2 * label_metrics.radius(
            1
        )


def test_each_pair_gets_the_length_that_its_longest_tie_needs() -> None:
    shape = graph(4, [(0, 1), (1, 0), (1, 2), (2, 0), (2, 3), (3, 3)], [100, 400, 300, 250, 500, 900])
    assert shape.least.tolist() == [400, 250, 300, 500]
    centres = arrange(shape, np.full((4, 2), 50.0))
    apart = centres[shape.pairs[:, 0]] - centres[shape.pairs[:, 1]]
    assert (np.hypot(apart[:, 0], apart[:, 1]) >= shape.least - 1e-6).all()


def test_beside_a_large_part_single_nodes_get_the_room_that_their_names_take_from_afar() -> None:
    count = 200
    rng = np.random.default_rng(3)
    pairs = [(int(a), int(a * rng.random())) for a in range(1, count)]
    centres = arrange(graph(count + 3, pairs), np.tile([120.0, 50.0], (count + 3, 1)))
    reach = centres[:count].max(axis=0) - centres[:count].min(axis=0)
    singles = centres[count:]
    assert (reach > 2000).any()
    assert (np.diff(np.sort(singles[:, 0])) > 120 * float((reach / 660).max())).all()
    assert (singles[:, 1] - centres[:count, 1].max() > 25 * float((reach / 660).max())).all()


def test_a_large_network_gets_positions_too() -> None:
    count = 3000
    rng = np.random.default_rng(3)
    pairs = [(int(a), int(a * rng.random())) for a in range(1, count)]
    centres = arrange(graph(count, pairs), np.full((count, 2), 20.0))
    assert np.isfinite(centres).all()
    assert len(np.unique(centres.round(1), axis=0)) == count


def test_ties_between_the_same_two_are_bent_apart(network: Network) -> None:
    """In the direction of each tie: to the left of one is to the right of its opposite."""
    found = dict(zip((tie.id for tie in network.ties), bends(network.ties), strict=True))
    between = [found[tie.id] for tie in network.ties if (tie.subject, tie.object) == ("altania", "mira")]
    assert sorted(between) == [-2.0, -1.0, 0.0, 1.0, 2.0]
    assert found["bank|CRITICISED|bank|actual"] == 1.0
    assert found["riot|OCCURRED_IN|port|actual"] == 0.0


def test_opposite_ties_are_bent_to_different_sides() -> None:
    people = [entity("a", "Person", "A"), entity("b", "Person", "B")]
    both = [claim("ACCUSED", "a", "b", id="1"), claim("ACCUSED", "b", "a", id="2")]
    drawn = network_of(people, both)
    assert bends(drawn.ties) == [-0.5, -0.5]


def test_many_ties_between_two_do_not_swing_far_out() -> None:
    people = [entity("a", "Person", "A"), entity("b", "Person", "B")]
    roles = [claim("RELATED_TO", "a", "b", id=str(n), properties={"role": f"role {n}"}) for n in range(20)]
    found = bends(network_of(people, roles).ties)
    assert len(set(found)) == 20
    assert max(map(abs, found)) < 3


def network_of(people: list[object], claims: list[object]) -> Network:
    return build_network("x", NetworkRecords(people, [source(0)], claims), ontology())
