"""Find out whether other processes use a store, so that it is not stopped while they do."""

from __future__ import annotations

import psutil

from graph.store.store import Store


def has_other_clients(store: Store) -> bool:
    """Return True if a process other than this one is connected to a store on this machine.

    Raises:
        StoreError: the store failed.
    """
    own_ports = {_port(*connection.laddr) for connection in psutil.Process().net_connections("tcp")}
    clients = store.read("client_connections").rows
    return any(address.rpartition(":")[2] not in own_ports for address, _ in clients)


def _port(_: str, port: int) -> str:
    return str(port)
