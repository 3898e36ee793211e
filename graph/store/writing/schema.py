"""What the database itself must enforce and index, made when a store is first used.

Its version is kept in the store as a node (:CasegraphSchema), so that an older program can see that it does
not understand a store, and a newer one what is still to be made. The same node names the store by a random id
and counts what was written (`graph.store.writing.transaction`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.errors import StoreError
from graph.ontology import Ontology
from graph.store.mapping.encode import NODES
from graph.store.writing.transaction import Writing

VERSION = 1

READ = "MATCH (s:CasegraphSchema) RETURN s.version AS version, s.sum AS sum"

RECORD = """
MERGE (s:CasegraphSchema {id: 'schema'})
SET s.version = $version, s.sum = $sum, s.graph = coalesce(s.graph, randomUUID())
"""

AWAIT = "CALL db.awaitIndexes(300)"

FULL_TEXT = "entity_search"

Write = Callable[[Callable[[Writing], Any]], Any]

Rows = tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]

Read = Callable[[str, Mapping[str, Any]], Rows]


def ensure(name: str, ontology: Ontology, read: Read, alter: Write) -> None:
    """Make what is missing of the schema; a store that is up to date costs one small read.

    Args:
        name: the store's, for the error.
        read, alter: run a text in a reading transaction, and work on the schema through the writing door.

    Raises:
        StoreError: the store is newer than this program.
    """
    if _is_made(name, ontology, read):
        return
    wanted = tuple(statements(ontology))
    # Changes of the schema and of data cannot share a transaction.
    alter(lambda door: [door.run(statement) for statement in wanted])
    read(AWAIT, {})
    alter(lambda door: door.run(RECORD, version=VERSION, sum=_sum(ontology)))


def check(name: str, ontology: Ontology, read: Read) -> None:
    """Make sure that the schema is the one that this program makes, and change nothing.

    Raises:
        StoreError: it is not.
    """
    if not _is_made(name, ontology, read):
        raise StoreError(
            f"{name} is not laid out as this Casegraph needs it.", "Open it with a command, which does that."
        )


def _is_made(name: str, ontology: Ontology, read: Read) -> bool:
    _, found = read(READ, {})
    version, stored_sum = found[0] if found else (0, None)
    if version > VERSION:
        raise StoreError(
            f"{name} was written by a newer Casegraph (its schema is {version}, this program's {VERSION}).",
            "Install the newer version.",
        )
    return bool(stored_sum == _sum(ontology))


def _sum(ontology: Ontology) -> str:
    return hashlib.sha256("\n".join(statements(ontology)).encode()).hexdigest()


def statements(ontology: Ontology) -> Iterator[str]:
    """Yield every constraint and index; names of types come from the ontology, never from input."""
    for label in NODES:
        yield (f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    # The versions and annotations of a claim are found by it.
    yield "CREATE INDEX version_claim IF NOT EXISTS FOR (n:Version) ON (n.of)"
    yield "CREATE INDEX annotation_claim IF NOT EXISTS FOR (n:Annotation) ON (n.of)"
    yield "CREATE INDEX propertyclaim_source IF NOT EXISTS FOR (n:PropertyClaim) ON (n.source)"
    yield "CREATE INDEX propertyclaim_dataset IF NOT EXISTS FOR (n:PropertyClaim) ON (n.dataset)"
    yield (
        f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:Entity) ON EACH [n.search] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}"
    )
    for type_ in ontology.edge_types:
        lower = type_.lower()
        yield (f"CREATE CONSTRAINT {lower}_id IF NOT EXISTS FOR ()-[r:{type_}]-() REQUIRE r.id IS UNIQUE")
        # None on `dataset`: it would cost a fifth of the speed of writing, and the claims of a dataset are
        # found by its sources.
        yield f"CREATE INDEX {lower}_source IF NOT EXISTS FOR ()-[r:{type_}]-() ON (r.source)"
