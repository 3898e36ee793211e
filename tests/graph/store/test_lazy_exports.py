"""`graph.store` offers its names without importing the driver, and each of them resolves."""

from __future__ import annotations

import pkgutil
import sys

import pytest

import graph.store


def test_each_exported_name_has_its_module() -> None:
    assert (
        sorted(graph.store._MODULE_BY_NAME) == sorted(graph.store.__all__) == sorted(set(graph.store.__all__))
    )


@pytest.mark.parametrize("name", graph.store.__all__)
def test_each_exported_name_resolves(name: str) -> None:
    exported = getattr(graph.store, name)
    assert getattr(sys.modules[graph.store._MODULE_BY_NAME[name]], name) is exported


def test_no_exported_name_is_hidden_by_a_module() -> None:
    modules = {module.name for module in pkgutil.iter_modules(graph.store.__path__)}
    assert not modules & set(graph.store.__all__)


def test_names_that_are_not_exported_are_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        graph.store.nothing  # noqa: B018
