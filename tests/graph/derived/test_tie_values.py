"""Claims whose identifying values are equal are one tie, however the value was written."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from graph.derived import AttributionContext, IdentifyingValues, identifying_properties
from graph.derived.ties import build_ties
from graph.model import Money, Value
from graph.ontology import Ontology, Property, ValueType, load_ontology
from tests.graph.make_records import make_claim


def make_ontology(value_type: ValueType) -> Ontology:
    """Return the ontology with an identifying property `part` of OWNS."""
    ontology = load_ontology()
    owns = ontology.edge_types["OWNS"]
    part = Property(type=value_type, identifying=True)
    with_part = replace(owns, properties=MappingProxyType({**owns.properties, "part": part}))
    return replace(ontology, edge_types=MappingProxyType({**ontology.edge_types, "OWNS": with_part}))


def identifying_values(value_type: ValueType, *values: Value) -> list[IdentifyingValues]:
    """Return the identifying values of the ties of claims with these values."""
    claims = [make_claim("ada OWNS bank", properties={"part": value}) for value in values]
    return [
        tie.identifying_values for tie in build_ties(claims, AttributionContext(), make_ontology(value_type))
    ]


@pytest.mark.parametrize(
    ("value_type", "first", "second", "text"),
    [
        ("number", 200, 200.0, "200"),
        ("money", Money(2500000, "GBP"), Money(2500000.0, "GBP"), "2500000 GBP"),
        ("date", "2013-06-01T00:00+02:00", "2013-05-31T22:00Z", "2013-05-31T22:00Z"),
        ("flag", True, True, "true"),
        ("text", "Director", "Director", "Director"),
    ],
)
def test_equal_values_make_one_tie(value_type: ValueType, first: Value, second: Value, text: str) -> None:
    assert identifying_values(value_type, first, second) == [(("part", text),)]


@pytest.mark.parametrize(
    ("value_type", "first", "second"),
    [
        ("number", 12345678.5, 12345679.5),
        ("money", Money(2500000.45, "GBP"), Money(2500000.46, "GBP")),
        ("money", Money(0.3, "GBP"), Money(0.0, "GBP")),
        ("money", Money(5.0, "GBP"), Money(5.0, "EUR")),
        ("date", "2013-05", "2013-05-31"),
    ],
)
def test_different_values_make_two_ties(value_type: ValueType, first: Value, second: Value) -> None:
    assert len(set(identifying_values(value_type, first, second))) == 2


def test_the_identifying_properties_of_a_tie_are_values_and_not_texts() -> None:
    ontology = make_ontology("money")
    claims = [
        make_claim("ada OWNS bank", stance="denied"),
        make_claim("ada OWNS bank", properties={"part": Money(2500000.45, "GBP"), "share": 5}),
    ]
    assert identifying_properties(claims, ontology) == {"part": Money(2500000.45, "GBP")}
