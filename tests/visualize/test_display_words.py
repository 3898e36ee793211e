"""Fields of records become the words that a reader sees."""

from __future__ import annotations

import pytest

from graph.derived.network import Network
from graph.model.records import Money
from graph.ontology import ontology
from tests.visualize.made_up import claim
from visualize import display_words, label_metrics


def test_ties_are_labelled_in_words_with_the_number_of_claims_where_more_than_one(network: Network) -> None:
    found = {tie.edge_type: display_words.tie_label(tie, ontology()) for tie in network.ties}
    assert found["REQUESTED_EXTRADITION_OF"] == "requested extradition of · 2"
    assert found["HEADED"] == "headed"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2012", "2012"),
        ("2012-05", "May 2012"),
        ("2012-05-09", "9 May 2012"),
        ("2013-05-31T22:00Z", "31 May 2013, 22:00 UTC"),
        ("2013-05-31T22:00+02:00", "31 May 2013, 22:00 +02:00"),
        ("2012-13", "2012-13"),
        ("some day", "some day"),
    ],
)
def test_dates(date: str, said: str) -> None:
    assert display_words.day(date) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, None),
        ({"valid_from": "2012", "valid_until": "2012"}, "2012"),
        ({"valid_from": "2012", "valid_until": "2014-03"}, "2012 to March 2014"),
        ({"valid_from": "2012"}, "from 2012"),
        ({"valid_until": "2012"}, "until 2012"),
        ({"ended": True}, "ended, no date given"),
        ({"valid_from": "2012", "ended": True}, "from 2012, ended"),
    ],
)
def test_spans_of_time(given: dict[str, object], said: str | None) -> None:
    assert display_words.when(claim("MET", "a", "b", **given)) == said


@pytest.mark.parametrize(
    ("locator", "said"),
    [("chars 1034-1187", "characters 1034 to 1187"), ("row 12", "row 12"), (None, None)],
)
def test_places(locator: str | None, said: str | None) -> None:
    assert display_words.place(locator) == said


@pytest.mark.parametrize(
    ("value", "type_", "said"),
    [
        (Money(1200000.0, "EUR"), "money", "1,200,000 EUR"),
        (True, "flag", "yes"),
        (50.0, "number", "50"),
        ("2012-05", "date", "May 2012"),
        ("lawyer", "text", "lawyer"),
    ],
)
def test_values(value: Money | float | str, type_: str, said: str) -> None:
    assert display_words.value(value, type_) == said


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Mira Vell", ["Mira Vell"]),
        ("Prosecutor General of Altania", ["Prosecutor General", "of Altania"]),
        ("", [""]),
        ("Donaudampfschifffahrtsgesellschaftskapitän", ["Donaudampfschifffahrts…"]),
    ],
)
def test_names_are_broken_into_two_lines_at_most(name: str, lines: list[str]) -> None:
    assert label_metrics.lines(name) == lines


def test_long_names_end_with_an_ellipsis() -> None:
    lines = label_metrics.lines("Anti-Corruption Agency of the Republic of Altania and its islands")
    assert len(lines) == 2
    assert lines[-1].endswith("…")
