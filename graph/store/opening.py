"""Opening a store: start or attach where it is local, connect, check the version, make the schema."""

from __future__ import annotations

import logging
import re

from neo4j import Driver, GraphDatabase

from graph import local
from graph.errors import StoreError
from graph.ontology import ontology
from graph.store import address, schema
from graph.store.address import Address
from graph.store.failures import explained
from graph.store.store import Store

# What the driver logs, the errors say; without a handler Python would print it in the middle of a command.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

OLDEST = (5, 26)
CONNECTING = 15.0


def open_store(url: str | None = None, progress: local.Progress | None = None) -> Store:
    """Open a store; see `graph.open`."""
    where = _address(address.chosen(url), progress or local.silent)
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


def _address(url: str, progress: local.Progress) -> Address:
    path = address.local_path(url)
    if path is None:
        return address.remote(url)
    started = local.start(path, progress)
    name = f"{address.LOCAL}{started.path}"
    return Address(name, started.url, started.user, started.password, "neo4j")


def _driver(where: Address) -> Driver:
    with explained(where.name):
        return GraphDatabase.driver(
            where.url,
            auth=(where.user, where.password),
            connection_timeout=CONNECTING,
            # A wrong port that speaks another protocol, or no server at all, must not cost half a minute.
            max_transaction_retry_time=CONNECTING,
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
