"""The three rules of dispute, as a table of examples: what is found is (rule, about what, sides)."""

import pytest

from graph.derived.attribution import background
from graph.derived.disputes import disputes
from graph.derived.ties import ties
from graph.model.records import Claim
from graph.ontology import ontology
from tests.graph.made_up import claim, says, source

SOURCES = [
    source("paper", publisher="paper-house"),
    source("gazette", publisher="gazette-house"),
    source("copy", publisher="copy-house", derived_from=("paper",)),
]
KNOWN = background(ontology(), SOURCES, [], [])
TAKEN = "police DETAINED ada"


def on(day, **more):
    return {"valid_from": day, "valid_until": day, **more}


EXAMPLES = {
    "both sides": (
        [claim("ada FUNDED party"), claim("ada FUNDED party", said_by=("ada",), stance="denied")],
        {("both sides", "ada FUNDED party", ("asserted", "denied"))},
    ),
    "both sides of what is feared": (
        [claim(TAKEN, mode="feared"), claim(TAKEN, mode="feared", stance="denied")],
        set(),
    ),
    "two counts of the dead": (
        [says("raid killed", 14, bound="at_least"), says("raid killed", 17, "gazette", bound="at_least")],
        {("values differ", "raid killed", ("at least 14", "at least 17"))},
    ),
    "one count, another bound": (
        [says("raid killed", 14), says("raid killed", 14, "gazette", bound="at_least")],
        {("values differ", "raid killed", ("14", "at least 14"))},
    ),
    "one count, another unit": (
        [says("raid killed", 14, unit="men"), says("raid killed", 14, "gazette", unit="people")],
        {("values differ", "raid killed", ("14 men", "14 people"))},
    ),
    "a value and its denial": (
        [says("raid killed", 14), says("raid killed", 14, "gazette", stance="denied")],
        {("values differ", "raid killed", ("14", "not 14"))},
    ),
    "two counts of one origin": ([says("raid killed", 14), says("raid killed", 17)], set()),
    "two counts, the one repeated by a copy": (
        [says("raid killed", 14), says("raid killed", 14, "copy"), says("raid killed", 17, "copy")],
        {("values differ", "raid killed", ("14", "17"))},
    ),
    "two values of what may have several": (
        [says("ada occupation", "banker"), says("ada occupation", "spy", "gazette")],
        set(),
    ),
    "two counts, of which one is feared": (
        [says("raid killed", 14), says("raid killed", 17, "gazette", mode="feared")],
        set(),
    ),
    "two days of one event": (
        [
            claim(TAKEN, event="raid", **on("2013-05-29")),
            claim(TAKEN, "gazette", event="raid", **on("2013-05-31")),
        ],
        {("dates differ", "police DETAINED ada", ("2013-05-29", "2013-05-31"))},
    ),
    "a day and its month": (
        [
            claim(TAKEN, event="raid", **on("2013-05-29")),
            claim(TAKEN, "gazette", event="raid", **on("2013-05")),
        ],
        set(),
    ),
    "two days of two events": (
        [
            claim(TAKEN, event="raid", **on("2013-05-29")),
            claim(TAKEN, "gazette", event="trial", **on("2013-05-31")),
        ],
        set(),
    ),
    "two days of no event": (
        [claim(TAKEN, **on("2013-05-29")), claim(TAKEN, "gazette", **on("2013-05-31"))],
        set(),
    ),
    "three dates, of which one agrees with both": (
        [
            claim(TAKEN, event="raid", id="a", **on("2013-05-29")),
            claim(TAKEN, "gazette", event="raid", id="b", **on("2013-05-31")),
            claim(TAKEN, "gazette", event="raid", id="c", **on("2013")),
        ],
        {("dates differ", "police DETAINED ada", ("2013-05-29", "2013-05-31"))},
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_disputes(name):
    told, expected = EXAMPLES[name]
    claims = [one for one in told if isinstance(one, Claim)]
    of_properties = [one for one in told if not isinstance(one, Claim)]

    found = disputes(ties(claims, KNOWN, ontology()), of_properties, KNOWN, ontology())

    assert {(d.rule, about(d), tuple(words for words, _ in d.sides)) for d in found} == expected


def about(dispute):
    if dispute.tie:
        return f"{dispute.tie.subject} {dispute.tie.edge_type} {dispute.tie.object}"
    return f"{dispute.entity} {dispute.property}"
