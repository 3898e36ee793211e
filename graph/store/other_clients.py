"""Who else speaks to a store, so that nobody's is stopped while they use it."""

from __future__ import annotations

import psutil

from graph.store.store import Store


def others_connected(store: Store) -> bool:
    """Tell whether a process other than this one is connected to a store on this machine.

    Raises:
        StoreError: the store failed.
    """
    own = {_port(*connection.laddr) for connection in psutil.Process().net_connections("tcp")}
    return any(address.rpartition(":")[2] not in own for address, _ in store.read("connections").rows)


def _port(_: str, port: int) -> str:
    return str(port)
