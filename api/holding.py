"""The open store that all requests share."""

from __future__ import annotations

import threading
from collections.abc import Callable

from graph.ontology import Ontology
from graph.store import Store


class StoreHolder:
    """Opens the store when it is first needed, and keeps it.

    Args:
        open_store: opens it; raises a StoreError where it cannot be reached.
        vocabulary: that of the store.
    """

    def __init__(self, open_store: Callable[[], Store], vocabulary: Ontology) -> None:
        self._open = open_store
        self.ontology = vocabulary
        self._store: Store | None = None
        self._lock = threading.Lock()

    def store(self) -> Store:
        """Return the open store.

        Raises:
            StoreError: it cannot be reached.
        """
        with self._lock:
            if self._store is None:
                self._store = self._open()
            return self._store

    def close(self) -> None:
        """Close it, if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None
