"""The data model, and the only package that opens the database.

`graph.open(url)` returns the `Store` through which everything is read and written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.progress import Progress
    from graph.store import Store

__all__ = ["open"]


def open(
    url: str | None = None,
    *,
    progress: Progress | None = None,
    upgrade: bool = True,
    create: bool = True,
) -> Store:
    """Open a store, and make it if there is none.

    Args:
        url: `local:PATH` (`local:` alone for the default folder), `bolt://HOST:PORT`, `neo4j://...` or
            `neo4j+s://...`. If None, the value of the variable CASEGRAPH_STORE, else the default local store.
        progress: called while a local store starts or an older store is upgraded.
        upgrade: whether to upgrade a store that an older version of this program wrote; otherwise it is
            refused.
        create: whether to make the store if there is none; otherwise it is refused. A program that only reads
            passes False, so that a mistyped path makes no new store.

    Raises:
        StoreError: the store cannot be reached, started or used; its message says why.
    """
    # Importing the driver takes half a second, which programs that only use the records need not spend.
    from graph.store import open_existing_store, open_store

    return (open_store if create else open_existing_store)(url, progress, upgrade=upgrade)
