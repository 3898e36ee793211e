"""A claim matches a filter in the database if it does in Python: a table of every field of the filter."""

from __future__ import annotations

from dataclasses import fields

import pytest

from graph.derived import TieFilter
from graph.reading import PageRequest, load_neighbours
from graph.store import Store
from loaders.writer import load
from tests.fill_store import fill_store
from tests.graph.make_records import make_claim, make_entity, make_source
from tests.graph.small_case import CASE

VALID_SPANS = [
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
SAID_DATES = [*(start for start, _ in VALID_SPANS), None]
SPANS_OF_FILTERS = [
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
FILTERS = [
    *(TieFilter(valid_from=start, valid_until=end) for start, end in SPANS_OF_FILTERS),
    *(TieFilter(said_from=start, said_until=end) for start, end in SPANS_OF_FILTERS),
    TieFilter(valid_from="2012", said_from="2012"),
    TieFilter(edge_types=("FUNDED",)),
    TieFilter(families=("speech",)),
    TieFilter(kinds=("State",)),
    TieFilter(kinds=("State", "Person")),
    TieFilter(sources=("dated",)),
    TieFilter(sources=("dated", "undated")),
    TieFilter(stances=("denied",)),
    TieFilter(stances=("asserted", "alleged")),
    TieFilter(modes=("planned", "feared")),
    TieFilter(standings=("denied",)),
    TieFilter(standings=("reported", "alleged")),
    TieFilter(stances=("alleged",), modes=("feared",), sources=("dated",), kinds=("State",)),
    TieFilter(stances=("denied",), modes=("feared",)),
]


def load_claims_with_every_field(store: Store) -> None:
    """Load claims that join Ada to a neighbour each, who is named after what the claim differs in."""
    entities = [make_entity("ada")]
    claims = []
    for number, (start, end) in enumerate(VALID_SPANS):
        entities.append(make_entity(f"valid-{number}"))
        claims.append(make_claim(f"ada MET valid-{number}", "undated", valid_from=start, valid_until=end))
    for number, date in enumerate(SAID_DATES):
        entities.append(make_entity(f"said-{number}"))
        source = "dated" if number % 2 else "undated"
        claims.append(make_claim(f"ada MET said-{number}", source, said_on=date))
    entities += [make_entity("denier"), make_entity("hedger"), make_entity("altania", "State")]
    claims += [
        make_claim("ada FUNDED denier", "dated", stance="denied"),
        make_claim("hedger ACCUSED ada", "undated", stance="alleged"),
        make_claim("ada THREATENED altania", "dated", stance="alleged", mode="feared"),
    ]
    sources = [make_source("dated", published="2012-05"), make_source("undated")]
    assert not load(store, CASE, [*sources, *entities, *claims]).refused


@pytest.fixture
def filter_store(shared_store: Store) -> Store:
    fill_store(shared_store, load_claims_with_every_field)
    return shared_store


def load_neighbour_ids(store: Store, tie_filter: TieFilter) -> set[str]:
    page = load_neighbours(store, ["ada"], tie_filter, PageRequest(0, 100)).neighbours
    return {neighbour.id for neighbour in page}


def filter_neighbour_ids_in_python(store: Store, tie_filter: TieFilter) -> set[str]:
    neighbours = load_neighbours(store, ["ada"], TieFilter(), PageRequest(0, 100))
    network = neighbours.network
    edge_types = tie_filter.allowed_edge_types(store.ontology)
    return {
        neighbour.id
        for neighbour in neighbours.neighbours
        if (not tie_filter.kinds or network.entities[neighbour.id].kind in tie_filter.kinds)
        and any(
            (edge_types is None or tie.edge_type in edge_types)
            and tie_filter.matches(tie.standing, tie.claims, network.context)
            for tie in neighbour.ties
        )
    }


@pytest.mark.parametrize("tie_filter", FILTERS, ids=repr)
def test_the_database_and_python_match_the_same_claims(filter_store: Store, tie_filter: TieFilter) -> None:
    assert load_neighbour_ids(filter_store, tie_filter) == filter_neighbour_ids_in_python(
        filter_store, tie_filter
    )


def test_the_table_has_every_field_of_the_filter() -> None:
    in_table = {field.name for field in fields(TieFilter) if any(getattr(row, field.name) for row in FILTERS)}

    assert in_table == {field.name for field in fields(TieFilter)}


def test_dates_are_compared_in_utc_and_at_the_less_precise_of_two(filter_store: Store) -> None:
    days = TieFilter(valid_from="2012-05-30", valid_until="2012-05-31")
    assert load_neighbour_ids(filter_store, days) == {"valid-1", "valid-2", "valid-3", "valid-8"}
    minute = TieFilter(valid_from="2013-05-31T22:15Z")
    assert load_neighbour_ids(filter_store, minute) == {"valid-3", "valid-6", "valid-7", "valid-8"}


def test_other_fields_match_their_values(filter_store: Store) -> None:
    assert load_neighbour_ids(filter_store, TieFilter(stances=("denied",))) == {"denier"}
    assert load_neighbour_ids(filter_store, TieFilter(modes=("feared",))) == {"altania"}
    assert load_neighbour_ids(filter_store, TieFilter(kinds=("State",))) == {"altania"}
    assert load_neighbour_ids(filter_store, TieFilter(families=("speech",))) == {"hedger"}
    assert "hedger" not in load_neighbour_ids(filter_store, TieFilter(sources=("dated",)))
