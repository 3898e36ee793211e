"""A load of changes: only what is at the changed places can be withdrawn, and all else stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from graph.model import Dataset, Record
from graph.reading import load_claims, load_entity, load_property_claims
from graph.store import Store
from loaders.sync import load_process, load_scope
from loaders.sync.report import Report
from loaders.writer import LoadInput, compare_input, load, load_input
from tests.graph.make_records import DATASET, make_claim, make_entity, make_property_claim, make_source
from tests.loaders.test_writer import counts, everything

CASE = Dataset(id=DATASET, title="A file of entities")
A, B, C, BANK = (f"{DATASET}/{name}" for name in ("a", "b", "c", "bank"))
PAPER = make_source("paper")
PEOPLE = [make_entity(id_) for id_ in (A, B, C)]
BORN = [
    make_property_claim(f"{id_} born", "1970", locator=f"entity {id_.rpartition('/')[2]}") for id_ in (A, B)
]
MET = make_claim(f"{A} MET {B}", locator="entity met-1")
KNEW = make_claim(f"{A} MET {C}", locator="entity met-2")
RECORDS: list[Record] = [PAPER, *PEOPLE, *BORN, MET, KNEW]


def change(store: Store, records: Iterable[Record], places: Iterable[str]) -> Report:
    """Load changes, and require that a dry run says the same."""
    source = LoadInput(CASE, list(records), changed_places=list(places))
    expected = compare_input(store, source)
    report = load_input(store, source)
    assert report == expected
    return report


def standing_places(store: Store) -> set[str | None]:
    claims = [*load_claims(store, "claims_of_edge_types"), *load_property_claims(store, "property_claims")]
    return {claim.locator for claim in claims if claim.withdrawn_on is None}


def test_a_limited_load_adds_and_changes_and_withdraws_nothing(store: Store) -> None:
    load(store, CASE, RECORDS)
    edited = replace(BORN[0], note="by the register")
    assert counts(change(store, [PAPER, PEOPLE[0], edited], [])) == (3, 1, 1, 2, 0)
    assert standing_places(store) == {"entity a", "entity b", "entity met-1", "entity met-2"}
    assert counts(change(store, [], [])) == (0, 0, 0, 0, 0)


def test_only_claims_at_changed_places_are_withdrawn(store: Store) -> None:
    load(store, CASE, RECORDS)
    report = change(
        store, [make_claim(f"{C} MET {B}", locator="entity met-1")], ["entity met-1", "entity new"]
    )
    assert counts(report) == (1, 1, 0, 0, 1)
    assert {(claim.subject, claim.object) for claim in load_claims(store, "claims_of_edge_types")} == {
        (C, B),
        (A, C),
    }


def test_records_of_other_datasets_at_the_same_places_stay(store: Store) -> None:
    other = Dataset(id="other", title="Other")
    load(store, CASE, RECORDS)
    load(store, other, [replace(MET, dataset="other")])
    assert change(store, [], ["entity met-1"]).withdrawn == 1
    assert [claim.dataset for claim in load_claims(store, "claims_of_edge_types") if claim.object == B] == [
        "other"
    ]


@pytest.mark.parametrize("places_at_a_time", [1, 100])
def test_an_entity_is_removed_with_its_claims_if_nothing_else_refers_to_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, places_at_a_time: int
) -> None:
    monkeypatch.setattr(load_scope, "MAX_PLACES", places_at_a_time)
    load(store, CASE, RECORDS)
    # The claim about C and A is withdrawn as well, that about B and A is not.
    report = change(store, [], ["entity a", "entity b", "entity c", "entity met-2"])
    assert report.withdrawn == 4
    assert standing_places(store) == {"entity met-1"}
    assert {id_: load_entity(store, id_).datasets for id_ in (A, B, C)} == {
        A: (DATASET,),
        B: (DATASET,),
        C: (),
    }


def test_an_entity_to_which_nothing_refers_is_deleted_and_one_that_is_stated_again_stays(
    store: Store,
) -> None:
    load(store, CASE, [*RECORDS, make_entity(f"{DATASET}/d"), make_entity(f"{DATASET}/e")])
    report = change(store, [make_entity(f"{DATASET}/e")], ["entity d", "entity e"])
    assert counts(report) == (1, 0, 0, 1, 1)
    ids = {row[0] for row in store.run("MATCH (n:Entity) RETURN n.id", {})[1]}
    assert ids == {A, B, C, f"{DATASET}/e"}


def test_an_entity_that_a_property_names_stays(store: Store) -> None:
    state = make_entity(f"{DATASET}/state", "State")
    bank = make_entity(BANK, "Organisation", properties={"jurisdiction": state.id})
    load(store, CASE, [*RECORDS, state, bank])
    assert change(store, [], ["entity state"]).withdrawn == 0
    assert change(store, [], ["entity state", "entity bank"]).withdrawn == 2


def test_changes_may_refer_to_records_of_earlier_loads(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 1)
    load(store, CASE, RECORDS)
    added = make_claim(f"{C} MET {B}", locator="entity met-3")
    report = change(store, [added, make_claim(f"{C} MET nobody")], [])
    assert report.written == 1
    assert [refusal.reason for refusal in report.refused] == ["object: there is no entity 'nobody'"]


def test_a_withdrawn_claim_comes_back(store: Store) -> None:
    load(store, CASE, RECORDS)
    before = everything(store)
    change(store, [], ["entity met-1"])
    assert counts(change(store, [MET], ["entity met-1"])) == (1, 1, 1, 0, 0)
    assert everything(store) == before


def test_changes_of_a_dataset_that_is_not_there_are_a_first_load(store: Store) -> None:
    assert counts(change(store, RECORDS, ["entity a", "entity x"])) == (8, 8, 0, 0, 0)
