"""The three writers that load the same case: ours, a hand-written loop over the driver, and py2neo.

Each gets its input in the form that it takes, made before any time is measured. A second load must bring what
has changed since the first, and so the peers set the properties of existing nodes and relationships.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import py2neo
from neo4j import Driver
from py2neo.bulk import merge_nodes, merge_relationships

from benchmarks.load_records import DATASET, BenchmarkCase
from benchmarks.load_rows import Rows
from graph.local import LocalStore
from graph.store import Store
from loaders.writer import load

T = TypeVar("T")

BATCH_ROWS = 10_000

# {key}, {labels} and {type} are filled in from the ontology.
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


def casegraph_writer(store: Store, case: BenchmarkCase) -> Callable[[], None]:
    """Return a function that loads by our writer: records in memory, checks, ids, fingerprints, writing."""

    def work() -> None:
        refused = load(store, DATASET, case.records()).refused
        if refused:
            raise AssertionError(f"the made-up case has a mistake: {refused[0]}")

    return work


def driver_writer(driver: Driver, rows: Rows) -> Callable[[], None]:
    """Return a function that loads by the official driver: UNWIND, MERGE, a transaction for each batch."""
    statements: list[tuple[str, Sequence[Any]]] = [
        (NODES.replace("{key}", labels[0]).replace("{labels}", ":".join(labels)), nodes)
        for labels, nodes in rows.nodes.items()
    ]
    statements += [
        (
            TIES.replace("{type}", edge_type),
            [{"start": tie.start, "end": tie.end, "properties": tie.properties} for tie in ties],
        )
        for edge_type, ties in rows.ties.items()
    ]

    def work() -> None:
        with driver.session(database="neo4j") as session:
            for text, all_rows in statements:
                for batch in _batches(all_rows):
                    with session.begin_transaction() as transaction:
                        transaction.run(text, rows=batch).consume()
                        transaction.commit()

    return work


def py2neo_writer(server: LocalStore, rows: Rows) -> Callable[[], None]:
    """Return a function that loads by py2neo's bulk functions, a transaction for each batch."""
    client = py2neo.Graph(server.url, auth=(server.user, server.password))
    ties_by_type = {
        edge_type: [(tie.start, tie.properties, tie.end) for tie in ties]
        for edge_type, ties in rows.ties.items()
    }
    key = ("Entity", "id")

    def work() -> None:
        for labels, all_nodes in rows.nodes.items():
            for batch in _batches(all_nodes):
                transaction = client.begin()
                merge_nodes(transaction, batch, (labels[0], "id"), labels=labels)
                client.commit(transaction)
        for edge_type, all_ties in ties_by_type.items():
            for ties in _batches(all_ties):
                transaction = client.begin()
                merge_relationships(
                    transaction, ties, (edge_type, "id"), start_node_key=key, end_node_key=key
                )
                client.commit(transaction)

    return work


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), BATCH_ROWS):
        yield rows[start : start + BATCH_ROWS]
