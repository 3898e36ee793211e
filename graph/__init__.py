"""The model, and the only door to the database.

`graph.open(url)` returns the one object that speaks to a store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.progress import Progress
    from graph.store.store import Store

__all__ = ["open"]


def open(url: str | None = None, *, progress: Progress | None = None) -> Store:
    """Open a store, make its schema where it is new, and return it.

    Args:
        url: `local:PATH` (`local:` alone for the default folder), `bolt://HOST:PORT`, `neo4j://...` or
            `neo4j+s://...`. Without it, the variable CASEGRAPH_STORE, else the default local store.
        progress: told what takes long when a local store starts.

    Raises:
        StoreError: it cannot be reached, started or used; a sentence says why.
    """
    # The driver takes half a second to import, and whoever only wants the records has no use for it.
    from graph.store.open_store import open_store

    return open_store(url, progress)
