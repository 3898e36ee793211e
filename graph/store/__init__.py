"""The store: a Neo4j database, its schema, its named queries, and the only code that may write to it.

Every name below is imported when it is first used, so that reading an address does not import the driver. To
export a name, add it to the imports for type checkers, to `__all__` and to `_MODULE_BY_NAME`. A name may not
equal that of a module of this package: importing the module would hide it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.store.connect import open_store
    from graph.store.cypher.results import QueryResult
    from graph.store.integrity import IntegrityProblem, verify_store
    from graph.store.store import Store

__all__ = ["IntegrityProblem", "QueryResult", "Store", "open_store", "verify_store"]

_MODULE_BY_NAME = {
    "IntegrityProblem": "graph.store.integrity",
    "QueryResult": "graph.store.cypher.results",
    "Store": "graph.store.store",
    "open_store": "graph.store.connect",
    "verify_store": "graph.store.integrity",
}

# Type checkers read the imports above. They must not see this function, or they would accept any name.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _MODULE_BY_NAME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_MODULE_BY_NAME[name]), name)
