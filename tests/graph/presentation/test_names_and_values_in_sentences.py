"""In sentences, names from right to left are isolated, and values are complete."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, Money, PropertyClaim, Value
from graph.ontology import Ontology, Property, ValueType, load_ontology
from graph.presentation import citation, claim_sentence, tie_attribution, tie_phrase, tie_sentence
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source

NAME, ROLE, TITLE = "יוסף (ב)", "مدير", "الجريدة"
YUSUF = f"\u2068{NAME}\u2069"


def make_network(*claims: Claim | PropertyClaim, ontology: Ontology | None = None) -> Network:
    records = NetworkRecords.from_records(
        [
            replace(make_source("paper"), title=TITLE),
            make_entity("ada"),
            make_entity("yusuf", name=NAME),
            make_entity("bank", "Organisation"),
            *claims,
        ]
    )
    return build_network("A network", records, ontology or load_ontology())


def test_names_from_right_to_left_are_isolated() -> None:
    claim = make_claim("yusuf HEADED bank", said_by=("yusuf", "ada"), properties={"role": ROLE})
    network = make_network(claim)
    (tie,) = network.ties

    sentence = f"{YUSUF} is said to have headed Bank (\u2068{ROLE}\u2069)"
    assert tie_sentence(tie, network, load_ontology()) == sentence
    assert claim_sentence(claim, network, load_ontology()) == sentence
    assert tie_phrase(tie, "bank", network, load_ontology()).endswith(f"{YUSUF} (\u2068{ROLE}\u2069)")
    assert tie_attribution(tie, network).startswith(f"{YUSUF}, as told by Ada")
    assert f"\u2068{TITLE}\u2069" in citation(claim, network)


def test_a_property_from_right_to_left_is_isolated() -> None:
    claim = make_property_claim("yusuf occupation", ROLE)
    assert (
        claim_sentence(claim, make_network(claim), load_ontology())
        == f"{YUSUF}, occupation: \u2068{ROLE}\u2069"
    )


@pytest.mark.parametrize(
    ("value_type", "value", "words"),
    [
        ("money", Money(2500000.45, "GBP"), "2,500,000.45 GBP"),
        ("money", Money(0.3, "GBP"), "0.30 GBP"),
        ("number", 12345678.0, "12345678"),
        ("date", "2013-05-31T22:00Z", "31 May 2013, 22:00 UTC"),
        ("entity", "bank", "Bank"),
        ("flag", True, "yes"),
    ],
)
def test_an_identifying_value_is_complete_in_words(value_type: ValueType, value: Value, words: str) -> None:
    ontology = load_ontology()
    funded = ontology.edge_types["FUNDED"]
    properties = MappingProxyType({"part": Property(type=value_type, identifying=True)})
    edge_types = MappingProxyType({**ontology.edge_types, "FUNDED": replace(funded, properties=properties)})
    ontology = replace(ontology, edge_types=edge_types)
    claim = make_claim("ada FUNDED bank", properties={"part": value})
    network = make_network(claim, ontology=ontology)

    assert claim_sentence(claim, network, ontology) == f"Ada funded Bank ({words})"
    assert tie_sentence(network.ties[0], network, ontology) == f"Ada funded Bank ({words})"
