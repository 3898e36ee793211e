"""One real store for the whole run; every test that asks for it finds it empty."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from graph import local
from graph.store import Store
from graph.store.writing.transaction import Writing

CHOSEN = "CASEGRAPH_TEST_STORE"

# In portions, since a transaction's memory is limited; the schema stays.
EMPTY = "MATCH (n) WHERE NOT n:CasegraphSchema WITH n LIMIT 2000 DETACH DELETE n RETURN count(n)"


@pytest.fixture(scope="session")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a store that tests may empty: a local one, or what CASEGRAPH_TEST_STORE names."""
    chosen = os.environ.get(CHOSEN)
    if chosen:
        yield chosen
        return
    folder: Path = tmp_path_factory.mktemp("store")
    yield f"local:{folder}"
    local.stop(folder)


@pytest.fixture(scope="session")
def open_store(store_url: str) -> Iterator[Store]:
    """The one connection of the run."""
    with graph.open(store_url) as store:
        yield store


@pytest.fixture
def store(open_store: Store) -> Store:
    """An empty store, its schema made."""
    empty(open_store)
    return open_store


def empty(store: Store) -> None:
    """Take everything out of a store but its schema."""

    def work(writing: Writing) -> int:
        return int(writing.run(EMPTY)[0][0])

    while store.write(work):
        pass
