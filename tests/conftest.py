"""One real database for the whole run. A test finds its store empty, or with the data of its fixture."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from graph import local
from graph.store import Store, local_path
from tests.bundled_case import load_bundled_case
from tests.fill_store import fill_store, load_nothing
from tests.graph.small_case import load_small_case

STORE_VARIABLE = "CASEGRAPH_TEST_STORE"
TEXTS = Path(os.environ.get("CASEGRAPH_TEXTS", Path(__file__).parents[2] / "shared" / "seeds"))


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


@pytest.fixture
def running(shared_store: Store, store_url: str) -> local.LocalStore:
    """The database of the run: its process, address and password."""
    path = local_path(store_url)
    running = local.attach(path) if path else None
    if running is None:
        pytest.skip("the store of this run is not a local one")
    return running


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the five texts of the case about Kazakhstan."""
    if not TEXTS.is_dir():
        pytest.skip(f"the five texts are not on this machine: there is no {TEXTS}")
    return TEXTS


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
