"""Which claims make one tie, and the standing and origins of a tie."""

import pytest

from graph.derived import AttributionContext
from graph.derived.attribution import build_attribution_context
from graph.derived.ties import build_ties
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_entity, make_source


def describe_ties(*claims):
    """Return each tie as (words, identifying properties, mode, standing, number of claims)."""
    ties = build_ties(claims, AttributionContext(), load_ontology())
    return {
        (f"{t.subject} {t.edge_type} {t.object}", t.identifying_values, t.mode, t.standing, len(t.claims))
        for t in ties
    }


def test_parallel_claims_are_one_tie():
    assert describe_ties(make_claim("ada HEADED bank"), make_claim("ada HEADED bank", "gazette")) == {
        ("ada HEADED bank", (), "actual", "corroborated", 2)
    }


def test_direction_edge_type_and_mode_separate_ties():
    assert describe_ties(
        make_claim("ada ACCUSED ben"),
        make_claim("ben ACCUSED ada"),
        make_claim("ada CRITICISED ben"),
        make_claim("ada ACCUSED ben", mode="feared"),
    ) == {
        ("ada ACCUSED ben", (), "actual", "reported", 1),
        ("ben ACCUSED ada", (), "actual", "reported", 1),
        ("ada CRITICISED ben", (), "actual", "reported", 1),
        ("ada ACCUSED ben", (), "feared", "reported", 1),
    }


def test_a_symmetric_tie_has_no_direction():
    assert describe_ties(make_claim("ben MARRIED_TO ada"), make_claim("ada MARRIED_TO ben", "gazette")) == {
        ("ada MARRIED_TO ben", (), "actual", "corroborated", 2)
    }


def test_identifying_properties_separate_ties_and_others_do_not():
    assert describe_ties(
        make_claim("ada CHARGED ben", properties={"offence": "fraud"}),
        make_claim("ada CHARGED ben", properties={"offence": "theft"}),
        make_claim("ada DETAINED ben", properties={"basis": "a warrant"}),
        make_claim("ada DETAINED ben", properties={"basis": "an alert"}),
    ) == {
        ("ada CHARGED ben", (("offence", "fraud"),), "actual", "reported", 1),
        ("ada CHARGED ben", (("offence", "theft"),), "actual", "reported", 1),
        ("ada DETAINED ben", (), "actual", "reported", 2),
    }


def test_a_denial_without_an_offence_belongs_to_every_charge():
    assert describe_ties(
        make_claim("ada CHARGED ben", properties={"offence": "fraud"}),
        make_claim("ada CHARGED ben", properties={"offence": "theft"}),
        make_claim("ada CHARGED ben", said_by=("ben",), stance="denied"),
    ) == {
        ("ada CHARGED ben", (("offence", "fraud"),), "actual", "disputed", 2),
        ("ada CHARGED ben", (("offence", "theft"),), "actual", "disputed", 2),
    }


def test_a_denial_of_one_offence_belongs_to_that_charge_only():
    assert describe_ties(
        make_claim("ada CHARGED ben", properties={"offence": "fraud"}),
        make_claim("ada CHARGED ben", properties={"offence": "theft"}),
        make_claim("ada CHARGED ben", stance="denied", properties={"offence": "theft"}),
    ) == {
        ("ada CHARGED ben", (("offence", "fraud"),), "actual", "reported", 1),
        ("ada CHARGED ben", (("offence", "theft"),), "actual", "disputed", 2),
    }


def test_a_denial_of_nothing_that_is_claimed_is_a_tie():
    assert describe_ties(make_claim("ada CHARGED ben", stance="denied")) == {
        ("ada CHARGED ben", (), "actual", "denied", 1)
    }


def test_a_charge_without_an_offence_is_a_tie_of_its_own():
    assert describe_ties(
        make_claim("ada CHARGED ben"),
        make_claim("ada CHARGED ben", properties={"offence": "fraud"}),
        make_claim("ada CHARGED ben", stance="denied"),
    ) == {
        ("ada CHARGED ben", (), "actual", "disputed", 2),
        ("ada CHARGED ben", (("offence", "fraud"),), "actual", "disputed", 2),
    }


def test_withdrawn_claims_make_no_tie():
    assert describe_ties(make_claim("ada HEADED bank", withdrawn_on="2026-11-22T10:00Z")) == set()


