"""Ties, claims and disputes in words."""

from __future__ import annotations

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, PropertyClaim
from graph.ontology import load_ontology
from graph.presentation import (
    citation,
    dispute_position,
    dispute_sentence,
    dispute_side_lines,
    quote_or_note,
    short_citations,
    tie_label,
    tie_phrase,
    tie_sentence,
    tie_sentence_from,
)
from graph.presentation.sentences import claim_sentence, short_citation
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source

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
        == "Bank headed by Ada (chair) [asserted, The paper, row 3]"
    )


def test_a_phrase_states_a_standing_that_is_not_settled():
    network = make_network(HEADED, DENIED)

    assert tie_phrase(network.ties[0], "ada", network, load_ontology()) == "headed Bank (chair) [disputed]"


def test_a_label_has_the_number_of_claims_where_there_are_several():
    network = make_network(HEADED, DENIED, make_claim("ada MET ben"))

    assert [tie_label(tie, load_ontology()) for tie in network.ties] == ["headed · 2", "met"]


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (HEADED, "Ada headed Bank (chair)"),
        (DENIED, "denied: Ada headed Bank (chair)"),
        (make_claim("ada MET ben", mode="feared"), "Ada met Ben [feared]"),
        (make_property_claim("raid killed", 14, bound="at_least"), "Raid, people killed: at least 14"),
        (make_property_claim("raid killed", 0), "Raid, people killed: 0"),
        (make_property_claim("raid killed", 14, stance="denied"), "Raid, people killed: not 14"),
        (
            make_property_claim("raid killed", 1234567.0, unit="men", stance="alleged"),
            "alleged: Raid, people killed: 1234567 men",
        ),
    ],
)
def test_claims(claim, sentence):
    assert claim_sentence(claim, make_network(claim), load_ontology()) == sentence


@pytest.mark.parametrize(
    ("claim", "long", "short"),
    [
        (make_claim("ada MET ben"), "asserted, The paper", "House"),
        (
            make_claim("cas MET ben", said_by=("cas", "ben"), locator="chars 3-9"),
            "alleged, says Cas as told by Ben, The paper, characters 3 to 9, by a party to it",
            "Cas, Ben, in House",
        ),
        (make_claim("ben MET cas", "letter"), "asserted, The letter", "Ada"),
        (
            make_claim("ben MET cas", "letter", said_by=("ada",)),
            "alleged, says Ada, The letter",
            "Ada",
        ),
        (make_claim("ben MET cas", "leaflet"), "asserted, The leaflet", "The leaflet"),
    ],
)
def test_citations(claim, long, short):
    network = make_network(claim)

    assert citation(claim, network) == long
    assert short_citation(claim, network) == short


def test_of_many_citations_the_others_are_counted():
    claims = [
        make_claim("ada MET ben", source, said_by=said_by)
        for source, said_by in (("paper", ()), ("letter", ("cas",)), ("leaflet", ()), ("paper", ()))
    ]

    assert short_citations(claims, make_network(*claims), 3) == "House; Cas, in Ada; The leaflet"
    assert short_citations(claims, make_network(*claims), 1) == "House; 2 others"


@pytest.mark.parametrize(
    ("claims", "sentence", "sides"),
    [
        (
            [HEADED, DENIED],
            "Ada headed Bank (chair) - both sides: some assert or allege it, others deny it",
            ["asserted", "denied"],
        ),
        (
            [make_property_claim("raid killed", 14), make_property_claim("raid killed", 17, "letter")],
            "Raid: people killed - values differ: sources of different origin give different values",
            ["14", "17"],
        ),
        (
            [
                make_claim("ada MET ben", event="raid", valid_from="2013-05-29", valid_until="2013-05-29"),
                make_claim("ada MET ben", "letter", event="raid", valid_from="2013-06"),
            ],
            "Ada met Ben - dates differ: claims of one tie and one event give dates that do not overlap",
            ["29 May 2013", "from June 2013"],
        ),
    ],
)
def test_disputes(claims, sentence, sides):
    network = make_network(*claims)
    (dispute,) = network.disputes

    assert dispute_sentence(dispute, network, load_ontology()) == sentence
    assert [dispute_position(side, dispute, network, load_ontology()) for side in dispute.sides] == sides


def test_the_lines_of_a_dispute_repeat_no_stance():
    values = [
        make_property_claim("raid killed", 14, note="From the list"),
        make_property_claim("raid killed", 17, "letter"),
    ]
    stances, counts = make_network(HEADED, DENIED), make_network(*values)

    assert list(dispute_side_lines(stances.disputes[0], stances, load_ontology())) == [
        "asserted: The paper, row 3",
        "denied: The letter, by a party to it",
    ]
    assert list(dispute_side_lines(counts.disputes[0], counts, load_ontology())) == [
        "14: asserted, The paper",
        "  From the list (our note; not checked against the text)",
        "17: asserted, The letter",
    ]


def test_a_quote_comes_before_a_note():
    assert quote_or_note(make_claim("ada MET ben", quote="They\n met.", note="A note")) == "“They met.”"
    assert quote_or_note(make_claim("ada MET ben")) == ""
