"""For notebooks: how to reach the store with whatever driver one likes."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.errors import StoreError


@dataclass(frozen=True)
class Connection:
    """Where a running store is and as whom to speak to it; the password is not shown when this is printed."""

    url: str
    user: str
    password: str = field(repr=False)


def connection(store: str | None = None) -> Connection:
    """Return how to reach a running store.

    Args:
        store: its URL; left out, that of CASEGRAPH_STORE, else the local store.

    Raises:
        StoreError: the local store does not run, or user and password of another are not set.
    """
    # Every command imports this module, and few of them ask where the store is.
    from graph import local
    from graph.store.connection.address import chosen, local_path, remote

    url = chosen(store)
    path = local_path(url)
    if path is None:
        address = remote(url)
        return Connection(address.url, address.user, address.password)
    running = local.attach(path)
    if running is None:
        raise StoreError(
            f"No store runs in {path}.", "Start it with `casegraph db start`, or `casegraph demo`."
        )
    return Connection(running.url, running.user, running.password)
