"""Give notebooks the address and the credentials of the store, for use with any driver."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.errors import StoreError


@dataclass(frozen=True)
class Connection:
    """The address and the credentials of a running store.

    Args:
        url: the URL for a Bolt driver.
        user: the user to log in as.
        password: the password of that user; it is not shown when the connection is printed.
    """

    url: str
    user: str
    password: str = field(repr=False)


def connection(store: str | None = None) -> Connection:
    """Return the address and the credentials of a running store.

    Args:
        store: the URL of the store. Without it, the variable CASEGRAPH_STORE, else the default local store.

    Raises:
        StoreError: the local store does not run, or the user and the password of another store are not set.
    """
    # Every command imports this module, and few of them need these.
    from graph import local
    from graph.store import local_path, remote_address, require_local_store, resolve_url

    url = resolve_url(store)
    path = local_path(url)
    if path is None:
        address = remote_address(url)
        return Connection(address.driver_url, address.user, address.password)
    running = local.attach(path)
    if running is None:
        require_local_store(path)
        raise StoreError(
            f"No store runs in {path}.", "Start it with `casegraph db start`, or `casegraph demo`."
        )
    return Connection(running.url, running.user, running.password)
