"""The open store that all requests share: reconnected when it moved, and stopped while it is not used."""

from __future__ import annotations

import threading
from collections.abc import Callable

from graph import local
from graph.ontology import Ontology
from graph.store import Store, has_other_clients, local_path, reconnect


class StoreProvider:
    """Opens the store when it is first needed, and keeps it open.

    A store that another program stopped stays stopped: only one that `stop_if_idle` stopped is started again.

    Args:
        open_store: opens the store, and starts it if it is local; raises a StoreError if it cannot.
        ontology: that of the project, which is used while no store is open.
    """

    def __init__(self, open_store: Callable[[], Store], ontology: Ontology) -> None:
        self._open = open_store
        self._shipped_ontology = ontology
        self._store: Store | None = None
        self._is_stale = False
        self._is_suspended = False
        self._lock = threading.Lock()

    def get(self) -> Store:
        """Return the open store. A suspended one is started, which takes some seconds.

        Raises:
            StoreError: it cannot be reached.
        """
        with self._lock:
            if self._store is None:
                self._store = self._open()
            elif self._is_stale:
                self._store = _reconnect(self._store)
            self._is_stale = self._is_suspended = False
            return self._store

    def get_if_open(self) -> Store | None:
        """Return the store if it is open and not stale, or None; never wait."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return None if self._is_stale else self._store
        finally:
            self._lock.release()

    @property
    def ontology(self) -> Ontology:
        """The ontology of the open store, with the types that its cases declare; never wait."""
        store = self._store
        return store.ontology if store is not None else self._shipped_ontology

    @property
    def is_suspended(self) -> bool:
        """Whether `stop_if_idle` stopped the store, so that the next `get` starts it."""
        return self._is_suspended

    def mark_stale(self) -> None:
        """Let the next `get` check whether the store still has the same address."""
        self._is_stale = True

    def stop_if_idle(self, is_idle: Callable[[], bool]) -> bool:
        """Stop a local store unless a request needs it or another program is connected to it.

        Args:
            is_idle: whether no request needs the store; called while none can get it.

        Returns:
            Whether it was stopped.

        Raises:
            StoreError: it does not answer, or cannot be stopped.
        """
        with self._lock:
            store = self._store
            path = local_path(store.url) if store is not None else None
            if store is None or path is None or not is_idle() or has_other_clients(store):
                return False
            self._store, self._is_suspended = None, True
            store.close()
            local.stop(path)
            return True

    def close(self) -> None:
        """Close the store if it is open."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None


def _reconnect(store: Store) -> Store:
    current = reconnect(store)
    if current is not store:
        store.close()
    return current
