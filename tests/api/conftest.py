"""Clients of the service over the store of the run, with the small case or with the bundled case in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from anyio.from_thread import start_blocking_portal
from fastapi.testclient import TestClient

from graph.store import Store
from tests.api.client import make_client
from tests.fill_store import fill_store
from tests.graph.ring_case import load_ring_case


@pytest.fixture(scope="session", autouse=True)
def one_event_loop() -> Iterator[None]:
    """Let all clients share one event loop. Starting one for each request takes longer than the request."""
    with start_blocking_portal() as portal:
        TestClient.portal = portal
        yield
        TestClient.portal = None


@pytest.fixture
def small(small_store: Store) -> TestClient:
    """A client of the service over the small case. A test may write to it."""
    return make_client(small_store)


@pytest.fixture
def ring(shared_store: Store) -> Store:
    """The store of the run, with exactly the case of tests/graph/ring_case.py."""
    fill_store(shared_store, load_ring_case)
    return shared_store


@pytest.fixture
def kazakhstan(bundled_store: Store) -> TestClient:
    """A client of the service over the bundled case. A test may write to it."""
    return make_client(bundled_store)
