"""The small made-up network, and its page as text and as data."""

from __future__ import annotations

from typing import Any

import pytest

from graph.derived import Network
from graph.ontology import load_ontology
from tests.visualize.example_networks import make_small_network, read_page_data
from visualize import render_page


@pytest.fixture(scope="session")
def network() -> Network:
    return make_small_network()


@pytest.fixture(scope="session")
def html(network: Network) -> str:
    return render_page(network, load_ontology())


@pytest.fixture(scope="session")
def data(html: str) -> dict[str, Any]:
    return read_page_data(html)