# `paper` and `gazette` have a publisher each, `copy` repeats `paper`, `release` is the NGO's own, and Ada is
# the author of `letter`. `leaflet` has neither author nor publisher. Eve works for the paper. `crowd` has no
# name.
SOURCES = [
    make_source("paper", publisher="paper-house"),
    make_source("gazette", publisher="gazette-house"),
    make_source("copy", publisher="copy-house", derived_from=("paper",)),
    make_source("copy-of-copy", publisher="far-house", derived_from=("copy",)),
    make_source("release", publisher="ngo", author=("ngo",)),
    make_source("letter", author=("ada",)),
    make_source("leaflet"),
    make_source("joint", author=("ben", "ada")),
]
AFFILIATIONS = [make_claim("eve WORKED_AT paper-house")]
CONTEXT = build_attribution_context(
    load_ontology(), SOURCES, [make_entity("crowd", "Group", named=False, source="paper")], AFFILIATIONS
)

TIE = "state CHARGED ada"

STANDINGS = {
    "one source asserts it": ([make_claim(TIE)], "reported", ["paper-house"]),
    "two publishers assert it": (
        [make_claim(TIE), make_claim(TIE, "gazette")],
        "corroborated",
        ["paper-house", "gazette-house"],
    ),
    "one source says it twice": (
        [make_claim(TIE), make_claim(TIE)],
        "reported",
        ["paper-house", "paper-house"],
    ),
    "a copy does not corroborate its original": (
        [make_claim(TIE), make_claim(TIE, "copy")],
        "reported",
        ["paper-house", "paper-house"],
    ),
    "a copy of a copy does not either": (
        [make_claim(TIE), make_claim(TIE, "copy"), make_claim(TIE, "copy-of-copy")],
        "reported",
        ["paper-house", "paper-house", "paper-house"],
    ),
    "what a copy adds counts as its own": (
        [make_claim(TIE, "copy"), make_claim(TIE, "gazette")],
        "corroborated",
        ["copy-house", "gazette-house"],
    ),
    "an author comes before a publisher": ([make_claim(TIE, "release")], "reported", ["ngo"]),
    "several authors are one origin": ([make_claim(TIE, "joint")], "reported", ["ada+ben"]),
    "a source without author or publisher is its own origin": (
        [make_claim(TIE, "leaflet")],
        "reported",
        ["leaflet"],
    ),
    "a hedge": ([make_claim(TIE, stance="alleged")], "alleged", ["paper-house"]),
    "a speaker": ([make_claim(TIE, said_by=("ben",))], "alleged", ["ben"]),
    "the outermost speaker": ([make_claim(TIE, said_by=("ben", "cat"))], "alleged", ["cat"]),
    "an unnamed outermost speaker gives way to a named one": (
        [make_claim(TIE, said_by=("ben", "crowd"))],
        "alleged",
        ["ben"],
    ),
    "unnamed speakers alone": ([make_claim(TIE, said_by=("crowd",))], "alleged", ["paper-house"]),
    "the publisher's own representative is the publisher": (
        [make_claim(TIE, said_by=("eve",))],
        "alleged",
        ["paper-house"],
    ),
    "elsewhere she is herself": ([make_claim(TIE, "gazette", said_by=("eve",))], "alleged", ["eve"]),
    "many speakers do not corroborate": (
        [make_claim(TIE, said_by=("ben",)), make_claim(TIE, "gazette", said_by=("cat",))],
        "alleged",
        ["ben", "cat"],
    ),
    "one asserts, one alleges": (
        [make_claim(TIE), make_claim(TIE, "gazette", stance="alleged")],
        "reported",
        ["paper-house", "gazette-house"],
    ),
    "asserted and denied": (
        [make_claim(TIE), make_claim(TIE, "letter", stance="denied")],
        "disputed",
        ["paper-house", "ada"],
    ),
    "alleged and denied in one text": (
        [make_claim(TIE, said_by=("ben",)), make_claim(TIE, said_by=("ada",), stance="denied")],
        "disputed",
        ["ben", "ada"],
    ),
    "denied alone": ([make_claim(TIE, said_by=("ada",), stance="denied")], "denied", ["ada"]),
    "what is feared never corroborates": (
        [make_claim(TIE, mode="feared"), make_claim(TIE, "gazette", mode="feared")],
        "reported",
        ["paper-house", "gazette-house"],
    ),
    "what is planned is never disputed": (
        [make_claim(TIE, mode="planned"), make_claim(TIE, "letter", mode="planned", stance="denied")],
        "reported",
        ["paper-house", "ada"],
    ),
}


@pytest.mark.parametrize("name", STANDINGS)
def test_standing(name):
    claims, standing, origins = STANDINGS[name]

    (tie,) = build_ties(claims, CONTEXT, load_ontology())

    assert (tie.standing, list(tie.origins)) == (standing, origins)
