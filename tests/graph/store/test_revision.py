"""The revision changes with every write through the door and with nothing else."""

import pytest

from graph.store.recording import Asked, AskingStore
from tests.graph.small_case import load_case


def test_loading_raises_the_revision_and_loading_the_same_again_does_not(store):
    before = store.revision()
    load_case(store)
    loaded = store.revision()
    load_case(store)

    assert loaded != before
    assert store.revision() == loaded


def test_reading_does_not_raise_it(store):
    before = store.revision()
    store.read("datasets")
    store.query("MATCH (n) RETURN count(n)")

    assert store.revision() == before


def test_touching_raises_it(store):
    before = store.revision()
    store.touch()

    assert store.revision() != before


def test_it_names_the_store_itself(store):
    graph, _, number = store.revision().rpartition("-")

    assert len(graph) == 36
    assert int(number) >= 0


def test_work_that_fails_does_not_raise_it(store):
    before = store.revision()

    def fails(writing):
        writing.run("CREATE (:Entity {id: 'a'})")
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        store.write(fails)

    assert store.revision() == before
    assert store.query("MATCH (n:Entity) RETURN count(n)").rows == ((0,),)


def test_a_store_for_one_request_remembers_what_it_was_asked(store):
    asking = AskingStore(store)
    asking.read("claims_of_types", types=["MARRIED_TO"])
    asking.read("claims_of_types", types=None)
    asking.query("RETURN $x AS x", {"x": 1})

    assert asking.asked == [
        Asked("claims_of_types", {"types": ["MARRIED_TO"]}),
        Asked("claims_of_types"),
        Asked("", {"x": 1}, "RETURN $x AS x"),
    ]
