"""The address of a store, its credentials and its timeouts, from the store's URL and the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph import local
from graph.errors import StoreError

STORE_VARIABLE = "CASEGRAPH_STORE"

USER_VARIABLE = "CASEGRAPH_USER"

PASSWORD_VARIABLE = "CASEGRAPH_PASSWORD"

DATABASE_VARIABLE = "CASEGRAPH_DATABASE"

LOCAL_PREFIX = "local:"

REMOTE_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True)
class Timeouts:
    """How long to wait for a database that does not answer, in seconds.

    Args:
        connect: limit for making a TCP connection.
        handshake: limit for the connection and the first reply together. Another program that has taken the
            port may never reply.
        retry: how long a failed request is repeated while the database cannot be reached.
        liveness_check: a connection that was idle for longer than this is tested before it is used; None to
            test none.
    """

    connect: float
    handshake: float
    retry: float
    liveness_check: float | None = None


# A command waits while a cluster elects a new leader. A service answers with an error at once, and its client
# asks again.
COMMAND_TIMEOUTS = Timeouts(connect=15.0, handshake=60.0, retry=15.0)

SERVICE_TIMEOUTS = Timeouts(connect=3.0, handshake=5.0, retry=0.0, liveness_check=2.0)


@dataclass(frozen=True)
class Address:
    """A database that the driver can reach.

    Args:
        store_url: the store's URL as a user writes it; it never contains a password.
        driver_url: the URL that the driver connects to.
        user: the user to log in as.
        password: the password of that user.
        database: the name of the database, or None for the user's home database.
        timeouts: how long to wait for it.
    """

    store_url: str
    driver_url: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    timeouts: Timeouts = COMMAND_TIMEOUTS


@dataclass(frozen=True)
class Credentials:
    """User, password and database name for a store that is not local; None where one is not set."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    @classmethod
    def from_environment(cls) -> Credentials:
        """Return the credentials in the environment variables; an empty variable counts as not set."""
        names = (USER_VARIABLE, PASSWORD_VARIABLE, DATABASE_VARIABLE)
        user, password, database = (os.environ.get(name) or None for name in names)
        return cls(user, password, database)


def resolve_url(url: str | None) -> str:
    """Return `url` if there is one, else the URL in the environment, else the default local store's URL."""
    return url or os.environ.get(STORE_VARIABLE) or LOCAL_PREFIX


def local_path(url: str) -> Path | None:
    """Return the folder of a `local:` URL, or None for any other URL.

    Raises:
        StoreError: it begins with the home folder of a user, and that is not known.
    """
    if not url.startswith(LOCAL_PREFIX):
        return None
    path = url.removeprefix(LOCAL_PREFIX)
    return local.expand_user(Path(path)) if path else local.default_store_path()


def remote_address(url: str, credentials: Credentials | None = None) -> Address:
    """Return the address of a Neo4j server that is already running.

    Args:
        url: the server's URL, without user and password.
        credentials: how to log in; taken from the environment by default.

    Raises:
        StoreError: the URL has an unknown scheme or contains a password, or the credentials are not set.
    """
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise StoreError(
            "The store's URL contains a user or a password, which messages and process lists would show.",
            f"Remove them from the URL and set {USER_VARIABLE} and {PASSWORD_VARIABLE}.",
        )
    if parts.scheme not in REMOTE_SCHEMES or not parts.hostname:
        raise StoreError(
            f"{url!r} is not the address of a store.", "Write local:PATH, bolt://HOST:7687 or neo4j://HOST."
        )
    credentials = credentials or Credentials.from_environment()
    if not credentials.user or not credentials.password:
        raise StoreError(
            f"{url} needs a user and a password.", f"Set {USER_VARIABLE} and {PASSWORD_VARIABLE}."
        )
    return Address(url, url, credentials.user, credentials.password, credentials.database)


def require_local_store(path: Path) -> None:
    """Require that a folder contains a store, so that a mistyped path makes none.

    Raises:
        StoreError: it contains none.
    """
    if not local.exists(path):
        raise StoreError(
            f"There is no store at {path}.",
            "Check the path in --store or CASEGRAPH_STORE. `casegraph load CASE` makes a store, and "
            "`casegraph demo` one with the bundled cases.",
        )
