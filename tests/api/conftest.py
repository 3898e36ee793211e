"""Clients of the service over a real store, with the small case or with the bundled one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from anyio.from_thread import start_blocking_portal
from fastapi.testclient import TestClient

from graph.ontology import ontology
from graph.store import Store
from loaders.case import read_case
from loaders.writer import load
from tests.api.client import ANALYST, KAZAKHSTAN, client_of
from tests.conftest import empty
from tests.graph import small_case

__all__ = ["ANALYST", "KAZAKHSTAN", "client_of"]


@pytest.fixture(scope="session", autouse=True)
def one_event_loop() -> Iterator[None]:
    """Let all clients share it: else each request starts and ends one, which takes longer than its answer."""
    with start_blocking_portal() as portal:
        TestClient.portal = portal
        yield
        TestClient.portal = None


@pytest.fixture
def small(store: Store) -> TestClient:
    """The small case of tests/graph/small_case.py, fresh for each test, so that a test may write."""
    small_case.load_case(store)
    return client_of(store)


@pytest.fixture(scope="module")
def kazakhstan(open_store: Store) -> TestClient:
    """The bundled case, loaded once for a module that only reads. Never beside `small` or `store`."""
    empty(open_store)
    case = read_case(KAZAKHSTAN, ontology(), None)
    load(open_store, case.dataset, case.records)
    return client_of(open_store)
