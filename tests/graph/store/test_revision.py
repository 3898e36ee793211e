"""The revision changes with every write transaction and with nothing else."""

import pytest

from graph.store import ExecutedQuery, RecordingStore
from tests.graph.small_case import load_small_case


def test_loading_raises_the_revision_and_loading_the_same_again_does_not(store):
    before = store.revision()
    load_small_case(store)
    loaded = store.revision()
    load_small_case(store)

    assert loaded != before
    assert store.revision() == loaded


def test_reading_does_not_raise_it(store):
    before = store.revision()
    store.read("datasets")
    store.query("MATCH (n) RETURN count(n)")

    assert store.revision() == before


def test_bumping_raises_it(store):
    before = store.revision()
    store.bump_revision()

    assert store.revision() != before


def test_it_names_the_store_itself(store):
    graph, _, number = store.revision().rpartition("-")

    assert len(graph) == 36
    assert int(number) >= 0


def test_work_that_fails_does_not_raise_it(store):
    before = store.revision()

    def fails(transaction):
        transaction.run("CREATE (:Entity {id: 'a'})")
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        store.write(fails)

    assert store.revision() == before
    assert store.query("MATCH (n:Entity) RETURN count(n)").rows == ((0,),)


def test_a_store_for_one_request_records_its_queries(store):
    recording = RecordingStore(store)
    recording.read("claims_of_edge_types", edge_types=["MARRIED_TO"])
    recording.read("claims_of_edge_types", edge_types=None)
    recording.query("RETURN $x AS x", {"x": 1})

    assert recording.executed == [
        ExecutedQuery("claims_of_edge_types", {"edge_types": ["MARRIED_TO"]}),
        ExecutedQuery("claims_of_edge_types"),
        ExecutedQuery("", {"x": 1}, "RETURN $x AS x"),
    ]
