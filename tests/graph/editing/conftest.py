"""The small case in the store, and what an analyst may say beside it."""

from __future__ import annotations

import pytest

from graph.store import Store
from tests.graph import small_case


@pytest.fixture
def case(store: Store) -> Store:
    """The store with the small case."""
    small_case.load_case(store)
    return store
