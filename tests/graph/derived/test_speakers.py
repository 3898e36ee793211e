"""The sides that speakers take, as a table of examples; a result is (speaker, side, target, rule)."""

from __future__ import annotations

import pytest

from graph.derived import find_speakers, get_speaker_edge_types
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_source

SOURCES = {
    source.id: source
    for source in (
        make_source("paper", publisher="paper-house"),
        make_source("column", publisher="paper-house", author=("cleo", "dora")),
    )
}
OFFENCES = {"fraud"}

EXAMPLES = {
    "an accusation": (
        [make_claim("ada ACCUSED ben", properties={"of": "fraud"})],
        {("ada", "against", "ben", "takes a side")},
    ),
    "opposition that another person reports": (
        [make_claim("ada OPPOSED state", said_by=("ben",))],
        {("ada", "against", "state", "takes a side")},
    ),
    "a defence, and support": (
        [make_claim("ada DEFENDED ben"), make_claim("cleo SUPPORTED ben")],
        {("ada", "for", "ben", "takes a side"), ("cleo", "for", "ben", "takes a side")},
    ),
    "an accusation that is denied": (
        [make_claim("ada ACCUSED ben", said_by=("ada",), stance="denied")],
        set(),
    ),
    "an accusation that is only feared": ([make_claim("ada ACCUSED ben", mode="feared")], set()),
    "what is withdrawn": ([make_claim("ada ACCUSED ben", withdrawn_on="2020-01-01T00:00:00Z")], set()),
    "harm, as a speaker says": (
        [make_claim("police KIDNAPPED ada", said_by=("ada",))],
        {("ada", "against", "police", "says so")},
    ),
    "harm, as the outermost speaker says": (
        [make_claim("police MISTREATED ada", said_by=("ada", "ben"))],
        {("ben", "against", "police", "says so")},
    ),
    "harm that is denied": (
        [make_claim("police KIDNAPPED ada", said_by=("minister",), stance="denied")],
        {("minister", "for", "police", "denies it")},
    ),
    "harm that the accused denies": (
        [make_claim("ada KILLED ben", said_by=("ada",), stance="denied")],
        {("ada", "for", "ada", "denies it")},
    ),
    "harm that two authors vouch for": (
        [make_claim("police PERSECUTED ada", "column")],
        {("cleo", "against", "police", "says so"), ("dora", "against", "police", "says so")},
    ),
    "harm that authors hedge": ([make_claim("police PERSECUTED ada", "column", stance="alleged")], set()),
    "harm that authors deny": (
        [make_claim("police PERSECUTED ada", "column", stance="denied")],
        {("cleo", "for", "police", "denies it"), ("dora", "for", "police", "denies it")},
    ),
    "harm that a newspaper reports": ([make_claim("police PERSECUTED ada")], set()),
    "a part in a crime": (
        [make_claim("ada TOOK_PART_IN raid", said_by=("ben",), properties={"role": "perpetrator"})],
        {("ben", "against", "ada", "says so")},
    ),
    "a victim's part in a crime": (
        [make_claim("ada TOOK_PART_IN fraud", said_by=("ben",), properties={"role": "victim"})],
        set(),
    ),
    "a part in an alleged offence, denied without a role": (
        [make_claim("ada TOOK_PART_IN fraud", said_by=("ada",), stance="denied")],
        {("ada", "for", "ada", "denies it")},
    ),
    "a part in anything else": ([make_claim("ada TOOK_PART_IN flight", said_by=("ben",))], set()),
    "a lawyer": (
        [make_claim("ada WORKED_FOR ben", properties={"role": "lawyer"})],
        {("ada", "on behalf of", "ben", "stands in")},
    ),
    "a bodyguard": ([make_claim("ada WORKED_FOR ben", properties={"role": "bodyguard"})], set()),
    "an ambassador, as a speaker says": (
        [make_claim("ada REPRESENTED state", said_by=("ben",), properties={"role": "ambassador"})],
        {("ada", "on behalf of", "state", "stands in")},
    ),
    "an ambassador, denied": (
        [make_claim("ada REPRESENTED state", said_by=("ben",), stance="denied")],
        set(),
    ),
    "what takes no side": (
        [
            make_claim("ada SUED ben"),
            make_claim("police DETAINED ada", said_by=("ada",)),
            make_claim("ada URGED ben"),
        ],
        set(),
    ),
    "nothing": ([], set()),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_speakers(name):
    claims, expected = EXAMPLES[name]

    rows = find_speakers(claims, SOURCES, OFFENCES, load_ontology())

    assert {(row.speaker, row.side, row.target, row.rule) for row in rows} == expected
    assert all(claim in claims for row in rows for claim in row.claims)


def test_claims_that_say_the_same_are_one_row_and_each_rule_makes_its_own():
    claims = [
        make_claim("ada ACCUSED ben", locator="row 1"),
        make_claim("ada ACCUSED ben", locator="row 2"),
        make_claim("ben KILLED cleo", said_by=("ada",)),
    ]

    rows = find_speakers(claims, SOURCES, OFFENCES, load_ontology())

    assert [(row.rule, row.claims) for row in rows] == [
        ("says so", (claims[2],)),
        ("takes a side", (claims[0], claims[1])),
    ]


def test_the_edge_types_to_which_a_rule_applies():
    marked = {
        edge_type.id: edge_type.speaks.side if edge_type.speaks else "adverse"
        for edge_type in load_ontology().edge_types.values()
        if edge_type.speaks or edge_type.adverse
    }

    assert marked == {
        "WORKED_FOR": "on behalf of",
        "REPRESENTED": "on behalf of",
        "OPPOSED": "against",
        "SUPPORTED": "for",
        "CHARGED": "against",
        "ATTACKED": "adverse",
        "BROKE_INTO": "adverse",
        "KIDNAPPED": "adverse",
        "THREATENED": "adverse",
        "ENDANGERED": "adverse",
        "KILLED": "adverse",
        "INJURED": "adverse",
        "MISTREATED": "adverse",
        "PERSECUTED": "adverse",
        "ACCUSED": "against",
        "CONDEMNED": "against",
        "CRITICISED": "against",
        "DEFENDED": "for",
        "TOOK_PART_IN": "adverse",
    }
    assert set(get_speaker_edge_types(load_ontology())) == marked.keys()
