"""The store's revision, read once for requests that arrive close together."""

from __future__ import annotations

import time

from graph.store import Store

# Long enough for the requests of one page, and for those of a person who clicks on.
MAX_AGE_SECONDS = 1.0


class RevisionCache:
    """Keeps the store's revision for `MAX_AGE_SECONDS`.

    An ETag that is made from a cached revision may be older than its response, never newer: the response is
    then sent once more than necessary.
    """

    def __init__(self) -> None:
        self._cached: tuple[Store, str, float] | None = None

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
        if self._cached is not None:
            cached_store, revision, read_at = self._cached
            if cached_store is store and time.monotonic() - read_at < MAX_AGE_SECONDS:
                return revision
        return self.fetch(store)

    def invalidate(self) -> None:
        """Forget the revision, because something may be written to the store."""
        self._cached = None
