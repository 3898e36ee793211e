"""Bring the store that all tests share into a known state, and load data only if it is not there already."""

from __future__ import annotations

from collections.abc import Callable

from graph.ontology import load_ontology
from graph.store import Store, WriteTransaction

FORGET_DECLARED_TYPES = "MATCH (s:CasegraphSchema) REMOVE s.declared_types, s.declared_types_sum"
# In batches, since the memory of a transaction is limited. The node of the schema stays.
DELETE_BATCH = "MATCH (n) WHERE NOT n:CasegraphSchema WITH n LIMIT 2000 DETACH DELETE n RETURN count(n)"

# What `fill_store` loaded last into a store, by the store's URL, and the revision of the store after that.
_loaded: dict[str, tuple[Callable[[Store], None], str]] = {}


def fill_store(store: Store, load: Callable[[Store], None]) -> None:
    """Make a store contain what `load` loads into an empty store, and nothing else.

    Every write changes the revision of a store. If the same data was loaded before, and the revision is still
    the same, the store contains this data unchanged and is not loaded again.

    Args:
        store: a store that tests may empty.
        load: loads data into an empty store.
    """
    if _loaded.get(store.url) == (load, store.revision()):
        return
    empty_store(store)
    load(store)
    _loaded[store.url] = (load, store.revision())


def load_nothing(store: Store) -> None:
    """Leave a store empty."""


def empty_store(store: Store) -> None:
    """Delete everything in a store but its schema, of which the types that cases declared go too."""

    def delete_batch(transaction: WriteTransaction) -> int:
        return int(transaction.run(DELETE_BATCH)[0][0])

    while store.write(delete_batch):
        pass
    store.refresh_ontology()
    declared_types = set(store.ontology.edge_types) - set(load_ontology().edge_types)
    store.write(lambda transaction: transaction.run(FORGET_DECLARED_TYPES))
    for name in sorted(declared_types):
        drop_schema_of(store, name.lower())
    store.refresh_ontology()


def drop_schema_of(store: Store, name: str) -> None:
    for text in (f"DROP CONSTRAINT {name}_id IF EXISTS", f"DROP INDEX {name}_source IF EXISTS"):
        store.change_schema(lambda transaction, text=text: transaction.run(text))
