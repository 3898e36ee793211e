"""A network cut to some of its ties and entities, and its disputes, which are found when they are needed."""

from __future__ import annotations

import pytest

from graph.derived import Network, NetworkRecords, Tie, build_network
from graph.derived.network import MAX_PARALLEL_TIES
from graph.model import Claim, PropertyClaim
from graph.ontology import load_ontology
from tests.graph.describe_dispute import describe_dispute
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source

SOURCES = [
    make_source("paper", publisher="paper-house"),
    make_source("blog", publisher="blogger"),
    make_source("copy", publisher="copy-house", derived_from=("paper",)),
]

BORN_ADA = ("one value", "ada born", "1963", "1965")
BORN_CAS = ("one value", "cas born", "1970", "1971")
ADA_ACCUSED_BEN = ("both sides", "ada ACCUSED ben", "asserted", "denied")
BEN_ACCUSED_CAS = ("both sides", "ben ACCUSED cas", "asserted", "denied")


def make_network(*claims: Claim | PropertyClaim) -> Network:
    entity_ids = sorted({id_ for claim in claims for id_ in claim.entity_ids})
    publishers = ["paper-house", "blogger", "copy-house"]
    entities = [make_entity(id_) for id_ in (*entity_ids, *publishers)]
    return build_network("x", NetworkRecords.from_records([*SOURCES, *entities, *claims]), load_ontology())


@pytest.fixture(scope="module")
def network() -> Network:
    return make_network(
        make_claim("ada MET ben", id="met"),
        make_claim("ada ACCUSED ben", id="accused"),
        make_claim("ada ACCUSED ben", "blog", id="denied", stance="denied"),
        make_claim("ben ACCUSED cas", "copy", id="accused-cas"),
        make_claim("ben ACCUSED cas", "blog", id="denied-cas", stance="denied"),
        make_property_claim("ada born", "1963"),
        make_property_claim("ada born", "1965", "blog"),
        make_property_claim("cas born", "1970"),
        make_property_claim("cas born", "1971", "blog"),
        make_property_claim("dia born", "1980"),
    )


def disputes_of(network: Network) -> set[tuple[str, ...]]:
    return {describe_dispute(dispute) for dispute in network.disputes}


def ties_of(network: Network) -> list[str]:
    return [tie.id.removesuffix("|actual") for tie in network.ties]


def tie_of(network: Network, id_: str) -> Tie:
    return next(tie for tie in network.ties if tie.id == f"{id_}|actual")


def test_the_disputes_of_a_network(network):
    assert disputes_of(network) == {BORN_ADA, BORN_CAS, ADA_ACCUSED_BEN, BEN_ACCUSED_CAS}


def test_disputes_are_found_once_and_only_when_they_are_needed(monkeypatch):
    calls = []
    monkeypatch.setattr("graph.derived.network.find_disputes", lambda *_: calls.append(1) or [])
    network = make_network(make_claim("ada MET ben"))
    assert not calls

    assert network.disputes == network.disputes == ()
    assert len(calls) == 1


def test_a_subnetwork_has_the_ties_values_and_disputes_of_its_entities(network):
    cut = network.subnetwork(("ada", "ben", "nobody"))

    assert cut.shown_ids == {"ada", "ben"}
    assert ties_of(cut) == ["ada|MET|ben", "ada|ACCUSED|ben"]
    assert {claim.entity for claim in cut.property_claims} == {"ada"}
    assert disputes_of(cut) == {BORN_ADA, ADA_ACCUSED_BEN}


def test_a_subnetwork_shows_no_entity_that_the_network_only_names(network):
    assert network.subnetwork(("ada", "blogger")).shown_ids == {"ada"}


def test_a_network_with_some_ties_has_the_disputes_of_these_ties_and_of_the_entities_that_they_join(network):
    cut = network.with_ties([tie_of(network, "ben|ACCUSED|cas")])

    assert cut.shown_ids == {"ben", "cas"}
    assert ties_of(cut) == ["ben|ACCUSED|cas"]
    assert disputes_of(cut) == {BEN_ACCUSED_CAS, BORN_CAS}


def test_a_network_with_some_ties_can_show_further_entities(network):
    cut = network.with_ties([tie_of(network, "ben|ACCUSED|cas")], ["ada", "nobody"])

    assert cut.shown_ids == {"ada", "ben", "cas"}
    assert disputes_of(cut) == {BEN_ACCUSED_CAS, BORN_CAS, BORN_ADA}


def test_a_network_with_some_claims_has_their_ties_with_all_claims(network):
    cut = network.with_claims([make_claim("ada ACCUSED ben", id="denied")])

    assert ties_of(cut) == ["ada|ACCUSED|ben"]
    assert [claim.id for claim in cut.ties[0].claims] == ["accused", "denied"]
    assert cut.shown_ids == {"ada", "ben"}


def test_a_network_with_claims_of_properties_shows_their_entities_with_all_values(network):
    cut = network.with_claims([make_property_claim("ada born", "1963")])

    assert (cut.shown_ids, ties_of(cut)) == ({"ada"}, [])
    assert disputes_of(cut) == {BORN_ADA}


def test_of_parallel_ties_the_disputed_ones_stay_and_those_with_most_claims():
    network = make_network(
        *(make_claim(f"ada {edge_type} ben") for edge_type in ("CRITICISED", "CONDEMNED", "SUED", "MET")),
        make_claim("ada MET ben", "blog"),
        make_claim("ben ATTACKED ada"),
        make_claim("ben ATTACKED ada", stance="denied"),
        make_claim("ada MET cas"),
    )
    cut = network.limit_parallel_ties()

    assert [id_ for id_ in ties_of(cut) if "cas" not in id_] == [
        "ada|CRITICISED|ben",
        "ada|MET|ben",
        "ben|ATTACKED|ada",
    ]
    assert len(cut.ties) == MAX_PARALLEL_TIES + 1
    assert cut.shown_ids == network.shown_ids


def test_a_tie_that_is_left_out_takes_its_disputes_with_it():
    network = make_network(
        *(
            make_claim(f"ada {edge_type} ben", source, stance=stance)
            for edge_type in ("ACCUSED", "ATTACKED")
            for source, stance in (("paper", "asserted"), ("blog", "denied"))
        )
    )

    assert len(network.disputes) == 2
    assert disputes_of(network.limit_parallel_ties(1)) == {ADA_ACCUSED_BEN}


def test_a_network_limited_to_mentions_keeps_the_names_in_claims_and_in_their_sources(network):
    limited = network.limited_to_mentions([make_claim("ben ACCUSED cas", "copy")], ["dia"])

    assert set(limited.sources) == {"copy", "paper"}
    assert set(limited.entities) == {"ben", "cas", "dia", "copy-house", "paper-house"}
    assert limited.ties == network.ties


def test_withdrawn_claims_are_left_out():
    withdrawn = "2026-11-22T10:00Z"
    network = make_network(
        make_claim("ada MET ben", withdrawn_on=withdrawn),
        make_property_claim("ada born", "1963", withdrawn_on=withdrawn),
        make_property_claim("cas born", "1970"),
    )

    assert (network.shown_ids, network.ties) == ({"cas"}, ())
