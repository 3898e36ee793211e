"""Pairs of values of one property: what the first is to the second, and the second to the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.derived.comparable_values import is_one_position, make_comparable, relate
from graph.model import Money, PropertyClaim
from graph.ontology import EntityProperty, load_ontology
from tests.graph.make_records import make_property_claim

OPPOSITE = {"narrower": "wider", "wider": "narrower"}
MONEY = EntityProperty("ransom", "ransom", frozenset({"Event"}), "money", True, "")
FLAG = EntityProperty("confirmed", "confirmed", frozenset({"Event"}), "flag", True, "")


def claim(property_: str, value: object, **fields: object) -> PropertyClaim:
    return make_property_claim(property_, value, **fields)


def killed(value: float, bound: str = "exactly", **fields: object) -> PropertyClaim:
    return claim("raid killed", value, bound=bound, **fields)


def born(value: str, bound: str = "exactly", **fields: object) -> PropertyClaim:
    return claim("ada born", value, bound=bound, **fields)


def called(value: str, **fields: object) -> PropertyClaim:
    return claim("raid characterisation", value, **fields)


def population(value: float, year: str | None = None) -> PropertyClaim:
    return claim("town population", value, valid_from=year, valid_until=year)


def denied(stated: PropertyClaim) -> PropertyClaim:
    return replace(stated, stance="denied")


EQUAL = [
    (killed(200), killed(200.0)),
    (killed(0), killed(0.0)),
    (killed(14, unit="People"), killed(14, unit=" people ")),
    (killed(14, stance="alleged", said_by=("ada",)), killed(14)),
    (born("2013-05-31T22:00Z"), born("2013-06-01T00:00+02:00")),
    (called("Mass  riot"), called("mass riot")),
    (called("re\u0301volte"), called("r\u00e9volte")),
]

RELATIONS = [
    # Numbers.
    (killed(14), "exclude", killed(17)),
    (killed(1_234_567.0), "exclude", killed(1_234_568.0)),
    (killed(2**53), "exclude", killed(2**53 + 1)),
    (killed(0.1), "exclude", killed(0.2)),
    (killed(20, "at_least"), "exclude", killed(14)),
    (killed(14), "narrower", killed(14, "at_least")),
    (killed(14), "narrower", killed(14, "about")),
    (killed(14, "about"), "agree", killed(14, "at_least")),
    (killed(14, "at_least"), "differ", killed(17, "at_least")),
    (killed(14, "at_least"), "differ", killed(17)),
    (killed(5, "about"), "differ", killed(6, "about")),
    (killed(5, "about"), "differ", killed(10)),
    (killed(5, "about"), "exclude", killed(12)),
    (killed(5, "about"), "exclude", killed(2)),
    (killed(5, "about"), "exclude", killed(50, "about")),
    (killed(-5, "about"), "differ", killed(-6)),
    (killed(5, "about"), "exclude", killed(12, "at_least")),
    # Units: men may be among the people.
    (killed(14, unit="men"), "differ", killed(14, unit="people")),
    (killed(14, unit="men"), "differ", killed(17, unit="people")),
    (killed(14, unit="people"), "narrower", killed(14)),
    (killed(14, unit="people"), "exclude", killed(17)),
    (killed(14, "at_least", unit="people"), "agree", killed(14)),
    # Denials.
    (denied(killed(14)), "exclude", killed(14)),
    (denied(killed(14)), "wider", killed(17)),
    (denied(killed(14)), "wider", killed(14, "at_least")),
    (denied(killed(14, "at_least")), "exclude", killed(17)),
    (denied(killed(14, "at_least")), "exclude", killed(17, "at_least")),
    (denied(killed(14, "at_least")), "wider", killed(13)),
    (denied(killed(14, "about")), "wider", killed(15)),
    (denied(killed(14, "about")), "exclude", killed(14)),
    (denied(killed(14, unit="people")), "wider", killed(14, unit="men")),
    (denied(killed(14)), "agree", denied(killed(17))),
    (denied(born("1963")), "exclude", born("1963-07-02")),
    (denied(born("1963-07-02")), "wider", born("1963")),
    (denied(called("riot")), "exclude", called("Riot")),
    (denied(called("riot")), "wider", called("massacre")),
    # Dates.
    (born("1963"), "exclude", born("1965")),
    (born("1963-07-02"), "narrower", born("1963")),
    (born("1963-07-02"), "narrower", born("1963-07")),
    (born("1963-07"), "exclude", born("1963-08-01")),
    (born("2013-05-31T22:00Z"), "narrower", born("2013-05-31")),
    (born("2013-05-31T22:00Z"), "exclude", born("2013-06-01")),
    (born("2013-05-31T22:00Z"), "exclude", born("2013-05-31T23:00Z")),
    # A day that is meant in the time zone of the place, and a time that is written in that zone.
    (born("2013-06-01T00:30+02:00"), "agree", born("2013-06-01")),
    (born("2013-06-01T00:30+02:00"), "narrower", born("2013-05-31")),
    (born("2013-06-01T00:30+02:00"), "exclude", born("2013-06-02")),
    (born("1963", "about"), "wider", born("1963")),
    (born("1963", "about"), "differ", born("1965")),
    (born("1963", "about"), "differ", born("1968-12-31")),
    (born("1963", "about"), "exclude", born("1969")),
    (born("2013-05", "about"), "differ", born("2013-10")),
    (born("2013-05", "about"), "exclude", born("2013-11")),
    (born("2013-05-31", "about"), "differ", born("2013-06-05")),
    (born("2013-05-31", "about"), "exclude", born("2013-06-06")),
    (born("0003", "about"), "differ", born("0001")),
    (born("9998-12", "about"), "differ", born("9999")),
    (born("1963", "at_least"), "exclude", born("1962")),
    (born("1963", "at_least"), "wider", born("1970")),
    # Texts.
    (called("massacre"), "exclude", called("mass riots")),
    # What is true at different times can all be true.
    (population(900, "1990"), "agree", population(1200, "2010")),
    (population(900, "1990"), "exclude", population(1200, "1990")),
    (population(900), "exclude", population(1200, "1990")),
    (population(900, "1990"), "narrower", population(900)),
    (denied(population(900, "1990")), "exclude", population(900, "1990-06")),
    (denied(population(900, "1990")), "wider", population(900, "2010")),
]


def comparable(stated: PropertyClaim):
    return make_comparable(stated, load_ontology().properties[stated.property])


def describe(stated: PropertyClaim) -> str:
    words = (stated.stance, stated.bound, str(stated.value), stated.unit or "", stated.valid_from or "")
    return " ".join(word for word in words if word not in ("", "asserted", "exactly"))


@pytest.mark.parametrize(("first", "second"), EQUAL, ids=[f"{describe(a)} = {describe(b)}" for a, b in EQUAL])
def test_equal_values(first: PropertyClaim, second: PropertyClaim) -> None:
    assert comparable(first) == comparable(second)
    assert hash(comparable(first)) == hash(comparable(second))


@pytest.mark.parametrize(
    ("first", "relation", "second"),
    RELATIONS,
    ids=[f"{describe(a)} {relation} {describe(b)}" for a, relation, b in RELATIONS],
)
def test_different_values(first: PropertyClaim, relation: str, second: PropertyClaim) -> None:
    assert comparable(first) != comparable(second)
    assert relate(comparable(first), comparable(second)) == relation
    assert relate(comparable(second), comparable(first)) == OPPOSITE.get(relation, relation)


def test_money_is_compared_with_its_currency() -> None:
    pounds, cents_more, dollars = (
        make_comparable(claim("raid killed", value), MONEY)
        for value in (Money(2_500_000.75, "GBP"), Money(2_500_000.76, "GBP"), Money(2_500_000.75, "USD"))
    )

    assert relate(pounds, cents_more) == "exclude"
    assert relate(pounds, dollars) == "differ"
    assert make_comparable(claim("raid killed", Money(200, "GBP")), MONEY) == make_comparable(
        claim("raid killed", Money(200.0, "GBP")), MONEY
    )


def test_a_flag_is_no_number() -> None:
    yes, no = (make_comparable(claim("raid killed", value), FLAG) for value in (True, False))

    assert relate(yes, no) == "exclude"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (born("2013-05-31"), born("2013-05-31T22:00Z"), True),
        (born("2013-06-01"), born("2013-06-01T00:30+02:00"), True),
        (born("2013-05"), born("2013-05-31"), False),
        (born("2013-05-31", "about"), born("2013-05-31"), False),
        (killed(14), killed(14, "at_least"), False),
        (population(900, "1990"), population(900, "1990-06"), True),
        (population(900, "1990"), population(900, "2010"), False),
        (denied(born("2013-05-31")), born("2013-05-31T22:00Z"), False),
    ],
)
def test_a_day_and_a_time_of_it_are_one_position(
    first: PropertyClaim, second: PropertyClaim, expected: bool
) -> None:
    assert is_one_position(comparable(first), comparable(second)) is expected
    assert is_one_position(comparable(second), comparable(first)) is expected
