"""Where a store is and who speaks to it, from its URL and the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph import local
from graph.errors import StoreError


@dataclass(frozen=True)
class Patience:
    """How long to wait for a database that does not answer, in seconds.

    Args:
        connecting: for a connection to be made.
        greeting: for that and for the first word from the other end; whoever took its port may never say one.
        retrying: for as long, what failed because nobody answers is tried again.
        unchecked: a connection that lay idle for longer is tried out before it is used.
    """

    connecting: float
    greeting: float
    retrying: float
    unchecked: float | None = None


# A command rides out a change of leader; whoever asks a service is told at once, and asks again.
PATIENT = Patience(connecting=15.0, greeting=60.0, retrying=15.0)

PROMPT = Patience(connecting=3.0, greeting=5.0, retrying=0.0, unchecked=2.0)

STORE = "CASEGRAPH_STORE"

USER = "CASEGRAPH_USER"

PASSWORD = "CASEGRAPH_PASSWORD"

DATABASE = "CASEGRAPH_DATABASE"

LOCAL = "local:"

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True)
class Address:
    """A database that the driver can reach.

    Args:
        name: the store's URL as a user writes it; it never holds a password.
        url: where the driver connects to.
        database: its name, or None for the user's home database.
        patience: how long to wait for it where it does not answer.
    """

    name: str
    url: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    patience: Patience = PATIENT


@dataclass(frozen=True)
class Login:
    """As whom to speak to a database that is not local, and to which of several."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    @classmethod
    def of_environment(cls) -> Login:
        """Return what the variables say; an empty one says nothing."""
        user, password, database = (os.environ.get(name) or None for name in (USER, PASSWORD, DATABASE))
        return cls(user, password, database)


def chosen(url: str | None) -> str:
    """Return the URL that was given, else that of the environment, else the default local one."""
    return url or os.environ.get(STORE) or LOCAL


def local_path(url: str) -> Path | None:
    """Return the folder of a `local:` URL, or None for any other URL."""
    if not url.startswith(LOCAL):
        return None
    path = url.removeprefix(LOCAL)
    return Path(path).expanduser() if path else local.default_path()


def remote(url: str, login: Login | None = None) -> Address:
    """Return the address of a Neo4j that runs already.

    Args:
        url: where it is.
        login: as whom; that of the environment where it is left out.

    Raises:
        StoreError: the URL is of no kind that is known, or holds a password, or a variable is not set.
    """
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise StoreError(
            "The store's URL holds a user or a password, which would be seen in messages and process lists.",
            f"Leave them out of it and set {USER} and {PASSWORD}.",
        )
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise StoreError(
            f"{url!r} is not the address of a store.", "Write local:PATH, bolt://HOST:7687 or neo4j://HOST."
        )
    login = login or Login.of_environment()
    if not login.user or not login.password:
        raise StoreError(f"{url} needs a user and a password.", f"Set {USER} and {PASSWORD}.")
    return Address(url, url, login.user, login.password, login.database)
