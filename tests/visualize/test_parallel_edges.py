"""Ties between the same two entities are bent apart."""

from __future__ import annotations

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, Entity
from graph.ontology import load_ontology
from tests.visualize.example_networks import make_claim, make_entity, make_source
from visualize.parallel_edges import compute_bends

PEOPLE = [make_entity("a", "Person", "A"), make_entity("b", "Person", "B")]


def make_network(entities: list[Entity], claims: list[Claim]) -> Network:
    return build_network("x", NetworkRecords(entities, [make_source(0)], claims), load_ontology())


def test_ties_between_the_same_two_are_bent_apart(network: Network) -> None:
    """In the direction of each tie: to the left of one is to the right of its opposite."""
    bends = dict(zip((tie.id for tie in network.ties), compute_bends(network.ties), strict=True))
    parallel = [bends[tie.id] for tie in network.ties if (tie.subject, tie.object) == ("altania", "mira")]
    assert sorted(parallel) == [-2.0, -1.0, 0.0, 1.0, 2.0]
    assert bends["bank|CRITICISED|bank|actual"] == 1.0
    assert bends["riot|OCCURRED_IN|port|actual"] == 0.0


def test_opposite_ties_are_bent_to_different_sides() -> None:
    claims = [make_claim("ACCUSED", "a", "b", id="1"), make_claim("ACCUSED", "b", "a", id="2")]
    assert compute_bends(make_network(PEOPLE, claims).ties) == [-0.5, -0.5]


def test_many_ties_between_two_are_not_bent_too_far() -> None:
    claims = [
        make_claim("RELATED_TO", "a", "b", id=str(number), properties={"role": f"role {number}"})
        for number in range(20)
    ]
    bends = compute_bends(make_network(PEOPLE, claims).ties)
    assert len(set(bends)) == 20
    assert max(map(abs, bends)) < 3
