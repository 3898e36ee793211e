"""The store's revision, read once for many requests that come close together."""

from __future__ import annotations

import time

from graph.store import Store

# Seconds: about as long as the requests of one page take to come, and those of somebody who clicks on.
FRESH = 1.0


class Revisions:
    """Remembers for a moment what the revision was.

    A tag that is made of it may be older than its answer, never newer: then the answer is sent once more than
    it need be. Who asks whether an answer still holds is told by the revision as it is now.
    """

    def __init__(self) -> None:
        self._known: tuple[Store, str, float] | None = None

    def now(self, store: Store) -> str:
        """Return the revision, read from the store.

        Raises:
            StoreError: the store failed.
        """
        read_at = time.monotonic()
        found = store.revision()
        self._known = (store, found, read_at)
        return found

    def lately(self, store: Store) -> str:
        """Return what the revision was a moment ago, or is.

        Raises:
            StoreError: the store failed.
        """
        if self._known is not None:
            known, found, read_at = self._known
            if known is store and time.monotonic() - read_at < FRESH:
                return found
        return self.now(store)

    def forget(self) -> None:
        """Something may be written: the next to ask reads it."""
        self._known = None
