"""What a start page reads of a case of any size."""

from __future__ import annotations

import pytest

from graph.derived import TieFilter
from graph.reading import (
    CaseCounts,
    NeighbourTotal,
    Selection,
    count_neighbours,
    load_case_counts,
    load_network,
    load_network_of_most_connected,
)
from graph.store import Store
from tests.case_shapes import load_shape, loose_pairs, one_hub
from tests.graph.make_records import DATASET


@pytest.mark.parametrize("dataset", [DATASET, None])
def test_a_case_is_counted(small_store: Store, dataset: str | None) -> None:
    assert load_case_counts(small_store, dataset) == CaseCounts(entities=12, claims=12, sources=2)


def test_another_case_and_what_is_withdrawn_do_not_count(store: Store) -> None:
    load_shape(store, loose_pairs(5, "pairs"), "pairs", "Pairs")
    load_shape(store, loose_pairs(3, "pairs"), "pairs", "Pairs")
    load_shape(store, one_hub(4, 0, "hub"), "hub", "Hub")

    assert load_case_counts(store, "pairs").claims == 3
    assert load_case_counts(store, "hub") == CaseCounts(entities=5, claims=4, sources=1)
    assert load_case_counts(store, None).claims == 7


def test_neighbours_are_counted_once_over_all_claims(small_store: Store) -> None:
    assert count_neighbours(small_store, ["bta", "gazette", "kazakhstan"]) == {
        "bta": NeighbourTotal(3, is_at_least=False),
        "gazette": NeighbourTotal(0, is_at_least=False),
        "kazakhstan": NeighbourTotal(3, is_at_least=False),
    }


def test_of_a_hub_only_some_claims_are_looked_at(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load_shape(store, one_hub(leaf_count=40, pair_count=0))
    monkeypatch.setattr("graph.reading.case_overview.MAX_SCANNED_CLAIMS", 30)

    assert count_neighbours(store, ["made-up-0"]) == {"made-up-0": NeighbourTotal(30, is_at_least=True)}


def test_the_best_connected_entities_come_with_neighbours(store: Store) -> None:
    load_shape(store, loose_pairs(60))
    network = load_network_of_most_connected(store, None, 10)

    assert len(network.ties) >= 5
    assert {id_ for tie in network.ties for id_ in (tie.subject, tie.object)} == network.shown_ids


def test_the_title_of_a_network_says_its_selection_and_filter(small_store: Store) -> None:
    only_kin = TieFilter(families=("kin",), sources=("paper",))
    selections = (
        Selection(filter=only_kin),
        Selection(dataset=DATASET, filter=only_kin),
        Selection(around="alma", hops=2, filter=only_kin),
        Selection(source="blog"),
        Selection(among=("alma", "bta")),
    )

    assert [load_network(small_store, selection).title for selection in selections] == [
        "Everything: only kin; stated in “The paper”",
        "The small case: only kin; stated in “The paper”",
        "Around Alma Shalabayeva, up to 2 steps away: only kin; stated in “The paper”",
        "Stated in “The blog”",
        "Among Alma Shalabayeva and BTA Bank",
    ]
