"""Disputes and differing accounts in words."""

from __future__ import annotations

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Record
from graph.ontology import load_ontology
from graph.presentation import (
    describe_compatible,
    describe_sides,
    dispute_sentence,
    dispute_side_lines,
)
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source

SOURCES = [
    make_source("paper", publisher="house"),
    make_source("letter", author=("ada",)),
    make_source("blog"),
]
ENTITIES = [
    make_entity("ada"),
    make_entity("ben"),
    make_entity("house", "Organisation"),
    make_entity("raid", "Event"),
    make_entity("town", "Place"),
]
HEADED = make_claim("ada HEADED house", "letter", locator="row 3")
DENIED = make_claim("ada HEADED house", "paper", stance="denied", said_by=("ben",))


def make_network(*claims: Record) -> Network:
    records = NetworkRecords.from_records([*SOURCES, *ENTITIES, *claims])
    return build_network("Test", records, load_ontology())


def met(day: str, source: str, **more: object):
    return make_claim("ada MET ben", source, event="raid", valid_from=day, valid_until=day, **more)


def killed(count: int, source: str, bound: str = "at_least", **more: object):
    return make_property_claim("raid killed", count, source, bound=bound, unit="people", **more)


@pytest.mark.parametrize(
    ("claims", "sentence", "positions"),
    [
        (
            [HEADED, DENIED],
            "Disputed: Ada headed House",
            [("asserted", ("Ada",)), ("denied", ("Ben, in House",))],
        ),
        (
            [killed(14, "paper", "exactly"), killed(17, "letter", "exactly")],
            "Disputed: Raid, people killed",
            [("14 people", ("House",)), ("17 people", ("Ada",))],
        ),
        (
            [killed(14, "paper"), killed(17, "letter")],
            "Accounts differ: Raid, people killed",
            [("at least 14 people", ("House",)), ("at least 17 people", ("Ada",))],
        ),
        (
            [met("2013-05-29", "paper"), met("2013-06", "letter")],
            "Ada met Ben; the date is disputed",
            [("29 May 2013", ("House",)), ("June 2013", ("Ada",))],
        ),
        (
            [
                make_property_claim("ada born", "1963-07-02"),
                make_property_claim("ada born", "1965", "letter"),
            ],
            "Disputed: Ada, born",
            [("2 July 1963", ("House",)), ("1965", ("Ada",))],
        ),
        (
            [
                make_property_claim("raid killed", 14, unit="men"),
                make_property_claim("raid killed", 14, "letter", unit="men", stance="denied"),
            ],
            "Disputed: Raid, people killed",
            [("14 men", ("House",)), ("not 14 men", ("denied by Ada",))],
        ),
    ],
)
def test_what_it_is_about_and_who_takes_which_position(claims, sentence, positions) -> None:
    network = make_network(*claims)
    (dispute,) = network.disputes

    assert dispute_sentence(dispute, network, load_ontology()) == sentence
    assert [
        (side.position, side.stated_by) for side in describe_sides(dispute, network, load_ontology())
    ] == positions


def test_what_is_compatible_names_the_sides_with_which_it_can_be_true() -> None:
    network = make_network(met("2013-05-29", "paper"), met("2013-05-31", "letter"), met("2013-05", "blog"))

    (group,) = describe_compatible(network.disputes[0], network, load_ontology())

    assert (group.position, group.stated_by) == ("May 2013", ("“The blog”",))
    assert group.compatible_with == ("29 May 2013", "31 May 2013")


def test_one_position_says_who_gives_it_more_exactly_and_how_a_date_was_worked_out() -> None:
    network = make_network(
        met("2013-05-31", "paper", dates_basis="the year is that of the release"),
        met("2013-05-31T22:00Z", "blog"),
        met("2013-06-01", "letter"),
    )

    side, other = describe_sides(network.disputes[0], network, load_ontology())

    assert side.position == "31 May 2013"
    assert set(side.stated_by) == {
        "House (worked out: the year is that of the release)",
        "“The blog” (31 May 2013, 22:00 UTC)",
    }
    assert other.stated_by == ("Ada",)


def test_a_birth_date_that_was_worked_out_says_how() -> None:
    network = make_network(
        make_property_claim("ada born", "1963", dates_basis="from her age in 2013"),
        make_property_claim("ada born", "1965", "letter"),
    )

    first, _ = describe_sides(network.disputes[0], network, load_ontology())

    assert first.stated_by == ("House (worked out: from her age in 2013)",)


def test_how_a_date_was_worked_out_is_not_told_where_no_date_is_compared() -> None:
    network = make_network(
        killed(14, "paper", valid_from="2013", dates_basis="the year of the report"), killed(17, "letter")
    )

    first, _ = describe_sides(network.disputes[0], network, load_ontology())

    assert first.stated_by == ("House",)


def test_of_what_changes_with_time_each_position_says_when() -> None:
    network = make_network(
        make_property_claim("town population", 900, valid_from="1990", valid_until="1990"),
        make_property_claim("town population", 1200, "letter"),
    )

    first, second = describe_sides(network.disputes[0], network, load_ontology())

    assert (first.stated_by, second.stated_by) == (("House (1990)",), ("Ada",))


def test_the_lines_of_a_dispute_have_each_claim_under_its_position() -> None:
    network = make_network(HEADED, DENIED)

    assert list(dispute_side_lines(network.disputes[0], network, load_ontology())) == [
        "asserted:",
        "  The letter, row 3, by a party to it",
        "denied:",
        "  Ben, in The paper",
    ]


def test_the_lines_of_differing_accounts_have_notes_and_what_is_compatible() -> None:
    network = make_network(
        killed(14, "paper", note="From the list"), killed(17, "letter"), killed(17, "blog", "exactly")
    )

    assert list(dispute_side_lines(network.disputes[0], network, load_ontology())) == [
        "at least 14 people:",
        "  asserted in The paper",
        "    From the list (our note, not the source's words; not checked against the text)",
        "17 people:",
        "  asserted in The blog",
        "at least 17 people (compatible with 17 people):",
        "  asserted in The letter",
    ]
