"""A selection in parts is the network of the selection, whether it is read at once or pair by pair."""

from __future__ import annotations

import pytest

from graph.derived import TieFilter
from graph.reading import Selection, load_in_parts, load_network, selection_parts
from graph.store import Store
from tests.graph.make_records import DATASET, make_claim, make_entity, make_source
from tests.graph.small_case import load_small_case

SELECTIONS = {
    "everything": Selection(),
    "of a dataset": Selection(dataset=DATASET),
    "of a source": Selection(source="blog"),
    "around": Selection(around="bta"),
    "around in two hops": Selection(around="bta", hops=2),
    "among": Selection(among=("mukhtar", "bta")),
    "between": Selection(between=("alma", "bta")),
    "filtered": Selection(filter=TieFilter(standings=("disputed", "alleged"))),
    "filtered by kind around": Selection(around="mukhtar", filter=TieFilter(kinds=("State",))),
    "ties of": Selection(ties_of="bta"),
}


def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pass


def read_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection_parts, "MAX_CLAIMS_OF_PART", 2)
    monkeypatch.setattr(selection_parts, "ENTITIES_OF_PART", 3)


@pytest.mark.parametrize("way", [read_at_once, read_pair_by_pair])
@pytest.mark.parametrize("name", SELECTIONS)
def test_the_parts_are_together_the_network(
    small_store: Store, monkeypatch: pytest.MonkeyPatch, name: str, way
) -> None:
    network = load_network(small_store, SELECTIONS[name])
    way(monkeypatch)
    selection = load_in_parts(small_store, SELECTIONS[name])
    parts = list(selection.parts)

    ties = [tie for part in parts for tie in part.network.ties]
    assert sorted((tie.id, tie.standing, len(tie.claims)) for tie in ties) == sorted(
        (tie.id, tie.standing, len(tie.claims)) for tie in network.ties
    )
    assert sorted(claim.id for part in parts for claim in part.network.property_claims) == sorted(
        claim.id for claim in network.property_claims
    )
    shown = [id_ for part in parts for id_ in part.shown_ids]
    assert sorted(shown) == sorted(network.shown_ids)
    listed = [entity.id for part in parts for entity in part.entities]
    assert len(listed) == len(set(listed))
    assert set(shown) <= set(listed)
    properties = {name for tie in network.ties for claim in tie.claims for name in claim.properties}
    assert properties <= set(selection.edge_properties)
    assert selection.title == network.title


@pytest.mark.parametrize("way", [read_at_once, read_pair_by_pair])
def test_every_entity_that_a_part_names_is_listed(small_store: Store, monkeypatch, way) -> None:
    way(monkeypatch)
    parts = list(load_in_parts(small_store, Selection(source="blog")).parts)

    assert {entity.id for part in parts for entity in part.entities} == {
        *("nursultan", "mukhtar", "kazakhstan", "tatiana", "bta", "trial"),  # ends, and what has claims
        *("paper/lawyers", "alma", "gazette"),  # a speaker, an author, and the publisher of what it repeats
    }


@pytest.mark.parametrize("way", [read_at_once, read_pair_by_pair])
def test_an_entity_without_ties_is_listed_and_shown_unless_it_only_speaks(
    store: Store, monkeypatch, way
) -> None:
    records = [
        make_source("paper", publisher="gazette"),
        *(make_entity(id_) for id_ in ("ada", "ben", "alone")),
        make_entity("gazette", "Organisation"),
        make_claim("ada MET ben"),
    ]
    load_small_case(store, records)
    way(monkeypatch)
    parts = list(load_in_parts(store, Selection(dataset=DATASET)).parts)

    assert {entity.id for part in parts for entity in part.entities} == {"ada", "ben", "alone", "gazette"}
    assert {id_ for part in parts for id_ in part.shown_ids} == {"ada", "ben", "alone"}


def test_no_part_has_all_ties_of_a_hub(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [f"p{number:02}" for number in range(20)]
    records = [
        make_source("paper"),
        make_entity("hub", "Organisation"),
        *map(make_entity, people),
        *(make_claim(f"{person} WORKED_AT hub") for person in people),
    ]
    load_small_case(store, records)
    monkeypatch.setattr(selection_parts, "MAX_CLAIMS_OF_PART", 5)
    parts = list(load_in_parts(store, Selection()).parts)

    sizes = [len(part.network.ties) for part in parts if part.network.ties]
    assert (sum(sizes), max(sizes)) == (20, 5)
