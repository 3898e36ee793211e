"""Who speaks for whom, as a table of examples: what is found is (speaker, side, target, rule)."""

from __future__ import annotations

import pytest

from graph.derived.speakers import speakers, types_of_speakers
from graph.ontology import ontology
from tests.graph.made_up import claim, source

SOURCES = {
    one.id: one
    for one in (
        source("paper", publisher="paper-house"),
        source("column", publisher="paper-house", author=("cleo", "dora")),
    )
}
OFFENCES = {"fraud"}

EXAMPLES = {
    "an accusation": (
        [claim("ada ACCUSED ben", properties={"of": "fraud"})],
        {("ada", "against", "ben", "takes a side")},
    ),
    "opposition that somebody else reports": (
        [claim("ada OPPOSED state", said_by=("ben",))],
        {("ada", "against", "state", "takes a side")},
    ),
    "a defence, and support": (
        [claim("ada DEFENDED ben"), claim("cleo SUPPORTED ben")],
        {("ada", "for", "ben", "takes a side"), ("cleo", "for", "ben", "takes a side")},
    ),
    "an accusation that is denied": ([claim("ada ACCUSED ben", said_by=("ada",), stance="denied")], set()),
    "an accusation that is only feared": ([claim("ada ACCUSED ben", mode="feared")], set()),
    "what is withdrawn": ([claim("ada ACCUSED ben", withdrawn_on="2020-01-01T00:00:00Z")], set()),
    "harm, as somebody says": (
        [claim("police KIDNAPPED ada", said_by=("ada",))],
        {("ada", "against", "police", "says so")},
    ),
    "harm, as the outermost speaker says": (
        [claim("police MISTREATED ada", said_by=("ada", "ben"))],
        {("ben", "against", "police", "says so")},
    ),
    "harm that is denied": (
        [claim("police KIDNAPPED ada", said_by=("minister",), stance="denied")],
        {("minister", "for", "police", "denies it")},
    ),
    "harm that one denies oneself": (
        [claim("ada KILLED ben", said_by=("ada",), stance="denied")],
        {("ada", "for", "ada", "denies it")},
    ),
    "harm that two authors vouch for": (
        [claim("police PERSECUTED ada", "column")],
        {("cleo", "against", "police", "says so"), ("dora", "against", "police", "says so")},
    ),
    "harm that authors hedge": ([claim("police PERSECUTED ada", "column", stance="alleged")], set()),
    "harm that authors deny": (
        [claim("police PERSECUTED ada", "column", stance="denied")],
        {("cleo", "for", "police", "denies it"), ("dora", "for", "police", "denies it")},
    ),
    "harm that a newspaper reports": ([claim("police PERSECUTED ada")], set()),
    "a part in a crime": (
        [claim("ada TOOK_PART_IN raid", said_by=("ben",), properties={"role": "perpetrator"})],
        {("ben", "against", "ada", "says so")},
    ),
    "a victim's part in a crime": (
        [claim("ada TOOK_PART_IN fraud", said_by=("ben",), properties={"role": "victim"})],
        set(),
    ),
    "a part in an alleged offence, denied without a role": (
        [claim("ada TOOK_PART_IN fraud", said_by=("ada",), stance="denied")],
        {("ada", "for", "ada", "denies it")},
    ),
    "a part in anything else": ([claim("ada TOOK_PART_IN flight", said_by=("ben",))], set()),
    "a lawyer": (
        [claim("ada WORKED_FOR ben", properties={"role": "lawyer"})],
        {("ada", "on behalf of", "ben", "stands in")},
    ),
    "a bodyguard": ([claim("ada WORKED_FOR ben", properties={"role": "bodyguard"})], set()),
    "an ambassador, as somebody says": (
        [claim("ada REPRESENTED state", said_by=("ben",), properties={"role": "ambassador"})],
        {("ada", "on behalf of", "state", "stands in")},
    ),
    "an ambassador, denied": (
        [claim("ada REPRESENTED state", said_by=("ben",), stance="denied")],
        set(),
    ),
    "what takes no side": (
        [claim("ada SUED ben"), claim("police DETAINED ada", said_by=("ada",)), claim("ada URGED ben")],
        set(),
    ),
    "nothing": ([], set()),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_speakers(name):
    told, expected = EXAMPLES[name]

    found = speakers(told, SOURCES, OFFENCES, ontology())

    assert {(row.speaker, row.side, row.target, row.rule) for row in found} == expected
    assert all(one in told for row in found for one in row.claims)


def test_claims_that_say_the_same_are_one_row_and_each_rule_makes_its_own():
    told = [
        claim("ada ACCUSED ben", locator="row 1"),
        claim("ada ACCUSED ben", locator="row 2"),
        claim("ben KILLED cleo", said_by=("ada",)),
    ]

    found = speakers(told, SOURCES, OFFENCES, ontology())

    assert [(row.rule, row.claims) for row in found] == [
        ("says so", (told[2],)),
        ("takes a side", (told[0], told[1])),
    ]


def test_the_types_that_are_marked():
    marked = {
        type_.id: type_.speaks.side if type_.speaks else "adverse"
        for type_ in ontology().edge_types.values()
        if type_.speaks or type_.adverse
    }

    assert marked == {
        "WORKED_FOR": "on behalf of",
        "REPRESENTED": "on behalf of",
        "OPPOSED": "against",
        "SUPPORTED": "for",
        "CHARGED": "against",
        "ATTACKED": "adverse",
        "KIDNAPPED": "adverse",
        "THREATENED": "adverse",
        "KILLED": "adverse",
        "MISTREATED": "adverse",
        "PERSECUTED": "adverse",
        "ACCUSED": "against",
        "CONDEMNED": "against",
        "CRITICISED": "against",
        "DEFENDED": "for",
        "TOOK_PART_IN": "adverse",
    }
    assert set(types_of_speakers(ontology())) == marked.keys()
