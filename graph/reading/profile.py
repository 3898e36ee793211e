"""What is said of one entity apart from its ties."""

from __future__ import annotations

from dataclasses import dataclass

from graph.network import Network
from graph.reading.entities import entity, property_claims
from graph.reading.networks import network_of_whole
from graph.records import Entity
from graph.store import Store


@dataclass(frozen=True)
class Said:
    """An entity, and the network of what sources claim of its properties: there are no ties in it."""

    entity: Entity
    network: Network


def said_of(store: Store, id_: str) -> Said:
    """Return what sources claim of an entity's properties, and where they differ.

    Raises:
        UnknownEntityError: there is no entity of that id.
    """
    found = entity(store, id_)
    leaves = property_claims(store, "property_claims_of_entities", ids=[id_])
    return Said(found, network_of_whole(store, found.name, [], leaves, [id_]))
