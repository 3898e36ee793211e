"""Which entities a large network opens with: no hub hides the rest, and nobody stands alone."""

from __future__ import annotations

import random
from itertools import combinations

from graph.derived.initial_view import LEAVES, opening
from graph.derived.network import BESIDE, Network, NetworkRecords, build_network, part, uncrowded
from graph.ontology import ontology
from tests.graph.made_up import claim, entity, says, source

GROUP = ("ada", "ben", "cas", "dia", "eve", "fay")


def of(*claims, leaves=()) -> Network:
    ends = sorted({end for made in claims for end in (made.subject, made.object)})
    material = NetworkRecords([entity(id_) for id_ in ends], [source("paper")], list(claims), list(leaves))
    return build_network("Made up", material, ontology())


def hub(name: str, leaves: int) -> list:
    return [claim(f"{name} ACCUSED {name}-{number:03}") for number in range(leaves)]


def dense(names=GROUP) -> list:
    return [claim(f"{one} MET {other}") for one, other in combinations(names, 2)]


def test_beside_a_hub_with_five_hundred_leaves_a_small_dense_group_is_seen_whole():
    chosen = opening(of(*hub("hub", 500), *dense()), 20)

    assert chosen[0] == "hub"
    assert set(GROUP) < set(chosen)
    assert len(chosen) == len(GROUP) + 1 + LEAVES


def test_a_group_that_hangs_on_the_hub_is_seen_as_well():
    chosen = opening(of(*hub("hub", 500), claim("hub ACCUSED ada"), *dense()), 12)

    assert {"hub", *GROUP} <= set(chosen)


def test_of_many_hubs_each_is_seen_with_someone_around_it():
    hubs = [made for at in range(5) for made in hub(f"hub{at}", 50 - at)]
    chosen = opening(of(*hubs), 10)

    assert {id_ for id_ in chosen if "-" not in id_} == {f"hub{at}" for at in range(5)}
    assert len(chosen) == 10


def test_everyone_is_joined_to_someone_and_there_are_no_more_than_asked_for():
    rng = random.Random(5)
    made = of(*{f"{a}": claim(f"p{a} MET p{rng.randrange(60)}") for a in range(60)}.values())
    for most in range(2, 40):
        chosen = opening(made, most)
        drawn = part(made, chosen)
        assert len(chosen) <= most
        assert {
            end for tie in drawn.ties if tie.subject != tie.object for end in (tie.subject, tie.object)
        } == {*chosen}


def test_the_order_of_the_claims_changes_nothing():
    made = [*hub("hub", 30), *dense(), *hub("ada", 4)]
    shuffled = random.Random(1).sample(made, len(made))

    assert opening(of(*made), 12) == opening(of(*shuffled), 12)


def test_more_ties_to_the_same_neighbours_count_more():
    twice = [claim("ben MET cas"), claim("ben ACCUSED cas"), claim("ada MET dia")]

    assert opening(of(*twice), 2) == ("ben", "cas")


def test_where_nobody_is_joined_to_anyone_there_is_nobody_to_choose():
    assert opening(of()) == ()
    assert opening(of(claim("ada CRITICISED ada"))) == ()


def test_a_part_has_the_ties_values_and_disputes_among_its_entities():
    whole = of(
        claim("ada MET ben"),
        claim("ada ACCUSED ben"),
        claim("ada ACCUSED ben", "blog", stance="denied"),
        claim("ben ACCUSED cas"),
        claim("ben ACCUSED cas", "blog", stance="denied"),
        leaves=[says("ada born", "1963"), says("cas born", "1970")],
    )
    found = part(whole, ("ada", "ben", "nobody"))

    assert found.shown == {"ada", "ben"}
    assert {tie.id for tie in found.ties} == {"ada|MET|ben|actual", "ada|ACCUSED|ben|actual"}
    assert {leaf.entity for leaf in found.property_claims} == {"ada"}
    assert [dispute.tie.id for dispute in found.disputes] == ["ada|ACCUSED|ben|actual"]


def test_between_two_the_disputed_ties_stay_and_those_with_most_claims():
    said = [claim(f"ada {type_} ben") for type_ in ("CRITICISED", "CONDEMNED", "SUED", "MET")]
    said += [
        claim("ada MET ben", "blog"),
        claim("ben ATTACKED ada"),
        claim("ben ATTACKED ada", stance="denied"),
    ]
    found = uncrowded(of(*said, claim("ada MET cas")))

    assert [tie.id for tie in found.ties if "cas" not in tie.id] == [
        "ada|CRITICISED|ben|actual",
        "ada|MET|ben|actual",
        "ben|ATTACKED|ada|actual",
    ]
    assert len(found.ties) == BESIDE + 1


def test_a_large_network_is_chosen_from_as_well():
    rng = random.Random(3)
    made = of(*(claim(f"p{at:05} MET p{int(at * rng.random() ** 3):05}") for at in range(1, 20_000)))

    chosen = opening(made)
    assert len(chosen) == 40
    assert chosen[0] == "p00000"
