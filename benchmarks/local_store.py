"""A local store of a benchmark's own: started in a temporary folder, stopped whatever happens."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import Driver, GraphDatabase

import graph
from graph import local
from graph.local import LocalStore
from graph.store import Store


@contextmanager
def temporary_store() -> Iterator[Store]:
    """Open a new store with the settings that every local store has; end it and its files afterwards."""
    with tempfile.TemporaryDirectory(prefix="casegraph-bench-") as folder:
        path = Path(folder) / "store"
        try:
            with graph.open(f"local:{path}") as store:
                yield store
        finally:
            local.stop(path)


def process_of(store: Store) -> LocalStore:
    """Return where a local store answers, and as whom: for what does not go through `Store`."""
    return local.start(Path(store.url.removeprefix("local:")))


@contextmanager
def bare_driver(store: Store) -> Iterator[Driver]:
    """Open a driver of its own, as somebody has who does not use Casegraph."""
    where = process_of(store)
    with GraphDatabase.driver(where.url, auth=(where.user, where.password)) as driver:
        yield driver
