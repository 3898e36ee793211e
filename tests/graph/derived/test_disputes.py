"""The rules of disputes and differences, as a table of examples (see `describe_dispute`)."""

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
    make_source("blog"),
    make_source("copy", publisher="copy-house", derived_from=("paper",)),
]
CONTEXT = build_attribution_context(load_ontology(), SOURCES, [], [])
DETENTION = "police DETAINED ada"


def on(day, **more):
    return {"valid_from": day, "valid_until": day, **more}


def killed(count, source="paper", **more):
    return make_property_claim("raid killed", count, source, **more)


def born(date, source="paper"):
    return make_property_claim("ada born", date, source)


def called(word, source="paper", **more):
    return make_property_claim("raid characterisation", word, source, **more)


def worked_as(word, source="paper", **more):
    return make_property_claim("ada occupation", word, source, **more)


def detained(day, source="paper", **more):
    return make_claim(DETENTION, source, **{"event": "raid", **on(day), **more})


def find(claims):
    ties = build_ties([claim for claim in claims if isinstance(claim, Claim)], CONTEXT, load_ontology())
    property_claims = [claim for claim in claims if isinstance(claim, PropertyClaim)]
    return find_disputes(ties, property_claims, CONTEXT, load_ontology())


EXAMPLES = {
    "both sides": (
        [make_claim("ada FUNDED party"), make_claim("ada FUNDED party", said_by=("ada",), stance="denied")],
        {("both sides", "ada FUNDED party", "asserted", "denied")},
    ),
    "both sides of what is feared": (
        [make_claim(DETENTION, mode="feared"), make_claim(DETENTION, mode="feared", stance="denied")],
        set(),
    ),
    # Values of which only one can be true.
    "two exact counts": (
        [killed(14), killed(17, "gazette")],
        {("one value", "raid killed", "14", "17")},
    ),
    "more than a count": (
        [killed(20, bound="at_least"), killed(14, "gazette")],
        {("one value", "raid killed", "14", "at least 20")},
    ),
    "two counts of one origin": ([killed(14), killed(17)], set()),
    "two counts of one speaker in two papers": (
        [killed(14, said_by=("ada",)), killed(17, "gazette", said_by=("ada",))],
        set(),
    ),
    "two counts, the one repeated by a copy": (
        [killed(14), killed(14, "copy"), killed(17, "copy")],
        {("one value", "raid killed", "14", "17")},
    ),
    "two counts, of which one is feared": ([killed(14), killed(17, "gazette", mode="feared")], set()),
    "a value and its denial": (
        [killed(14), killed(14, "gazette", stance="denied")],
        {("one value", "raid killed", "14", "not 14")},
    ),
    "a value and the denial of another": (
        [killed(14), killed(17, "gazette", stance="denied")],
        set(),
    ),
    "numbers as numbers": ([killed(200), killed(200.0, "gazette")], set()),
    "large numbers that differ in the seventh digit": (
        [killed(1_234_567.0), killed(1_234_568.0, "gazette")],
        {("one value", "raid killed", "1234567", "1234568")},
    ),
    "nobody": ([killed(0), killed(3, "gazette")], {("one value", "raid killed", "0", "3")}),
    "a birth year and a full date of that year": (
        [born("1963"), born("1963-07-02", "gazette")],
        set(),
    ),
    "two birth years": (
        [born("1963"), born("1965", "gazette")],
        {("one value", "ada born", "1963", "1965")},
    ),
    "one instant in two time zones": (
        [born("2013-05-31T22:00Z"), born("2013-06-01T00:00+02:00", "gazette")],
        set(),
    ),
    "three birth dates, of which one agrees with both others": (
        [born("1963-07-02"), born("1963-08-01", "gazette"), born("1963", "blog")],
        {("one value", "ada born", "1963-07-02", "1963-08-01", "1963 ~ 1963-07-02, 1963-08-01")},
    ),
    "a value that agrees with one side only": (
        [killed(14), killed(17, "gazette"), killed(15, "blog", bound="at_least")],
        {("one value", "raid killed", "14", "17", "at least 15 ~ 17")},
    ),
    "populations of two times": (
        [
            make_property_claim("town population", 900, **on("1990")),
            make_property_claim("town population", 1200, "gazette", **on("2010")),
        ],
        set(),
    ),
    # Values that can both be true.
    "two least counts": (
        [killed(14, bound="at_least"), killed(17, "gazette", bound="at_least")],
        {("accounts differ", "raid killed", "at least 14", "at least 17")},
    ),
    "about five, about six": (
        [killed(5, bound="about"), killed(6, "gazette", bound="about")],
        {("accounts differ", "raid killed", "about 5", "about 6")},
    ),
    "two units": (
        [killed(14, unit="men"), killed(14, "gazette", unit="people")],
        {("accounts differ", "raid killed", "14 men", "14 people")},
    ),
    "two least counts of one origin": (
        [killed(14, bound="at_least"), killed(17, bound="at_least")],
        set(),
    ),
    "one count, another bound": ([killed(14), killed(14, "gazette", bound="at_least")], set()),
    "a count with its unit, and without": ([killed(14), killed(14, "gazette", unit="people")], set()),
    "three counts, of which two agree": (
        [killed(14, bound="at_least"), killed(17, "gazette", bound="at_least"), killed(17, "blog")],
        {("accounts differ", "raid killed", "at least 14", "17", "at least 17 ~ 17")},
    ),
    "a difference beside a dispute is not told twice": (
        [killed(14), killed(17, "gazette"), killed(10, "blog", bound="at_least")],
        {("one value", "raid killed", "14", "17", "at least 10 ~ 14, 17")},
    ),
    # Opinions.
    "three words for one removal": (
        [
            called("deportation"),
            called("kidnapping", "gazette", said_by=("ada",)),
            called("illegal transfer", "blog"),
        ],
        {
            (
                "accounts differ",
                "raid characterisation",
                "deportation",
                "illegal transfer",
                "kidnapping",
            )
        },
    ),
    "one word in two spellings": ([called("Kidnapping"), called("kidnapping", "gazette")], set()),
    "an opinion and its denial": (
        [called("massacre"), called("massacre", "gazette", stance="denied")],
        {("accounts differ", "raid characterisation", "massacre", "not massacre")},
    ),
    "an opinion, its denial and a third word": (
        [called("massacre"), called("massacre", "gazette", stance="denied"), called("riot", "blog")],
        {("accounts differ", "raid characterisation", "massacre", "riot", "not massacre ~ riot")},
    ),
    "two assessments": (
        [
            make_property_claim("ada assessment", "brave"),
            make_property_claim("ada assessment", "reckless", "gazette"),
        ],
        {("accounts differ", "ada assessment", "brave", "reckless")},
    ),
    # Properties that may have several values.
    "two occupations": ([worked_as("banker"), worked_as("spy", "gazette")], set()),
    "an occupation and its denial, and another occupation": (
        [worked_as("spy"), worked_as("spy", "gazette", stance="denied"), worked_as("banker", "blog")],
        {("one value", "ada occupation", "spy", "not spy")},
    ),
    "two denials are two disputes": (
        [
            worked_as("spy"),
            worked_as("spy", "gazette", stance="denied"),
            worked_as("banker"),
            worked_as("banker", "gazette", stance="denied"),
        ],
        {
            ("one value", "ada occupation", "spy", "not spy"),
            ("one value", "ada occupation", "banker", "not banker"),
        },
    ),
    # Dates of one tie and one event.
    "two days of one event": (
        [detained("2013-05-29"), detained("2013-05-31", "gazette")],
        {("dates apart", DETENTION, "2013-05-29", "2013-05-31")},
    ),
    "two days of one event, from one origin": ([detained("2013-05-29"), detained("2013-05-31")], set()),
    "a day and its month": ([detained("2013-05-31"), detained("2013-05", "gazette")], set()),
    "a day and a time of it": (
        [detained("2013-05-31"), detained("2013-05-31T22:00Z", "gazette")],
        set(),
    ),
    "a day, a time of it and another day": (
        [detained("2013-05-31"), detained("2013-05-31T22:00Z", "blog"), detained("2013-06-01", "gazette")],
        {("dates apart", DETENTION, "2013-05-31", "2013-06-01")},
    ),
    "two times of one day, and the day": (
        [
            detained("2013-05-31"),
            detained("2013-05-31T08:00Z", "blog"),
            detained("2013-05-31T22:00Z", "gazette"),
        ],
        {
            (
                "dates apart",
                DETENTION,
                "2013-05-31T08:00Z",
                "2013-05-31T22:00Z",
                "2013-05-31 ~ 2013-05-31T08:00Z, 2013-05-31T22:00Z",
            )
        },
    ),
    "two days and their month": (
        [detained("2013-05-29"), detained("2013-05-31", "gazette"), detained("2013-05", "blog")],
        {
            (
                "dates apart",
                DETENTION,
                "2013-05-29",
                "2013-05-31",
                "2013-05 ~ 2013-05-29, 2013-05-31",
            )
        },
    ),
    "a month that agrees with one of two days": (
        [detained("2013-05-31"), detained("2013-06-01", "gazette"), detained("2013-05", "blog")],
        {("dates apart", DETENTION, "2013-05-31", "2013-06-01", "2013-05 ~ 2013-05-31")},
    ),
    "two days and an open end": (
        [
            detained("2013-05-31"),
            detained("2013-06-01", "gazette"),
            make_claim(DETENTION, "blog", event="raid", valid_from="2013-05"),
        ],
        {
            (
                "dates apart",
                DETENTION,
                "2013-05-31",
                "2013-06-01",
                "2013-05/ ~ 2013-05-31, 2013-06-01",
            )
        },
    ),
    "two days, and a claim without a date": (
        [
            detained("2013-05-29"),
            detained("2013-05-31", "gazette"),
            make_claim(DETENTION, "blog", event="raid"),
        ],
        {("dates apart", DETENTION, "2013-05-29", "2013-05-31")},
    ),
    "two days of two events": (
        [detained("2013-05-29"), detained("2013-05-31", "gazette", event="trial")],
        set(),
    ),
    "two days of no event": (
        [make_claim(DETENTION, **on("2013-05-29")), make_claim(DETENTION, "gazette", **on("2013-05-31"))],
        set(),
    ),
    "a day, and the denial of another": (
        [detained("2013-05-29"), detained("2013-05-31", "gazette", stance="denied")],
        {("both sides", DETENTION, "asserted", "denied")},
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_disputes(name):
    claims, expected = EXAMPLES[name]

    assert {describe_dispute(dispute) for dispute in find(claims)} == expected


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_order_of_claims_decides_nothing(name):
    claims, expected = EXAMPLES[name]

    assert {describe_dispute(dispute) for dispute in find(claims[::-1])} == expected


def test_a_position_has_the_claims_that_hold_it():
    day = detained("2013-05-31", id="day")
    time = detained("2013-05-31T22:00Z", "blog", id="time")
    month = detained("2013-05", "blog", id="month")
    other = detained("2013-06-01", "gazette", id="other")

    (dispute,) = find([time, other, month, day])

    assert [{claim.id for claim in side.claims} for side in dispute.sides] == [{"day", "time"}, {"other"}]
    assert [({claim.id for claim in group.claims}, group.sides) for group in dispute.compatible] == [
        ({"month"}, (0,))
    ]


def test_a_dispute_about_dates_is_about_the_event_too():
    (dispute,) = find([detained("2013-05-29"), detained("2013-05-31", "gazette")])

    assert (dispute.event, set(dispute.entity_ids)) == ("raid", {"police", "ada", "raid"})


def test_what_cannot_all_be_true_is_a_dispute_and_the_rest_a_difference():
    assert {name: rule.category for name, rule in DISPUTE_RULES.items()} == {
        "both sides": "dispute",
        "one value": "dispute",
        "dates apart": "dispute",
        "accounts differ": "difference",
    }


def test_many_values_of_one_property_are_compared_in_a_moment():
    claims = [
        make_property_claim("ada assessment", f"opinion {number}", "paper" if number % 2 else "gazette")
        for number in range(3_000)
    ]

    (dispute,) = find(claims)

    assert len(dispute.sides) == 3_000


def test_every_rule_has_a_description():
    assert set(DISPUTE_RULES) == set(get_args(DisputeRule))
    assert all(rule.description for rule in DISPUTE_RULES.values())
