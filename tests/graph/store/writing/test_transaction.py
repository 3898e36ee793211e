from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.errors import StoreError
from graph.store import Store, WriteTransaction
from graph.store.writing import transaction
from loaders.writer import load
from tests.graph.make_records import make_claim, make_entity, make_source
from tests.graph.small_case import CASE, CLAIMS, claim_ids_of, load_small_case


def test_a_transaction_that_fails_half_way_writes_nothing(store: Store) -> None:
    def work(opened: WriteTransaction) -> None:
        opened.run("CREATE (:Dataset {id: 'x'})")
        raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        store.write(work)
    assert store.read("datasets").rows == ()


def test_an_error_that_a_retry_cannot_help_is_not_retried(store: Store) -> None:
    attempts: list[int] = []

    def work(opened: WriteTransaction) -> None:
        attempts.append(opened.attempt)
        opened.run("THIS IS NOT CYPHER")

    with pytest.raises(StoreError, match="refused the query"):
        store.write(work)
    assert attempts == [0]


def test_an_id_that_another_created_meanwhile_is_met_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "FIRST_PAUSE_SECONDS", 0.001)
    attempts: list[int] = []

    def work(opened: WriteTransaction) -> None:
        attempts.append(opened.attempt)
        if opened.run("MATCH (d:Dataset {id: 'x'}) RETURN count(d)")[0][0] == 0 or len(attempts) == 1:
            store.write(lambda second: second.run("MERGE (:Dataset {id: 'x'})"))
            opened.run("CREATE (:Dataset {id: 'x'})")

    store.write(work)
    assert attempts == [0, 1]


def test_two_loads_of_one_dataset_at_once_make_one(store: Store) -> None:
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda _: load_small_case(store), range(2)))
    rows = store.read("claims_of_edge_types").rows
    assert sorted(row[3]["id"] for row in rows) == sorted(claim_ids_of(*CLAIMS))


def test_values_are_never_cypher(store: Store) -> None:
    hostile = "'}) DETACH DELETE n //"
    records = [
        make_source("paper"),
        make_entity("ada"),
        make_entity(hostile),
        make_claim("ada MET ada", note=hostile, locator="row 1"),
    ]
    records[-1] = type(records[-1])(
        dataset="made-up", source="paper", edge_type="MET", subject="ada", object=hostile, note=hostile
    )
    assert load(store, CASE, records).written == 4
    (row,) = store.read("claims_of_entities", ids=[hostile]).rows
    assert row[2] == hostile
    assert row[3]["note"] == hostile
