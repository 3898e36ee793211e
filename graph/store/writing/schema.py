"""The constraints and indexes of the database, created when a store is first opened.

The store contains its schema's version in the node (:CasegraphSchema). So an older program can see that it
does not understand a store, and a newer one what it has to create or upgrade. The same node has a random id
that names the store, and its revision (`graph.store.writing.transaction`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.errors import StoreError
from graph.ontology import Ontology
from graph.store.cypher.results import CypherReader
from graph.store.mapping.encode import NODE_LABELS
from graph.store.writing.schema_creation import SchemaChanger, create_constraints_and_indexes

# Version 2: fingerprints by field name (docs/decisions/005), fields of versions and annotations renamed, and
# Latin spellings in the text for search (docs/decisions/006).
# Version 3: `inferred` and `inferred_from` of claims are lists, as both ends can be inferred; in the text for
# search, vowel signs stay and letters as ł and ø become plain ones (docs/decisions/006).
SCHEMA_VERSION = 3

READ_VERSION = "MATCH (s:CasegraphSchema) RETURN properties(s) AS schema"

RECORD_VERSION = """
MERGE (s:CasegraphSchema {id: 'schema'})
SET s.version = $version, s.sum = $sum, s.graph = coalesce(s.graph, randomUUID())
REMOVE s.upgrading_from
"""
# Run before the first record is upgraded: a program of the older version must refuse a half upgraded store.
RECORD_UPGRADE = """
MATCH (s:CasegraphSchema)
SET s.version = $version, s.sum = '', s.upgrading_from = $upgrading_from
"""

AWAIT_INDEXES = "CALL db.awaitIndexes(300)"

FULL_TEXT_INDEX = "entity_search"


def ensure_schema(
    name: str,
    ontology: Ontology,
    read: CypherReader,
    change_schema: SchemaChanger,
    upgrade: Callable[[int], None] | None = None,
) -> None:
    """Create what the schema lacks, and upgrade an older store; an up-to-date store costs one small read.

    Args:
        name: the store's name, for errors.
        ontology: the ontology whose edge types get constraints and indexes.
        read: runs Cypher in a reading transaction.
        change_schema: runs a function in a transaction that may change the schema.
        upgrade: called with the version of an older store, to upgrade its data. It must be safe to repeat,
            because it is called again if it was interrupted. None refuses older stores.

    Raises:
        StoreError: the store is newer than this program, or it is older and `upgrade` is None.
    """
    version, is_current = read_version(name, ontology, read)
    if is_current:
        return
    is_older = 0 < version < SCHEMA_VERSION
    if is_older and upgrade is None:
        raise _not_current(name)
    statements = tuple(schema_statements(ontology))
    create_constraints_and_indexes(statements, read, change_schema)
    change_schema(lambda transaction: transaction.run(AWAIT_INDEXES))
    if is_older and upgrade is not None:
        change_schema(
            lambda transaction: transaction.run(
                RECORD_UPGRADE, version=SCHEMA_VERSION, upgrading_from=version
            )
        )
        upgrade(version)
    checksum = _checksum(ontology)
    change_schema(lambda transaction: transaction.run(RECORD_VERSION, version=SCHEMA_VERSION, sum=checksum))


def require_set_up(name: str, read: CypherReader) -> None:
    """Require that the database has a schema, of any version: another program's has none.

    Raises:
        StoreError: it has none.
    """
    _, rows = read(READ_VERSION, {})
    if not rows:
        raise StoreError(
            f"{name} is not set up as a store of Casegraph, or its set-up was interrupted.",
            "`casegraph load CASE` and `casegraph demo` set it up. Check its address first.",
        )


def require_schema(name: str, ontology: Ontology, read: CypherReader) -> None:
    """Require that the schema is the one that this program creates, and change nothing.

    Raises:
        StoreError: it is another one.
    """
    _, is_current = read_version(name, ontology, read)
    if not is_current:
        raise _not_current(name)


def _not_current(name: str) -> StoreError:
    return StoreError(
        f"{name} is not laid out as this Casegraph needs it.", "Open it with a command, which does that."
    )


def read_version(name: str, ontology: Ontology, read: CypherReader) -> tuple[int, bool]:
    """Return the version of the store's schema and data (0 for a new store), and whether it is up to date."""
    _, rows = read(READ_VERSION, {})
    schema: Mapping[str, Any] = rows[0][0] if rows else {}
    version: int = schema.get("version", 0)
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{name} was written by a newer Casegraph (its schema is {version}, this program's "
            f"{SCHEMA_VERSION}).",
            "Install the newer version.",
        )
    if "upgrading_from" in schema:
        return schema["upgrading_from"], False
    return version, version == SCHEMA_VERSION and schema.get("sum") == _checksum(ontology)


def _checksum(ontology: Ontology) -> str:
    return hashlib.sha256("\n".join(schema_statements(ontology)).encode()).hexdigest()


def schema_statements(ontology: Ontology) -> Iterator[str]:
    """Yield a statement for each constraint and index. Edge types come from the ontology, not from input."""
    for label in NODE_LABELS:
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    # The versions and annotations of a record are found by its id.
    yield "CREATE INDEX version_record IF NOT EXISTS FOR (n:Version) ON (n.record_id)"
    yield "CREATE INDEX annotation_record IF NOT EXISTS FOR (n:Annotation) ON (n.record_id)"
    yield "CREATE INDEX completedwrite_at IF NOT EXISTS FOR (n:CompletedWrite) ON (n.at)"
    yield "CREATE INDEX propertyclaim_source IF NOT EXISTS FOR (n:PropertyClaim) ON (n.source)"
    yield "CREATE INDEX propertyclaim_identifier IF NOT EXISTS FOR (n:PropertyClaim) ON (n.identifier)"
    yield "CREATE INDEX propertyclaim_dataset IF NOT EXISTS FOR (n:PropertyClaim) ON (n.dataset)"
    yield (
        f"CREATE FULLTEXT INDEX {FULL_TEXT_INDEX} IF NOT EXISTS FOR (n:Entity) ON EACH [n.search] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}"
    )
    for edge_type in ontology.edge_types:
        name = edge_type.lower()
        yield f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR ()-[r:{edge_type}]-() REQUIRE r.id IS UNIQUE"
        # There is no index on `dataset`: it would slow writing by a fifth, and the claims of a dataset are
        # found by its sources.
        yield f"CREATE INDEX {name}_source IF NOT EXISTS FOR ()-[r:{edge_type}]-() ON (r.source)"
