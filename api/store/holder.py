"""The open store that all requests share: found again where it moved, and at rest while nobody needs it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from graph import local
from graph.ontology import Ontology
from graph.store import Store
from graph.store.connection.address import local_path
from graph.store.open_store import follow
from graph.store.other_clients import others_connected


class StoreHolder:
    """Opens the store when it is first needed, and keeps it.

    What someone else stopped stays stopped: only a store that came to rest here is started again from here.

    Args:
        open_store: opens it, and starts it where it is local; raises a StoreError where it cannot.
        vocabulary: that of the store.
    """

    def __init__(self, open_store: Callable[[], Store], vocabulary: Ontology) -> None:
        self._open = open_store
        self.ontology = vocabulary
        self._store: Store | None = None
        self._doubted = False
        self._resting = False
        self._lock = threading.Lock()

    def store(self) -> Store:
        """Return the open store; where it rests, it is started, which takes some seconds.

        Raises:
            StoreError: it cannot be reached.
        """
        with self._lock:
            if self._store is None:
                self._store = self._open()
            elif self._doubted:
                self._store = _followed(self._store)
            self._doubted = self._resting = False
            return self._store

    def at_hand(self) -> Store | None:
        """Return the store where it is open and nothing speaks against using it, without any waiting."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return None if self._doubted else self._store
        finally:
            self._lock.release()

    @property
    def resting(self) -> bool:
        """Whether it was stopped because nobody needed it, and will be started when somebody does."""
        return self._resting

    def doubt(self) -> None:
        """Look, before it is next used, whether the store is still where it was."""
        self._doubted = True

    def rest(self, unused: Callable[[], bool]) -> bool:
        """Stop a local store that nobody needs: neither a request, nor another program connected to it.

        Args:
            unused: whether no request needs it; asked while none can begin to.

        Returns:
            Whether it was stopped.

        Raises:
            StoreError: it does not answer, or cannot be stopped.
        """
        with self._lock:
            store = self._store
            path = local_path(store.url) if store is not None else None
            if store is None or path is None or not unused() or others_connected(store):
                return False
            self._store, self._resting = None, True
            store.close()
            local.stop(path)
            return True

    def close(self) -> None:
        """Close it, if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None


def _followed(store: Store) -> Store:
    found = follow(store)
    if found is not store:
        store.close()
    return found
