"""The neighbours that the database filters and pages are those that Python filters in a network."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from graph.derived import Tie, TieFilter
from graph.reading import PageRequest, Selection, load_neighbours, load_network
from graph.store import Store
from tests.graph.reading.case_filters import FILTERS

PAGE_SIZE = 7


class Row(NamedTuple):
    """A neighbour of a list, with the number of matching claims and the ids of its ties."""

    id: str
    claims: int
    tie_ids: frozenset[str]


def load_all_pages(store: Store, id_: str, tie_filter: TieFilter) -> list[Row]:
    rows: list[Row] = []
    while True:
        neighbours = load_neighbours(store, [id_], tie_filter, PageRequest(len(rows), PAGE_SIZE))
        rows += [
            Row(neighbour.id, neighbour.claim_count, frozenset(tie.id for tie in neighbour.ties))
            for neighbour in neighbours.neighbours
        ]
        if not neighbours.neighbours:
            assert len(rows) == neighbours.total
            return rows


def filter_in_python(store: Store, id_: str, tie_filter: TieFilter) -> list[Row]:
    network = load_network(store, Selection(around=id_, filter=tie_filter))
    ties_by_neighbour: dict[str, list[Tie]] = {}
    for tie in network.ties:
        if id_ in (tie.subject, tie.object):
            neighbour = tie.object if tie.subject == id_ else tie.subject
            ties_by_neighbour.setdefault(neighbour, []).append(tie)
    rows = []
    for neighbour, ties in ties_by_neighbour.items():
        matching = {
            claim.id
            for tie in ties
            for claim in tie.claims
            if tie_filter.matches_claim(claim, network.context)
        }
        rows.append(Row(neighbour, len(matching), frozenset(tie.id for tie in ties)))
    return sorted(rows, key=lambda row: (-row.claims, network.name(row.id), row.id))


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("id_", ["kazakhstan", "mukhtar-ablyazov", "removal-from-rome"])
def test_the_database_pages_the_neighbours_that_python_filters(
    bundled_store: Store, id_: str, name: str
) -> None:
    tie_filter = FILTERS[name]
    paged = load_all_pages(bundled_store, id_, tie_filter)
    expected = filter_in_python(bundled_store, id_, tie_filter)

    if tie_filter.standings:
        # A claim can match although the standing of its tie does not, so that numbers of claims differ.
        assert {row.id: row.tie_ids for row in paged} == {row.id: row.tie_ids for row in expected}
    else:
        assert paged == expected
