"""The made-up networks, and a page as its parts."""

from __future__ import annotations

from typing import Any

import pytest

from graph.derived.network import Network
from graph.ontology import ontology
from tests.visualize.made_up import data_of, small
from visualize import page


@pytest.fixture(scope="session")
def network() -> Network:
    return small()


@pytest.fixture(scope="session")
def html(network: Network) -> str:
    return page(network, ontology())


@pytest.fixture(scope="session")
def data(html: str) -> dict[str, Any]:
    return data_of(html)
