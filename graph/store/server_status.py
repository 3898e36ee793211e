"""What is known of a Neo4j server that is not local, without changing anything in it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.ontology import load_ontology
from graph.store.connect import make_driver
from graph.store.connection.address import remote_address
from graph.store.connection.errors import translate_errors
from graph.store.declared_types import StoreOntology
from graph.store.store import Store
from graph.store.writing.schema import READ_VERSION, SCHEMA_VERSION


@dataclass(frozen=True)
class ServerStatus:
    """A Neo4j server that answers.

    Args:
        address: the URL for a driver.
        user: the user to log in as.
        version: its name and release, as `Neo4j/5.26.30`.
        is_set_up: True if it contains a store of Casegraph, of any version.
        needs_upgrade: True if an older version of this program wrote that store.
    """

    address: str
    user: str
    version: str
    is_set_up: bool
    needs_upgrade: bool


def load_server_status(url: str) -> ServerStatus:
    """Log in to a server and return what it is.

    Raises:
        StoreError: it does not answer, or refuses the user or the password.
    """
    address = remote_address(url)
    driver = make_driver(address)
    with translate_errors(url), driver:
        driver.verify_connectivity()
        version = driver.get_server_info().agent
        _, rows = Store(driver, address, StoreOntology(load_ontology())).run(READ_VERSION, {})
    schema_version = rows[0][0]["version"] if rows else 0
    return ServerStatus(
        address.driver_url, address.user, version, bool(rows), 0 < schema_version < SCHEMA_VERSION
    )
