"""The three who load the same case: our writer, a loop written by hand, and py2neo.

Each gets what it takes in the form that it takes, made beforehand. Whoever loads again must bring what has
changed meanwhile, so that the peers set the properties of what is there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import py2neo
from neo4j import Driver
from py2neo.bulk import merge_nodes, merge_relationships

from benchmarks.load_records import DATASET, Case
from benchmarks.load_rows import Rows
from graph.local import LocalStore
from graph.store import Store
from loaders.writer import load

T = TypeVar("T")

BATCH = 10_000

# {key}, {labels} and {type} are filled from the vocabulary.
NODES = """
UNWIND $rows AS row
MERGE (n:{key} {id: row.id})
SET n:{labels}, n += row
"""
TIES = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
MATCH (b:Entity {id: row.end})
MERGE (a)-[r:{type} {id: row.properties.id}]->(b)
SET r += row.properties
"""


def casegraph(store: Store, case: Case) -> Callable[[], None]:
    """Return a load by our writer, from records to the store: checks, ids and fingerprints included."""

    def work() -> None:
        refused = load(store, DATASET, case.records()).refused
        if refused:
            raise AssertionError(f"the made-up case is at fault: {refused[0]}")

    return work


def loop(driver: Driver, rows: Rows) -> Callable[[], None]:
    """Return a load by the official driver: UNWIND, MERGE, a transaction for each batch."""
    sent: list[tuple[str, Sequence[Any]]] = [
        (NODES.replace("{key}", labels[0]).replace("{labels}", ":".join(labels)), some)
        for labels, some in rows.nodes.items()
    ]
    sent += [
        (
            TIES.replace("{type}", type_),
            [{"start": tie.start, "end": tie.end, "properties": tie.properties} for tie in some],
        )
        for type_, some in rows.ties.items()
    ]

    def work() -> None:
        with driver.session(database="neo4j") as session:
            for text, all_ in sent:
                for some in _batches(all_):
                    with session.begin_transaction() as transaction:
                        transaction.run(text, rows=some).consume()
                        transaction.commit()

    return work


def py2neo_bulk(where: LocalStore, rows: Rows) -> Callable[[], None]:
    """Return a load by py2neo's bulk functions, a transaction for each batch."""
    client = py2neo.Graph(where.url, auth=(where.user, where.password))
    ties = {
        type_: [(tie.start, tie.properties, tie.end) for tie in some] for type_, some in rows.ties.items()
    }
    end = ("Entity", "id")

    def work() -> None:
        for labels, all_nodes in rows.nodes.items():
            for nodes in _batches(all_nodes):
                transaction = client.begin()
                merge_nodes(transaction, nodes, (labels[0], "id"), labels=labels)
                client.commit(transaction)
        for type_, all_ties in ties.items():
            for some in _batches(all_ties):
                transaction = client.begin()
                merge_relationships(transaction, some, (type_, "id"), start_node_key=end, end_node_key=end)
                client.commit(transaction)

    return work


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
