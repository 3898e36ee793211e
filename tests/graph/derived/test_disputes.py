"""The three rules of dispute, as a table of examples; a dispute is (rule, what it is about, sides)."""

from typing import get_args

import pytest

from graph.derived import DISPUTE_RULES, DisputeRule
from graph.derived.attribution import build_attribution_context
from graph.derived.disputes import find_disputes
from graph.derived.ties import build_ties
from graph.model import Claim, PropertyClaim
from graph.ontology import load_ontology
from tests.graph.describe_dispute import describe_dispute
from tests.graph.make_records import make_claim, make_property_claim, make_source

SOURCES = [
    make_source("paper", publisher="paper-house"),
    make_source("gazette", publisher="gazette-house"),
    make_source("copy", publisher="copy-house", derived_from=("paper",)),
]
CONTEXT = build_attribution_context(load_ontology(), SOURCES, [], [])
DETENTION = "police DETAINED ada"


def on(day, **more):
    return {"valid_from": day, "valid_until": day, **more}


EXAMPLES = {
    "both sides": (
        [make_claim("ada FUNDED party"), make_claim("ada FUNDED party", said_by=("ada",), stance="denied")],
        {("both sides", "ada FUNDED party", ("asserted", "denied"))},
    ),
    "both sides of what is feared": (
        [make_claim(DETENTION, mode="feared"), make_claim(DETENTION, mode="feared", stance="denied")],
        set(),
    ),
    "two counts of the dead": (
        [
            make_property_claim("raid killed", 14, bound="at_least"),
            make_property_claim("raid killed", 17, "gazette", bound="at_least"),
        ],
        {("values differ", "raid killed", ("at least 14", "at least 17"))},
    ),
    "one count, another bound": (
        [
            make_property_claim("raid killed", 14),
            make_property_claim("raid killed", 14, "gazette", bound="at_least"),
        ],
        {("values differ", "raid killed", ("14", "at least 14"))},
    ),
    "one count, another unit": (
        [
            make_property_claim("raid killed", 14, unit="men"),
            make_property_claim("raid killed", 14, "gazette", unit="people"),
        ],
        {("values differ", "raid killed", ("14 men", "14 people"))},
    ),
    "a value and its denial": (
        [
            make_property_claim("raid killed", 14),
            make_property_claim("raid killed", 14, "gazette", stance="denied"),
        ],
        {("values differ", "raid killed", ("14", "not 14"))},
    ),
    "two counts of one origin": (
        [make_property_claim("raid killed", 14), make_property_claim("raid killed", 17)],
        set(),
    ),
    "two counts, the one repeated by a copy": (
        [
            make_property_claim("raid killed", 14),
            make_property_claim("raid killed", 14, "copy"),
            make_property_claim("raid killed", 17, "copy"),
        ],
        {("values differ", "raid killed", ("14", "17"))},
    ),
    "two values of what may have several": (
        [
            make_property_claim("ada occupation", "banker"),
            make_property_claim("ada occupation", "spy", "gazette"),
        ],
        set(),
    ),
    "two counts, of which one is feared": (
        [
            make_property_claim("raid killed", 14),
            make_property_claim("raid killed", 17, "gazette", mode="feared"),
        ],
        set(),
    ),
    "two days of one event": (
        [
            make_claim(DETENTION, event="raid", **on("2013-05-29")),
            make_claim(DETENTION, "gazette", event="raid", **on("2013-05-31")),
        ],
        {("dates differ", "police DETAINED ada", ("2013-05-29", "2013-05-31"))},
    ),
    "a day and its month": (
        [
            make_claim(DETENTION, event="raid", **on("2013-05-29")),
            make_claim(DETENTION, "gazette", event="raid", **on("2013-05")),
        ],
        set(),
    ),
    "two days of two events": (
        [
            make_claim(DETENTION, event="raid", **on("2013-05-29")),
            make_claim(DETENTION, "gazette", event="trial", **on("2013-05-31")),
        ],
        set(),
    ),
    "two days of no event": (
        [make_claim(DETENTION, **on("2013-05-29")), make_claim(DETENTION, "gazette", **on("2013-05-31"))],
        set(),
    ),
    "three dates, of which one agrees with both": (
        [
            make_claim(DETENTION, event="raid", id="a", **on("2013-05-29")),
            make_claim(DETENTION, "gazette", event="raid", id="b", **on("2013-05-31")),
            make_claim(DETENTION, "gazette", event="raid", id="c", **on("2013")),
        ],
        {("dates differ", "police DETAINED ada", ("2013-05-29", "2013-05-31"))},
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_disputes(name):
    claims, expected = EXAMPLES[name]
    ties = build_ties([claim for claim in claims if isinstance(claim, Claim)], CONTEXT, load_ontology())
    property_claims = [claim for claim in claims if isinstance(claim, PropertyClaim)]

    disputes = find_disputes(ties, property_claims, CONTEXT, load_ontology())

    assert {describe_dispute(dispute) for dispute in disputes} == expected


def test_numbers_are_compared_as_numbers():
    claims = [make_property_claim("raid killed", 14), make_property_claim("raid killed", 14.0, "gazette")]

    assert find_disputes([], claims, CONTEXT, load_ontology()) == []


def test_large_numbers_that_differ_in_their_last_digits_are_in_dispute():
    claims = [
        make_property_claim("town population", 1234567.0),
        make_property_claim("town population", 1234568.0, "gazette"),
    ]

    (dispute,) = find_disputes([], claims, CONTEXT, load_ontology())

    assert [side.position.value for side in dispute.sides] == [1234567.0, 1234568.0]


def test_a_value_of_zero_is_a_side():
    claims = [make_property_claim("raid killed", 0), make_property_claim("raid killed", 3, "gazette")]

    (dispute,) = find_disputes([], claims, CONTEXT, load_ontology())

    assert [side.position.value for side in dispute.sides] == [0, 3]


def test_every_rule_has_a_description():
    assert set(DISPUTE_RULES) == set(get_args(DisputeRule))
    assert all(rule.description for rule in DISPUTE_RULES.values())
