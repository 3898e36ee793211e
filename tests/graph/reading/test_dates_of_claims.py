"""Dates are compared in the database as `graph.model.dates` compares them: a table of both clocks."""

from __future__ import annotations

import pytest

from graph.reading import Filter
from graph.reading.neighbours import Stretch, neighbours
from graph.store import Store
from loaders.writer import load
from tests.conftest import empty
from tests.graph.made_up import claim, entity, source
from tests.graph.small_case import CASE

PERIODS = [
    (None, None),
    ("2012", "2012"),
    ("2012-05", "2012-05"),
    ("2012-05-29", None),
    (None, "2012-05-29"),
    ("2013-05-31T22:00Z", "2013-05-31T22:00Z"),
    ("2013-06-01T00:30+02:00", "2013-06-01T00:30+02:00"),
    ("2013-05-31T23:30-05:00", None),
    ("2009", "2013-06"),
]
ASKED = [
    ("2012", None),
    (None, "2012"),
    ("2012-05-30", "2012-05-31"),
    ("2012-06", None),
    ("2013-06-01", None),
    (None, "2013-05-31"),
    ("2013-05-31T22:15Z", None),
    (None, "2013-06-01T00:15+02:00"),
    ("2013-06-01T06:00+02:00", "2013-06-01T07:00+02:00"),
    ("2014", "2015"),
]
SAID = [*(start for start, _ in PERIODS), None]


@pytest.fixture(scope="module")
def dated(open_store: Store) -> Store:
    """Ada met somebody at each period; others are told of on many days, in a dated or undated paper."""
    empty(open_store)
    people = [entity("ada"), *(entity(f"p{n}") for n in range(len(PERIODS)))]
    told = [entity(f"s{n}") for n in range(len(SAID))]
    met = [
        claim(f"ada MET p{n}", "undated", valid_from=start, valid_until=end)
        for n, (start, end) in enumerate(PERIODS)
    ]
    said = [
        claim(f"ada MET s{n}", "dated" if n % 2 else "undated", said_on=day) for n, day in enumerate(SAID)
    ]
    papers = [source("dated", published="2012-05"), source("undated")]
    assert not load(open_store, CASE, [*papers, *people, *told, *met, *said]).refused
    return open_store


def found(store: Store, wanted: Filter) -> set[str]:
    return {one.id for one in neighbours(store, ["ada"], wanted, Stretch(0, 100)).page}


def by_python(store: Store, wanted: Filter) -> set[str]:
    every = neighbours(store, ["ada"], Filter(), Stretch(0, 100))
    return {
        one.id
        for one in every.page
        if any(wanted.fits_claim(claim, every.network.context) for tie in one.ties for claim in tie.claims)
    }


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_when_it_was_true(dated: Store, asked: tuple[str | None, str | None]) -> None:
    wanted = Filter(true_from=asked[0], true_until=asked[1])

    assert found(dated, wanted) == by_python(dated, wanted)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_when_it_was_said(dated: Store, asked: tuple[str | None, str | None]) -> None:
    wanted = Filter(said_from=asked[0], said_until=asked[1])

    assert found(dated, wanted) == by_python(dated, wanted)


def test_at_the_coarser_of_two_and_in_utc(dated: Store) -> None:
    assert found(dated, Filter(true_from="2012-05-30", true_until="2012-05-31")) == {"p1", "p2", "p3", "p8"}
    assert found(dated, Filter(true_from="2013-05-31T22:15Z")) == {"p3", "p6", "p7", "p8"}
