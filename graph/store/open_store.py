"""Opening a store: start or attach where it is local, connect, check the version, make the schema."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from neo4j import Driver, GraphDatabase

from graph import local
from graph.errors import StoreError
from graph.ontology import ontology
from graph.store.connection import address
from graph.store.connection.address import PATIENT, Address, Login, Patience
from graph.store.connection.errors import explained
from graph.store.store import Store
from graph.store.writing import schema

# What the driver logs, the errors say; without a handler Python would print it in the middle of a command.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

OLDEST = (5, 26)


def open_store(
    url: str | None = None,
    progress: local.Progress | None = None,
    login: Login | None = None,
    patience: Patience = PATIENT,
) -> Store:
    """Open a store; see `graph.open`.

    Args:
        login: as whom, where the store is not local; that of the environment where it is left out.
        patience: how long to wait where nobody answers.
    """
    where = _address(address.chosen(url), progress or local.silent, login)
    return _connected(replace(where, patience=patience))


def follow(store: Store) -> Store:
    """Return a store where it is now: itself, or another where a local one came back at another address.

    Nothing is started.

    Raises:
        StoreError: it does not run.
    """
    path = address.local_path(store.url)
    if path is None:
        return store
    running = local.attach(path)
    if running is None:
        raise StoreError(f"The store in {path} does not run.", "Start it: `casegraph db start`.")
    now = _of_local(running)
    if store.is_at(now):
        return store
    return _connected(replace(now, patience=store.patience))


def check_schema(store: Store) -> None:
    """Make sure that the store answers and is laid out as this program needs it.

    Raises:
        StoreError: it is not.
    """
    schema.check(store.url, store.ontology, store.run)


def _address(url: str, progress: local.Progress, login: Login | None) -> Address:
    path = address.local_path(url)
    return address.remote(url, login) if path is None else _of_local(local.start(path, progress))


def _of_local(running: local.LocalStore) -> Address:
    name = f"{address.LOCAL}{running.path}"
    return Address(name, running.url, running.user, running.password, "neo4j")


def _connected(where: Address) -> Store:
    driver = _driver(where)
    try:
        with explained(where.name):
            driver.verify_connectivity()
            _check_version(where, driver.get_server_info().agent)
        store = Store(driver, where, ontology())
        schema.ensure(where.name, ontology(), store.run, store.alter)
    except BaseException:
        driver.close()
        raise
    return store


def _driver(where: Address) -> Driver:
    with explained(where.name):
        return GraphDatabase.driver(
            where.url,
            auth=(where.user, where.password),
            connection_timeout=where.patience.connecting,
            connection_acquisition_timeout=where.patience.greeting,
            # A wrong port that speaks another protocol, or no server at all, must not cost half a minute.
            max_transaction_retry_time=where.patience.retrying,
            liveness_check_timeout=where.patience.unchecked,
            user_agent="casegraph",
            # Notifications of the server about our own queries are for tests, not for users.
            notifications_min_severity="OFF",
        )


def _check_version(where: Address, agent: str) -> None:
    match = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if match is None or (int(match[1]), int(match[2])) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise StoreError(
            f"{where.name} is {agent}, and Casegraph needs Neo4j {oldest} or later.",
            "Use a newer Neo4j, or the local store.",
        )
