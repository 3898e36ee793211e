"""Open a store: start it or attach to it if it is local, connect, check its version, make its schema."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from functools import partial

from neo4j import Driver, GraphDatabase

from graph import local
from graph.errors import StoreError
from graph.ontology import CaseTypes, load_ontology
from graph.progress import Progress, no_progress
from graph.store.connection.address import (
    COMMAND_TIMEOUTS,
    LOCAL_PREFIX,
    Address,
    Credentials,
    Timeouts,
    local_path,
    remote_address,
    require_local_store,
    resolve_url,
)
from graph.store.connection.errors import translate_errors
from graph.store.declared_types import StoreOntology
from graph.store.store import Store
from graph.store.writing.declared_types import write_declared_types
from graph.store.writing.schema import ensure_schema, require_schema, require_set_up
from graph.store.writing.upgrades import upgrade_store

# Our errors say what the driver logs. Without a handler Python would print it amid a command's output.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

OLDEST_NEO4J_VERSION = (5, 26)


def open_store(
    url: str | None = None,
    progress: Progress | None = None,
    credentials: Credentials | None = None,
    timeouts: Timeouts = COMMAND_TIMEOUTS,
    *,
    upgrade: bool = True,
) -> Store:
    """Open a store, make it if there is none, and return it.

    Args:
        url: see `graph.open`.
        progress: see `graph.open`.
        credentials: how to log in to a store that is not local; taken from the environment by default.
        timeouts: how long to wait for a database that does not answer.
        upgrade: whether to upgrade a store that an older version of this program wrote, which can take
            minutes; otherwise it is refused.

    Raises:
        StoreError: the store cannot be reached, started or used.
    """
    progress = progress or no_progress
    address = _find_address(resolve_url(url), progress, credentials)
    return _connect(replace(address, timeouts=timeouts), progress if upgrade else None)


def open_existing_store(
    url: str | None = None,
    progress: Progress | None = None,
    credentials: Credentials | None = None,
    timeouts: Timeouts = COMMAND_TIMEOUTS,
    *,
    upgrade: bool = True,
) -> Store:
    """Open a store as `open_store` does, but make none, and no schema in a database of another program.

    Raises:
        StoreError: there is no store, or it cannot be reached, started or used.
    """
    progress = progress or no_progress
    store_url = resolve_url(url)
    path = local_path(store_url)
    if path is not None:
        require_local_store(path)
    address = _find_address(store_url, progress, credentials)
    return _connect(replace(address, timeouts=timeouts), progress if upgrade else None, create=False)


def reconnect(store: Store) -> Store:
    """Return an open store at its present address, without starting anything.

    This is the same object, unless the store is local and was restarted at another port.

    Raises:
        StoreError: the store does not run.
    """
    path = local_path(store.url)
    if path is None:
        return store
    running = local.attach(path)
    if running is None:
        raise StoreError(f"The store in {path} does not run.", "Start it: `casegraph db start`.")
    address = _local_address(running)
    if store.uses_address(address):
        return store
    return _connect(replace(address, timeouts=store.timeouts), create=False)


def require_current_schema(store: Store) -> None:
    """Make sure that the store answers and has the schema that this program needs.

    Raises:
        StoreError: it does not answer, or has another schema.
    """
    require_schema(store.url, store.ontology, store.run)


def declare_types(store: Store, dataset: str, case_types: CaseTypes) -> None:
    """Let a store know the edge types and properties that a case declares, before its claims are loaded.

    Args:
        dataset: the id of the case's dataset.
        case_types: what it declares now; what it declared before stays.

    Raises:
        CasegraphError: another case in the store declares one of the names in another way.
        StoreError: the store failed.
    """
    if not case_types.data:
        return
    if store.write(lambda transaction: write_declared_types(transaction, dataset, case_types)):
        store.refresh_ontology()
        ensure_schema(store.url, store.ontology, store.run, store.change_schema)


def _find_address(url: str, progress: Progress, credentials: Credentials | None) -> Address:
    """Return the address of a store; a local one is started if it does not run."""
    path = local_path(url)
    if path is None:
        return remote_address(url, credentials)
    return _local_address(local.start(path, progress))


def _local_address(running: local.LocalStore) -> Address:
    store_url = f"{LOCAL_PREFIX}{running.path}"
    return Address(store_url, running.url, running.user, running.password, "neo4j")


def _connect(address: Address, upgrade_progress: Progress | None = None, *, create: bool = True) -> Store:
    """Connect to a database; without `upgrade_progress`, refuse a store of an older version.

    Args:
        create: whether to make the schema in a database that has none.
    """
    driver = make_driver(address)
    try:
        with translate_errors(address.store_url):
            driver.verify_connectivity()
            _check_version(address, driver.get_server_info().agent)
        store = Store(driver, address, StoreOntology(load_ontology()))
        store.refresh_ontology()
        upgrade = (
            None if upgrade_progress is None else partial(upgrade_store, store, progress=upgrade_progress)
        )
        if not create:
            require_set_up(address.store_url, store.run)
        ensure_schema(address.store_url, store.ontology, store.run, store.change_schema, upgrade)
    except BaseException:
        driver.close()
        raise
    return store


def make_driver(address: Address) -> Driver:
    """Return a driver for a database, without connecting to it yet."""
    with translate_errors(address.store_url):
        return GraphDatabase.driver(
            address.driver_url,
            auth=(address.user, address.password),
            connection_timeout=address.timeouts.connect,
            connection_acquisition_timeout=address.timeouts.handshake,
            # A wrong port that speaks another protocol, or no server at all, must not cost half a minute.
            max_transaction_retry_time=address.timeouts.retry,
            liveness_check_timeout=address.timeouts.liveness_check,
            user_agent="casegraph",
            # What the server remarks on our own queries is for tests, not for users.
            notifications_min_severity="OFF",
        )


def _check_version(address: Address, agent: str) -> None:
    match = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if match is None or (int(match[1]), int(match[2])) < OLDEST_NEO4J_VERSION:
        oldest = ".".join(map(str, OLDEST_NEO4J_VERSION))
        raise StoreError(
            f"{address.store_url} is {agent}, and Casegraph needs Neo4j {oldest} or later.",
            "Use a newer Neo4j, or the local store.",
        )
