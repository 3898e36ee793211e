"""A local store for one benchmark: started in a temporary folder, and always stopped at the end."""

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
    """Open a new local store with the default settings; stop it and delete its files afterwards."""
    with tempfile.TemporaryDirectory(prefix="casegraph-bench-") as folder:
        path = Path(folder) / "store"
        try:
            with graph.open(f"local:{path}") as store:
                yield store
        finally:
            local.stop(path)


def local_store_of(store: Store) -> LocalStore:
    """Return the address and the credentials of a local store, for clients other than `Store`."""
    return local.start(Path(store.url.removeprefix("local:")))


@contextmanager
def open_driver(store: Store) -> Iterator[Driver]:
    """Open a plain driver on a local store, as a program that does not use Casegraph opens it."""
    server = local_store_of(store)
    with GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver:
        yield driver
