"""Waiting until the store answers a query, so that whoever receives it can use it at once."""

from __future__ import annotations

import re
import time

import psutil

from graph.errors import StoreError
from graph.local import process, startup_errors
from graph.local.paths import Layout
from graph.local.process_state import State

_PAUSE = 0.1
_CONNECTING = 5


class PortTakenError(Exception):
    """Somebody took the port between its choice and its use."""


def wait(layout: Layout, server: psutil.Process, state: State, timeout: float) -> None:
    """Return when the store answers.

    Args:
        layout: the store's files.
        server: the process that is starting.
        state: its port, user and password.
        timeout: seconds after which it has failed.

    Raises:
        PortTakenError: start it again on another port.
        StoreError: it ended, refused the password, or took too long.
    """
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if not process.alive(server):
            raise _ended(layout)
        # The password goes to this process only, never to whoever else might hold the port.
        if process.listens(server, state.port) and _answers(layout, state):
            return
        time.sleep(_PAUSE)
    raise startup_errors.explain(
        layout, f"The store in {layout.home} did not answer within {timeout:.0f} seconds."
    )


def _answers(layout: Layout, state: State) -> bool:
    # The driver takes a second to import, and only a start needs it here.
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    auth = (state.user, state.password)
    try:
        with GraphDatabase.driver(state.url, auth=auth, connection_timeout=_CONNECTING) as driver:
            driver.verify_connectivity()
            driver.execute_query("RETURN 1", database_="neo4j")
    except AuthError as error:
        sentence = f"The store in {layout.home} refuses the password in {layout.password}."
        raise StoreError(sentence, "Put the right file back.") from error
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def _ended(layout: Layout) -> Exception:
    if re.search(startup_errors.PORT_TAKEN, startup_errors.said(layout)):
        return PortTakenError()
    return startup_errors.explain(layout, f"The store in {layout.home} ended while it started.")
