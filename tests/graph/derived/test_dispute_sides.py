"""Whatever sources say, every claim is listed once, and what excludes each other is never on one side."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.derived.comparable_values import claimed_value, is_one_position, make_comparable, relate
from graph.derived.dispute_sides import Statement, group_into_sides
from graph.model import BOUNDS, PropertyClaim
from graph.ontology import load_ontology
from tests.graph.make_records import make_property_claim

EXCLUDING = frozenset({"exclude"})
DIFFERING = frozenset({"exclude", "differ"})
DATES = (
    *("2013", "2013-05", "2013-06", "2013-05-31", "2013-06-01", "2014"),
    *("2013-05-31T00:00Z", "2013-05-31T22:00Z", "2013-06-01T00:30+02:00", "2013-06-01T01:00-05:00"),
)


def make_claim_of(entity_property: str, value: object, source: str, bound: str, stance: str) -> PropertyClaim:
    return make_property_claim(entity_property, value, source, bound=bound, stance=stance)


def claims_of(property_: str, values: st.SearchStrategy[object], **fields: object) -> st.SearchStrategy:
    claim = st.builds(
        make_claim_of,
        st.just(property_),
        values,
        st.sampled_from(("paper", "gazette", "blog")),
        st.sampled_from(BOUNDS),
        st.sampled_from(("asserted", "asserted", "denied")),
    )
    return st.lists(claim, min_size=2, max_size=7)


ANY_CLAIMS = claims_of("raid killed", st.sampled_from((0, 5, 6, 10, 14, 14.0, 17, 40))) | claims_of(
    "ada born", st.sampled_from(DATES)
)


def make_statements(claims: list[PropertyClaim]) -> list[Statement]:
    by_meaning: dict[object, list[PropertyClaim]] = {}
    for claim in claims:
        meaning = make_comparable(claim, load_ontology().properties[claim.property])
        by_meaning.setdefault(meaning, []).append(claim)
    return [
        Statement(meaning, claimed_value(group[0]), tuple(group), frozenset(claim.source for claim in group))
        for meaning, group in by_meaning.items()
    ]


@pytest.mark.parametrize("opposing", [EXCLUDING, DIFFERING])
@settings(max_examples=400, deadline=None)
@given(claims=ANY_CLAIMS)
def test_every_claim_is_listed_once_and_sides_exclude_nothing_of_their_own(
    opposing: frozenset, claims: list[PropertyClaim]
) -> None:
    statements = make_statements(claims)
    meanings = {id(claim): statement.meaning for statement in statements for claim in statement.claims}

    groups = group_into_sides(statements, opposing)

    opposed = [pair for pair in combinations(statements, 2) if pair[0].opposes(pair[1], opposing)]
    assert bool(groups.sides) == bool(opposed)
    if not opposed:
        assert groups.compatible == ()
        return
    assert len(groups.sides) >= 2
    listed = [id(claim) for group in (*groups.sides, *groups.compatible) for claim in group.claims]
    assert sorted(listed) == sorted(id(claim) for claim in claims)
    for side in groups.sides:
        for first, second in permutations({meanings[id(claim)] for claim in side.claims}, 2):
            assert relate(first, second) not in opposing
    for group in groups.compatible:
        assert group.sides
        for number in group.sides:
            of_side = meanings[id(groups.sides[number].claims[0])]
            assert relate(meanings[id(group.claims[0])], of_side) not in opposing


@settings(max_examples=400, deadline=None)
@given(claims=ANY_CLAIMS)
def test_a_relation_is_the_same_from_both_sides(claims: list[PropertyClaim]) -> None:
    opposite = {"narrower": "wider", "wider": "narrower"}

    for first, second in combinations([statement.meaning for statement in make_statements(claims)], 2):
        relation = relate(first, second)
        assert relate(second, first) == opposite.get(relation, relation)
        assert is_one_position(first, second) == is_one_position(second, first)
