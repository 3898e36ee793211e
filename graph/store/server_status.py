"""What is known of a Neo4j server that is not local, without changing anything in it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.ontology import load_ontology
from graph.store.connect import make_driver
from graph.store.connection.address import remote_address
from graph.store.connection.errors import translate_errors
from graph.store.declared_types import StoreOntology
from graph.store.store import Store
from graph.store.writing.schema import read_version


@dataclass(frozen=True)
class ServerStatus:
    """A Neo4j server that answers.

    Args:
        address: the URL for a driver.
        user: the user to log in as.
        version: its name and release, as `Neo4j/5.26.30`.
        is_set_up: True if it contains a store of Casegraph, of any version.
        needs_upgrade: True if that store is not as this version of the program needs it.
    """

    address: str
    user: str
    version: str
    is_set_up: bool
    needs_upgrade: bool


def load_server_status(url: str) -> ServerStatus:
    """Log in to a server and return what it is.

    Raises:
        StoreError: it does not answer, refuses the user or the password, or its store is newer than this
            program.
    """
    address = remote_address(url)
    driver = make_driver(address)
    with translate_errors(url), driver:
        driver.verify_connectivity()
        version = driver.get_server_info().agent
        store = Store(driver, address, StoreOntology(load_ontology()))
        store.refresh_ontology()
        schema_version, is_current = read_version(url, store.ontology, store.run)
    is_set_up = schema_version > 0
    return ServerStatus(
        address.driver_url, address.user, version, is_set_up, needs_upgrade=is_set_up and not is_current
    )
