"""The store: a Neo4j, its schema, its named queries, and the one door through which everything is written.

What is offered here is imported when it is first used: an address must not cost the import of the driver.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.store.cypher.results import Answer
    from graph.store.integrity import Problem, check_store
    from graph.store.open_store import open_store
    from graph.store.store import Store

__all__ = ["Answer", "Problem", "Store", "check_store", "open_store"]

_MODULES = {
    "Answer": "cypher.results",
    "Problem": "integrity",
    "Store": "store",
    "check_store": "integrity",
    "open_store": "open_store",
}

# Hidden from type checkers, who know every name from the imports above and would believe any other.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
