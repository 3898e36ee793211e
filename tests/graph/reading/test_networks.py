"""Networks read from the small case: exactly its ties and entities, each with its name and standing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from graph.derived import Network, is_by_party
from graph.errors import NotFoundError, QueryRefusedError, UnknownEntityError
from graph.reading import (
    Selection,
    load_neighbourhood_network,
    load_network,
    load_network_between,
    load_network_of_dataset,
    load_network_of_query,
)
from graph.store import Store
from tests.graph.make_records import DATASET
from tests.graph.small_case import CLAIMS, ENTITIES, claim_ids_of

SHOWN_IDS = {entity.id for entity in ENTITIES} - {"gazette", "paper/lawyers"}


def claim_ids_in(network: Network) -> set[str]:
    return {claim.id for tie in network.ties for claim in tie.claims}


@pytest.mark.parametrize(
    ("id_", "hops", "shown"),
    [
        ("alma", 0, {"alma"}),
        ("alma", 1, {"alma", "mukhtar"}),
        ("tatiana", 1, {"tatiana", "bta", "kazakhstan"}),
        ("alma", 2, SHOWN_IDS - {"tatiana", "roman", "trial"}),
        ("gazette", 3, {"gazette"}),
    ],
)
def test_the_neighbourhood_of_an_entity(small_store: Store, id_: str, hops: int, shown: set[str]) -> None:
    network = load_neighbourhood_network(small_store, id_, hops)
    assert network.shown_ids == shown
    assert claim_ids_in(network) == claim_ids_of(
        *(name for name, claim in CLAIMS.items() if {claim.subject, claim.object} <= shown)
    )


def test_the_neighbourhood_of_an_unknown_entity_is_refused(small_store: Store) -> None:
    with pytest.raises(UnknownEntityError, match="'unknown'"):
        load_neighbourhood_network(small_store, "unknown")


def test_a_network_between_two_entities(small_store: Store) -> None:
    network = load_network_between(small_store, "tatiana", "nursultan")
    assert network.title == "Between Tatiana Paraskevich and Nursultan Nazarbayev"
    assert network.shown_ids == {"tatiana", "bta", "mukhtar", "nursultan"}
    assert claim_ids_in(network) == claim_ids_of(
        "tatiana at bta", "headed", "owns", "does not own", "persecuted"
    )
    assert load_network_between(small_store, "tatiana", "gazette").shown_ids == {"tatiana", "gazette"}


@pytest.mark.parametrize("dataset", [DATASET, None])
def test_the_network_of_a_dataset(small_store: Store, dataset: str | None) -> None:
    network = load_network_of_dataset(small_store, dataset)
    assert network.shown_ids == SHOWN_IDS
    assert claim_ids_in(network) == claim_ids_of(*CLAIMS)
    assert set(network.sources) == {"paper", "blog"}
    assert {dispute.rule for dispute in network.disputes} == {"both sides"}
    assert len(network.property_claims) == 2


def test_every_entity_that_a_claim_names_has_a_name(small_store: Store) -> None:
    network = load_network_of_query(small_store, "MATCH (:State)-[r:KIDNAPPED]->() RETURN r")
    assert network.shown_ids == {"kazakhstan", "tatiana"}
    assert network.name("trial") == "the trial in Almaty"
    assert network.name("alma") == "Alma Shalabayeva"
    assert set(network.sources) == {"blog", "paper"}


def test_a_party_is_recognised_by_a_claim_that_is_not_shown(small_store: Store) -> None:
    """Alma wrote the blog; a claim that is not shown says that she is Mukhtar's wife."""
    network = load_network_of_query(small_store, "MATCH (:Person)-[r:PERSECUTED]->() RETURN r")
    (tie,) = network.ties
    assert is_by_party(tie.claims[0], network.context)


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
def test_the_network_of_a_query(small_store: Store, cypher: str, shown: set[str], claims: set[str]) -> None:
    parameters: Mapping[str, Any] = {"property": "lawfulness"}
    network = load_network_of_query(small_store, cypher, parameters)
    assert network.shown_ids == shown
    assert claim_ids_in(network) == claim_ids_of(*claims)


def test_a_query_that_writes_is_refused(small_store: Store) -> None:
    with pytest.raises(QueryRefusedError):
        load_network_of_query(small_store, "CREATE (n) RETURN n")


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH p = ()-[r]->() WHERE r.source = 'paper' RETURN p",
        "MATCH ()-[r]->() WHERE r.stance = 'alleged' RETURN r",
        "MATCH ()-[r]->() WHERE r.stance = 'denied' RETURN r",
    ],
)
def test_a_tie_has_the_standing_of_all_its_claims(small_store: Store, cypher: str) -> None:
    expected = {
        tie.id: (tie.standing, set(tie.origins), len(tie.claims))
        for tie in load_network_of_dataset(small_store).ties
    }

    ties = {
        tie.id: (tie.standing, set(tie.origins), len(tie.claims))
        for tie in load_network_of_query(small_store, cypher).ties
    }

    assert ties
    assert ties.items() <= expected.items()


@pytest.mark.parametrize("selection", [{"dataset": ""}, {"source": ""}, {"around": ""}])
def test_an_empty_id_does_not_select_everything(small_store: Store, selection: dict[str, Any]) -> None:
    with pytest.raises(NotFoundError):
        load_network(small_store, Selection(**selection))


def test_the_network_of_an_unknown_dataset_is_refused(small_store: Store) -> None:
    with pytest.raises(NotFoundError, match="There is no case 'other' in the store"):
        load_network_of_dataset(small_store, "other")
