"""Ties and claims in words."""

from __future__ import annotations

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, PropertyClaim
from graph.ontology import load_ontology
from graph.presentation import (
    citation,
    tie_label_with_count,
    tie_phrase,
    tie_sentence,
    tie_sentence_from,
)
from graph.presentation.citations import format_recorder, short_citation
from tests.graph.make_records import make_claim, make_entity, make_source

SOURCES = [
    make_source("paper", publisher="house"),
    make_source("letter", author=("ada",)),
    make_source("leaflet"),
]


def make_network(*claims: Claim | PropertyClaim) -> Network:
    entities = [make_entity(id_) for id_ in ("ada", "ben", "cas", "house")]
    entities += [make_entity("bank", "Organisation"), make_entity("raid", "Event")]
    return build_network("x", NetworkRecords.from_records([*entities, *SOURCES, *claims]), load_ontology())


HEADED = make_claim("ada HEADED bank", locator="row 3", properties={"role": "chair"})
DENIED = make_claim("ada HEADED bank", "letter", stance="denied", properties={"role": "chair"})


def test_a_tie_as_a_sentence_and_as_a_phrase_about_each_of_its_entities():
    network = make_network(HEADED)
    (tie,) = network.ties

    assert tie_sentence(tie, network, load_ontology()) == "Ada headed Bank (chair)"
    assert tie_phrase(tie, "ada", network, load_ontology()) == "headed Bank (chair)"
    assert tie_phrase(tie, "bank", network, load_ontology()) == "headed by Ada (chair)"
    assert (
        tie_sentence_from(tie, "bank", network, load_ontology())
        == "Bank: headed by Ada (chair) [asserted in The paper, row 3]"
    )


def test_a_label_has_the_number_of_claims_where_there_are_several():
    network = make_network(HEADED, DENIED, make_claim("ada MET ben"))

    assert [tie_label_with_count(tie, load_ontology()) for tie in network.ties] == [
        "disputed: headed · 2",
        "met",
    ]


@pytest.mark.parametrize(
    ("claim", "long", "short"),
    [
        (make_claim("ada MET ben"), "asserted in The paper", "House"),
        (
            make_claim("cas MET ben", said_by=("cas", "ben"), locator="chars 3-9"),
            "alleged by Cas, as told by Ben, in The paper, characters 3 to 9, by a party to it",
            "Cas, as told by Ben, in House",
        ),
        (make_claim("ben MET cas", "letter"), "asserted in The letter", "Ada"),
        (make_claim("ben MET cas", "letter", said_by=("ada",)), "alleged by Ada, in The letter", "Ada"),
        (make_claim("ben MET cas", "leaflet"), "asserted in The leaflet", "“The leaflet”"),
        (
            make_claim("ben MET cas", "paper", mode="feared", said_by=("ada",)),
            "feared, alleged by Ada, in The paper",
            "Ada, in House",
        ),
        (
            make_claim("ben MET cas", "paper", mode="planned", stance="denied", said_by=("ada",)),
            "planned, denied by Ada, in The paper",
            "Ada, in House",
        ),
    ],
)
def test_citations(claim, long, short):
    network = make_network(claim)

    assert citation(claim, network) == long
    assert short_citation(claim, network) == short


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "recorded in the dataset made-up"),
        ({"recorded_on": "2026-11-25T10:00:00Z"}, "recorded in the dataset made-up on 25 November 2026"),
        (
            {"recorded_on": "2026-11-25T10:00:00Z", "recorded_by": "ines"},
            "recorded by ines on 25 November 2026",
        ),
    ],
)
def test_who_recorded_a_claim_and_when(fields, words):
    assert format_recorder(make_claim("ada MET ben", **fields)) == words
