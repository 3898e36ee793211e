"""One real database for the whole run. A test finds its store empty, or with the data of its fixture."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

import graph
from graph import local
from graph.store import Store
from tests.bundled_case import load_bundled_case
from tests.fill_store import fill_store, load_nothing
from tests.graph.small_case import load_small_case

STORE_VARIABLE = "CASEGRAPH_TEST_STORE"


@pytest.fixture(scope="session")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a store that tests may empty: a new local one, or the one in CASEGRAPH_TEST_STORE."""
    url = os.environ.get(STORE_VARIABLE)
    if url:
        yield url
        return
    folder = tmp_path_factory.mktemp("store")
    yield f"local:{folder}"
    local.stop(folder)


@pytest.fixture(scope="session")
def shared_store(store_url: str) -> Iterator[Store]:
    """The store of the run, with the data of earlier tests in it."""
    with graph.open(store_url) as store:
        yield store


@pytest.fixture
def store(shared_store: Store, request: pytest.FixtureRequest) -> Store:
    """The store of the run, empty but for its schema."""
    assert not {"small_store", "bundled_store"}.intersection(request.fixturenames), "the store cannot be both"
    fill_store(shared_store, load_nothing)
    return shared_store


@pytest.fixture
def small_store(shared_store: Store) -> Store:
    """The store of the run, with exactly the small case of tests/graph/small_case.py."""
    fill_store(shared_store, load_small_case)
    return shared_store


@pytest.fixture
def bundled_store(shared_store: Store) -> Store:
    """The store of the run, with exactly the bundled case."""
    fill_store(shared_store, load_bundled_case)
    return shared_store
