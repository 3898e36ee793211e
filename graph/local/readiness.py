"""Wait until a starting store answers a query, so that the caller can use it at once."""

from __future__ import annotations

import re
import time

import psutil

from graph.errors import StoreError
from graph.local.paths import StorePaths
from graph.local.process import is_alive, is_listening
from graph.local.process_state import ProcessState
from graph.local.startup_errors import PORT_TAKEN_PATTERN, console_tail, startup_error

_PAUSE_SECONDS = 0.1

_CONNECT_SECONDS = 5


class PortTakenError(Exception):
    """Another program took the port after it was chosen and before Neo4j used it."""


def wait_until_ready(
    paths: StorePaths, server: psutil.Process, state: ProcessState, timeout_seconds: float
) -> None:
    """Return when the store answers.

    Args:
        paths: the store's files.
        server: the process that is starting.
        state: its port, user and password.
        timeout_seconds: how long the start may take.

    Raises:
        PortTakenError: start it again on another port.
        StoreError: it ended, refused the password, or took too long.
    """
    deadline = time.monotonic() + timeout_seconds
    while time.monotonic() < deadline:
        if not is_alive(server):
            raise _end_error(paths)
        # Log in only if it is this process that has the port: another one must not learn the password.
        if is_listening(server, state.port) and _answers(paths, state):
            return
        time.sleep(_PAUSE_SECONDS)
    raise startup_error(
        paths, f"The store in {paths.home} did not answer within {timeout_seconds:.0f} seconds."
    )


def _answers(paths: StorePaths, state: ProcessState) -> bool:
    # Importing the driver takes a second, and only a start needs it here.
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    auth = (state.user, state.password)
    try:
        with GraphDatabase.driver(state.url, auth=auth, connection_timeout=_CONNECT_SECONDS) as driver:
            driver.verify_connectivity()
            driver.execute_query("RETURN 1", database_="neo4j")
    except AuthError as error:
        message = f"The store in {paths.home} refuses the password in {paths.password_file}."
        raise StoreError(message, "Put the right file back.") from error
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def _end_error(paths: StorePaths) -> Exception:
    if re.search(PORT_TAKEN_PATTERN, console_tail(paths)):
        return PortTakenError()
    return startup_error(paths, f"The store in {paths.home} ended while it started.")
