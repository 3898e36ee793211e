"""Which ties match a filter, and when a claim was said."""

from __future__ import annotations

import pytest

from graph.derived import TieFilter, span_on_axis
from graph.derived.attribution import build_attribution_context
from graph.derived.claim_dates import said_span, valid_span
from graph.errors import QueryRefusedError
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_source

CONTEXT = build_attribution_context(
    load_ontology(), [make_source("paper", published="2013-07-12"), make_source("blog")], [], []
)
CLAIM = make_claim("ada MET ben", said_by=("ben",), valid_from="2012-05", valid_until="2012-06")


@pytest.mark.parametrize(
    ("conditions", "matches"),
    [
        ({}, True),
        ({"sources": ("paper", "blog")}, True),
        ({"sources": ("blog",)}, False),
        ({"stances": ("alleged",)}, True),
        ({"stances": ("denied",)}, False),
        ({"modes": ("feared", "actual")}, True),
        ({"modes": ("feared",)}, False),
        ({"standings": ("alleged",)}, True),
        ({"standings": ("disputed",)}, False),
        ({"valid_from": "2012-06-30"}, True),
        ({"valid_from": "2012-07"}, False),
        ({"valid_until": "2012"}, True),
        ({"valid_until": "2012-04-30"}, False),
        ({"said_from": "2013-07", "said_until": "2013-07"}, True),
        ({"said_from": "2013-08"}, False),
        ({"sources": ("paper",), "stances": ("denied",)}, False),
    ],
)
def test_conditions(conditions, matches):
    assert TieFilter(**conditions).matches("alleged", [CLAIM], CONTEXT) is matches


def test_one_claim_must_fulfil_all_conditions():
    claims = [make_claim("ada MET ben"), make_claim("ada MET ben", "blog", stance="denied")]

    assert TieFilter(stances=("denied",)).matches("disputed", claims, CONTEXT)
    assert not TieFilter(stances=("denied",), sources=("paper",)).matches("disputed", claims, CONTEXT)


def test_a_claim_without_a_date_fulfils_no_condition_on_that_date():
    undated = make_claim("ada MET ben", "blog")

    assert not TieFilter(valid_from="1900").matches_claim(undated, CONTEXT)
    assert not TieFilter(said_until="2100").matches_claim(undated, CONTEXT)


def test_a_claim_was_said_on_its_own_date_or_when_its_source_was_published():
    dated = make_claim("ada MET ben", said_on="2010")

    assert said_span(dated, CONTEXT) == ("2010", "2010")
    assert said_span(CLAIM, CONTEXT) == ("2013-07-12", "2013-07-12")
    assert said_span(make_claim("ada MET ben", "blog"), CONTEXT) == (None, None)
    assert span_on_axis(CLAIM, "said", CONTEXT) == said_span(CLAIM, CONTEXT)
    assert span_on_axis(CLAIM, "valid", CONTEXT) == valid_span(CLAIM) == ("2012-05", "2012-06")


def test_edge_types():
    ontology = load_ontology()

    assert TieFilter().allowed_edge_types(ontology) is None
    assert TieFilter(edge_types=("MET", "SUED"), families=("power",)).allowed_edge_types(ontology) == ("MET",)
    assert "MARRIED_TO" in (TieFilter(families=("kin",)).allowed_edge_types(ontology) or ())


@pytest.mark.parametrize(
    "conditions",
    [
        {"edge_types": ("ADMIRED",)},
        {"families": ("cousins",)},
        {"kinds": ("Ghost",)},
        {"edge_types": ("SUED",), "families": ("kin",)},
    ],
)
def test_conditions_that_no_tie_can_fulfil_are_refused(conditions):
    with pytest.raises(QueryRefusedError):
        TieFilter(**conditions).allowed_edge_types(load_ontology())


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(QueryRefusedError, match="`said_until`"):
        TieFilter(said_from="2013", said_until="2012")
