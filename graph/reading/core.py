"""The best connected part of a store that is too large to be read for a first look."""

from __future__ import annotations

from graph.network import Network
from graph.reading.networks import network_of_entities
from graph.store import Store


def network_of_core(store: Store, dataset: str | None, most: int) -> Network:
    """Return the network of the entities with the most claims, with the ties among them.

    Args:
        dataset: the id of a case, or None for all that is in the store.
        most: how many entities.
    """
    ids = store.read("most_connected", dataset=dataset or "", limit=most).rows[0][0]
    return network_of_entities(store, ids)


def relationships(store: Store) -> int:
    """Return how many relationships the store has, which it knows without counting."""
    return int(store.read("size").rows[0][0])
