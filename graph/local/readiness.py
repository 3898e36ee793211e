"""Wait until a starting store answers a query, so that the caller can use it at once."""

from __future__ import annotations

import re
import time

import psutil

from graph.errors import StoreError
from graph.local.disk_space import is_disk_full
from graph.local.paths import StorePaths
from graph.local.process import is_alive, list_listening_ports
from graph.local.process_state import ProcessState
from graph.local.startup_errors import (
    PORT_TAKEN_PATTERN,
    console_tail,
    find_failure,
    find_full_disk,
    startup_error,
)

_PAUSE_SECONDS = 0.1

_SECONDS_BETWEEN_LOOKS_AT_LOGS = 1.0

_CONNECT_SECONDS = 5


class PortTakenError(Exception):
    """Another program took the port after it was chosen and before Neo4j used it."""


class EndedError(StoreError):
    """The process ended by itself before it answered."""


def wait_until_ready(
    paths: StorePaths, server: psutil.Process, state: ProcessState, timeout_seconds: float
) -> str:
    """Wait until the store answers, and return its release of Neo4j.

    Args:
        paths: the store's files.
        server: the process that is starting.
        state: its port, user and password.
        timeout_seconds: how long the start may take.

    Raises:
        PortTakenError: start it again on another port.
        EndedError: it ended.
        StoreError: it failed, refused the password, or took too long.
    """
    deadline = time.monotonic() + timeout_seconds
    next_look = 0.0
    while time.monotonic() < deadline:
        if not is_alive(server):
            raise _end_error(paths)
        # Log in only if it is this process that has the port: another one must not learn the password.
        if state.port in list_listening_ports(server) and (version := _ask_version(paths, state)):
            return version
        if time.monotonic() > next_look:
            next_look = time.monotonic() + _SECONDS_BETWEEN_LOOKS_AT_LOGS
            if error := find_failure(paths) or find_full_disk(paths):
                raise error
        time.sleep(_PAUSE_SECONDS)
    raise startup_error(
        paths, f"The store in {paths.home} did not answer within {timeout_seconds:.0f} seconds."
    )


def wait_for_port(paths: StorePaths, server: psutil.Process, timeout_seconds: float) -> int | None:
    """Return the port on which a starting process begins to listen.

    Returns:
        None if it ends, takes too long, or finds the disk full.
    """
    deadline = time.monotonic() + timeout_seconds
    while is_alive(server) and time.monotonic() < deadline and not is_disk_full(paths.home):
        if ports := list_listening_ports(server):
            return ports[0]
        time.sleep(_PAUSE_SECONDS)
    return None


def _ask_version(paths: StorePaths, state: ProcessState) -> str | None:
    """Return the release of the database, or None if it does not answer yet."""
    # Importing the driver takes a second, and only a start needs it here.
    from neo4j import GraphDatabase, Query
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    auth = (state.user, state.password)
    try:
        with (
            GraphDatabase.driver(state.url, auth=auth, connection_timeout=_CONNECT_SECONDS) as driver,
            driver.session(database="neo4j") as session,
        ):
            # Not repeated by the driver, which would wait half a minute for a database that cannot start.
            session.run(Query("RETURN 1", timeout=_CONNECT_SECONDS)).consume()
            return driver.get_server_info().agent.removeprefix("Neo4j/")
    except AuthError as error:
        message = f"The store in {paths.home} refuses the password in {paths.password_file}."
        raise StoreError(message, "Put the right file back.") from error
    except (DriverError, Neo4jError, OSError):
        return None


def _end_error(paths: StorePaths) -> Exception:
    if re.search(PORT_TAKEN_PATTERN, console_tail(paths)):
        return PortTakenError()
    error = startup_error(paths, f"The store in {paths.home} ended while it started.")
    return EndedError(error.message, error.hint)
