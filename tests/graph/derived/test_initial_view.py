"""The entities that a large network shows first: no hub hides the rest, and each has a neighbour."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations, pairwise

import networkx as nx

from graph.derived import Network, NetworkRecords, build_network, select_initial_entities
from graph.model import Claim
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_entity, make_source

GROUP = ("ada", "ben", "cas", "dia", "eve", "fay")


def make_network(*claims: Claim) -> Network:
    entity_ids = sorted({id_ for claim in claims for id_ in claim.entity_ids})
    entities = [make_entity(id_) for id_ in entity_ids]
    return build_network("x", NetworkRecords(entities, [make_source("paper")], claims), load_ontology())


def make_hub(name: str, leaf_count: int) -> list[Claim]:
    return [make_claim(f"{name} ACCUSED {name}-{number:03}") for number in range(leaf_count)]


def make_clique(names: tuple[str, ...] = GROUP) -> list[Claim]:
    return [make_claim(f"{first} MET {second}") for first, second in combinations(names, 2)]


def make_pairs(count: int) -> list[Claim]:
    return [make_claim(f"left-{number:03} MET right-{number:03}") for number in range(count)]


def make_chain(*names: str) -> list[Claim]:
    return [make_claim(f"{first} MET {second}") for first, second in pairwise(names)]


def count_groups(network: Network, chosen: Iterable[str]) -> int:
    """Return into how many groups the ties among the chosen entities divide them."""
    graph = nx.Graph((tie.subject, tie.object) for tie in network.subnetwork(chosen).ties)
    return nx.number_connected_components(graph)


def test_a_small_dense_group_is_shown_beside_a_hub_with_five_hundred_leaves():
    chosen = select_initial_entities(make_network(*make_hub("hub", 500), *make_clique()), 10)

    assert chosen[0] == "hub"
    assert set(GROUP) < set(chosen)
    assert len(chosen) == len(GROUP) + 1 + 3


def test_what_room_is_left_is_filled_with_leaves_of_the_hub():
    chosen = select_initial_entities(make_network(*make_hub("hub", 500), *make_clique()), 20)

    assert set(GROUP) < set(chosen)
    assert sum(id_.startswith("hub-") for id_ in chosen) == 13


def test_a_hub_is_shown_with_many_of_its_leaves_and_beside_it_three_of_the_loose_pairs():
    network = make_network(*make_hub("hub", 478), *make_pairs(250))
    chosen = select_initial_entities(network, 28)

    assert sum(id_.startswith("hub-") for id_ in chosen) == 28 - 1 - 2 * 3
    assert count_groups(network, chosen) == 1 + 3


def test_where_there_are_only_pairs_the_picture_has_only_pairs():
    network = make_network(*make_pairs(500))
    chosen = select_initial_entities(network, 28)

    assert (len(chosen), count_groups(network, chosen)) == (28, 14)


def test_of_many_small_groups_a_few_are_shown_completely():
    stars = [claim for number in range(30) for claim in make_hub(f"hub{number:02}", 4)]
    network = make_network(*stars)
    chosen = select_initial_entities(network, 25)

    assert (len(chosen), count_groups(network, chosen)) == (25, 5)


def test_a_distant_region_is_shown_together_with_what_joins_it():
    network = make_network(
        *make_clique(), *make_chain("ada", "step1", "step2", "step3", "rex"), *make_hub("rex", 40)
    )
    chosen = select_initial_entities(network, 16)

    assert {"step1", "step2", "step3", "rex"} < set(chosen)
    assert count_groups(network, chosen) == 1


def test_a_connected_network_is_shown_connected():
    rng = random.Random(11)
    network = make_network(
        *(make_claim(f"p{number:03} MET p{int(number * rng.random() ** 2):03}") for number in range(1, 1000))
    )

    for limit in (10, 28, 40):
        chosen = select_initial_entities(network, limit)
        assert (len(chosen), count_groups(network, chosen)) == (limit, 1)


def test_a_group_that_is_joined_to_the_hub_is_shown_too():
    network = make_network(*make_hub("hub", 500), make_claim("hub ACCUSED ada"), *make_clique())

    assert {"hub", *GROUP} <= set(select_initial_entities(network, 12))


def test_of_many_hubs_each_is_shown_with_a_neighbour():
    hubs = [claim for number in range(5) for claim in make_hub(f"hub{number}", 50 - number)]
    chosen = select_initial_entities(make_network(*hubs), 10)

    assert {id_ for id_ in chosen if "-" not in id_} == {f"hub{number}" for number in range(5)}
    assert len(chosen) == 10


def test_each_entity_has_a_neighbour_and_the_limit_is_kept():
    rng = random.Random(5)
    network = make_network(*(make_claim(f"p{number} MET p{rng.randrange(60)}") for number in range(60)))
    for limit in range(2, 40):
        chosen = select_initial_entities(network, limit)
        shown = network.subnetwork(chosen)
        assert len(chosen) <= limit
        assert {
            id_ for tie in shown.ties if tie.subject != tie.object for id_ in (tie.subject, tie.object)
        } == {*chosen}


def test_the_order_of_the_claims_makes_no_difference():
    claims = [*make_hub("hub", 30), *make_clique(), *make_hub("ada", 4)]
    shuffled = random.Random(1).sample(claims, len(claims))

    assert select_initial_entities(make_network(*claims), 12) == select_initial_entities(
        make_network(*shuffled), 12
    )


def test_more_ties_to_the_same_neighbours_weigh_more():
    claims = [make_claim("ben MET cas"), make_claim("ben ACCUSED cas"), make_claim("ada MET dia")]

    assert select_initial_entities(make_network(*claims), 2) == ("ben", "cas")


def test_of_entities_without_a_neighbour_none_is_chosen():
    assert select_initial_entities(make_network()) == ()
    assert select_initial_entities(make_network(make_claim("ada CRITICISED ada"))) == ()


def test_a_large_network():
    rng = random.Random(3)
    claims = (
        make_claim(f"p{number:05} MET p{int(number * rng.random() ** 3):05}") for number in range(1, 20_000)
    )

    chosen = select_initial_entities(make_network(*claims))

    assert len(chosen) == 40
    assert chosen[0] == "p00000"
