from __future__ import annotations

import pytest

from graph.store import Store
from tests.conftest import empty
from tests.graph.small_case import load_case


@pytest.fixture(scope="module")
def case(open_store: Store) -> Store:
    """The small case, loaded once for a module that only reads."""
    empty(open_store)
    load_case(open_store)
    return open_store
