from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from graph.derived.attribution import by_party
from graph.derived.network import Network
from graph.errors import QueryRefusedError, UnknownEntityError
from graph.reading import network_around, network_between, network_of_case, network_of_query
from graph.store import Store
from tests.graph.made_up import DATASET
from tests.graph.small_case import CLAIMS, ENTITIES, ids_of

EVERYONE = {entity.id for entity in ENTITIES} - {"gazette", "paper/lawyers"}


def claims_of(network: Network) -> set[str]:
    return {claim.id for tie in network.ties for claim in tie.claims}


@pytest.mark.parametrize(
    ("id_", "hops", "shown"),
    [
        ("alma", 0, {"alma"}),
        ("alma", 1, {"alma", "mukhtar"}),
        ("tatiana", 1, {"tatiana", "bta", "kazakhstan"}),
        ("alma", 2, EVERYONE - {"tatiana", "roman", "trial"}),
        ("gazette", 3, {"gazette"}),
    ],
)
def test_around_an_entity(case: Store, id_: str, hops: int, shown: set[str]) -> None:
    network = network_around(case, id_, hops)
    assert network.shown == shown
    assert claims_of(network) == ids_of(
        *(name for name, claim in CLAIMS.items() if {claim.subject, claim.object} <= shown)
    )


def test_around_nobody(case: Store) -> None:
    with pytest.raises(UnknownEntityError, match="'nobody'"):
        network_around(case, "nobody")


def test_between_two(case: Store) -> None:
    network = network_between(case, "tatiana", "nursultan")
    assert network.title == "Between Tatiana Paraskevich and Nursultan Nazarbayev"
    assert network.shown == {"tatiana", "bta", "mukhtar", "nursultan"}
    assert claims_of(network) == ids_of("tatiana at bta", "headed", "owns", "does not own", "persecuted")
    assert network_between(case, "tatiana", "gazette").shown == {"tatiana", "gazette"}


@pytest.mark.parametrize("dataset", [DATASET, None])
def test_a_whole_case(case: Store, dataset: str | None) -> None:
    network = network_of_case(case, dataset)
    assert network.shown == EVERYONE
    assert claims_of(network) == ids_of(*CLAIMS)
    assert set(network.sources) == {"paper", "blog"}
    assert {dispute.rule for dispute in network.disputes} == {"both sides"}
    assert len(network.property_claims) == 2


def test_everyone_whom_a_claim_names_has_a_name(case: Store) -> None:
    network = network_of_query(case, "MATCH (:State)-[r:KIDNAPPED]->() RETURN r")
    assert network.shown == {"kazakhstan", "tatiana"}
    assert network.name("trial") == "the trial in Almaty"
    assert network.name("alma") == "Alma Shalabayeva"
    assert set(network.sources) == {"blog", "paper"}


def test_who_speaks_as_a_party_is_known_whatever_is_shown(case: Store) -> None:
    """Alma wrote the blog; that she is Mukhtar's wife stands in a claim that is not shown."""
    network = network_of_query(case, "MATCH (:Person)-[r:PERSECUTED]->() RETURN r")
    (tie,) = network.ties
    assert by_party(tie.claims[0], network.context)


@pytest.mark.parametrize(
    ("cypher", "shown", "claims"),
    [
        ("MATCH (n:State) RETURN n", {"kazakhstan", "russia", "ukraine"}, set()),
        ("MATCH p = (:State)-->(:Person {id: 'mukhtar'})-->(:Organisation) RETURN collect({p: [p]})",
         {"kazakhstan", "russia", "ukraine", "mukhtar", "bta"},
         {"by kazakhstan", "by russia", "by ukraine", "headed", "owns", "does not own"}),
        ("MATCH (e)-[:HAS_CLAIM]->(c {property: $property}) RETURN c", {"trial"}, set()),
        ("MATCH (s:Source)-[*0..0]-() RETURN s, 1, 'x', null", set(), set()),
    ],
)  # fmt: skip
def test_whatever_a_query_answers(case: Store, cypher: str, shown: set[str], claims: set[str]) -> None:
    parameters: Mapping[str, Any] = {"property": "lawfulness"}
    network = network_of_query(case, cypher, parameters)
    assert network.shown == shown
    assert claims_of(network) == ids_of(*claims)


def test_a_query_that_writes_makes_no_network(case: Store) -> None:
    with pytest.raises(QueryRefusedError):
        network_of_query(case, "CREATE (n) RETURN n")


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH p = ()-[r]->() WHERE r.source = 'paper' RETURN p",
        "MATCH ()-[r]->() WHERE r.stance = 'alleged' RETURN r",
        "MATCH ()-[r]->() WHERE r.stance = 'denied' RETURN r",
    ],
)
def test_a_tie_of_which_a_part_is_found_has_the_standing_of_the_whole(case: Store, cypher: str) -> None:
    whole = {tie.id: (tie.standing, set(tie.origins), len(tie.claims)) for tie in network_of_case(case).ties}

    found = {
        tie.id: (tie.standing, set(tie.origins), len(tie.claims))
        for tie in network_of_query(case, cypher).ties
    }

    assert found
    assert found.items() <= whole.items()


def test_a_case_that_is_not_there(case: Store) -> None:
    with pytest.raises(UnknownEntityError, match="There is no case 'other' in the store"):
        network_of_case(case, "other")
