"""The store's revision, read once for requests that arrive close together."""

from __future__ import annotations

import time
from typing import TypeAlias

from graph.store import Store

# Long enough for the requests of one page, and for those of a person who clicks on.
MAX_AGE_SECONDS = 1.0


_CachedRevision: TypeAlias = tuple[Store, str, float]
"""A store, its revision, and when that was read."""


class RevisionCache:
    """Keeps the store's revision for `MAX_AGE_SECONDS`.

    An ETag that is made from a cached revision may be older than its response, never newer: the response is
    then sent once more than necessary.
    """

    def __init__(self) -> None:
        self._cached: _CachedRevision | None = None

    def fetch(self, store: Store) -> str:
        """Return the current revision, read from the store.

        Raises:
            StoreError: the store failed.
        """
        read_at = time.monotonic()
        revision = store.revision()
        self._cached = (store, revision, read_at)
        return revision

    def get(self, store: Store) -> str:
        """Return the cached revision if it is fresh, else the current one.

        Raises:
            StoreError: the store failed.
        """
        cached = self._cached
        return cached[1] if cached is not None and _is_fresh(cached, store) else self.fetch(store)

    def is_fresh(self, store: Store) -> bool:
        """Return whether `get` would return the cached revision."""
        cached = self._cached
        return cached is not None and _is_fresh(cached, store)

    def invalidate(self) -> None:
        """Forget the revision, because something may be written to the store."""
        self._cached = None


def _is_fresh(cached: _CachedRevision, store: Store) -> bool:
    cached_store, _, read_at = cached
    return cached_store is store and time.monotonic() - read_at < MAX_AGE_SECONDS
