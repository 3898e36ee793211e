"""The store: a Neo4j, its schema, its named queries, and the one door through which everything is written."""

from graph.store.answer import Answer
from graph.store.checking import Problem, check_store
from graph.store.opening import open_store
from graph.store.store import Store

__all__ = ["Answer", "Problem", "Store", "check_store", "open_store"]
