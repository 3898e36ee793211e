"""A client of the service over a real store, with the small case or with the bundled one."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.holding import StoreHolder
from api.settings import AccessSettings, Settings
from graph.ontology import ontology
from graph.store import Store
from loaders.case import read_case
from loaders.writer import load
from tests.conftest import empty
from tests.graph import small_case

KAZAKHSTAN = Path(__file__).parents[2] / "cases" / "kazakhstan"
ANALYST = "ines"


def client_of(store: Store, settings: Settings | None = None) -> TestClient:
    """A client of the service on loopback; whatever it writes is written by ANALYST."""
    settings = settings or Settings(access=AccessSettings(analyst=ANALYST))
    holder = StoreHolder(lambda: store, store.ontology)
    return TestClient(create_app(settings, holder), base_url="http://127.0.0.1")


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
