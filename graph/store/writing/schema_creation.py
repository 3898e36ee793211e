"""Create constraints and indexes, also where an earlier attempt was interrupted or another one is under way.

Neo4j makes the index of a constraint first, in a transaction of its own. If the database ends before the
constraint is committed, the index stays and is in the way of the constraint, for good.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from neo4j.exceptions import Neo4jError

from graph.errors import StoreError
from graph.store.cypher.results import CypherReader
from graph.store.writing.transaction import WriteTransaction

SchemaChanger: TypeAlias = Callable[[Callable[[WriteTransaction], Any]], Any]


# Indexes that will never serve: those of constraints that were not committed, and those that failed.
READ_REMAINS = """
SHOW INDEXES YIELD name, state, owningConstraint
WHERE name IN $constraints AND owningConstraint IS NULL
   OR name IN $constraints + $indexes AND state = 'FAILED'
RETURN name, owningConstraint IS NOT NULL AS is_owned ORDER BY name
"""

MAX_ATTEMPTS = 6

# A set-up by another process adds an index every few hundredths of a second.
SECONDS_WITHOUT_PROGRESS = 2.0

CONFLICT_CODES = frozenset(
    f"Neo.{code}"
    for code in (
        "ClientError.Schema.IndexAlreadyExists",
        "ClientError.Schema.IndexWithNameAlreadyExists",
        "ClientError.Schema.IndexNotFound",
        "ClientError.Schema.ConstraintAlreadyExists",
        "ClientError.Schema.ConstraintWithNameAlreadyExists",
        "DatabaseError.Schema.ConstraintCreationFailed",
        "DatabaseError.Schema.IndexCreationFailed",
        "DatabaseError.Schema.IndexDropFailed",
        "DatabaseError.Schema.ConstraintDropFailed",
    )
)


def create_constraints_and_indexes(
    statements: Sequence[str], read: CypherReader, change_schema: SchemaChanger
) -> None:
    """Run statements that create a constraint or an index if it does not exist.

    Args:
        statements: the statements, each with a name before `IF NOT EXISTS`.
        read: runs Cypher in a reading transaction.
        change_schema: runs a function in a transaction that may change the schema.

    Raises:
        StoreError: the store failed.
    """
    for attempt in range(MAX_ATTEMPTS):
        try:
            _drop_remains(statements, read, change_schema)
            change_schema(lambda transaction: [transaction.run(statement) for statement in statements])
            return
        except StoreError as error:
            if attempt == MAX_ATTEMPTS - 1 or not _is_conflict(error):
                raise
        # A random time, so that two processes that were in each other's way are not so again.
        time.sleep(SECONDS_WITHOUT_PROGRESS * random.uniform(0.1, 1.0))


def _drop_remains(statements: Sequence[str], read: CypherReader, change_schema: SchemaChanger) -> None:
    """Drop the indexes that an interrupted set-up left, unless another process is just making them."""
    names = {
        "constraints": [_read_name(text) for text in statements if text.startswith("CREATE CONSTRAINT ")],
        "indexes": [_read_name(text) for text in statements if not text.startswith("CREATE CONSTRAINT ")],
    }
    _, remains = read(READ_REMAINS, names)
    while remains:
        time.sleep(SECONDS_WITHOUT_PROGRESS)
        before, (_, remains) = remains, read(READ_REMAINS, names)
        if remains == before:
            break
    drops = [f"DROP {'CONSTRAINT' if is_owned else 'INDEX'} {name} IF EXISTS" for name, is_owned in remains]
    if drops:
        change_schema(lambda transaction: [transaction.run(statement) for statement in drops])


def _read_name(statement: str) -> str:
    return statement.partition(" IF NOT EXISTS")[0].rpartition(" ")[2]


def _is_conflict(error: StoreError) -> bool:
    return isinstance(error.__cause__, Neo4jError) and error.__cause__.code in CONFLICT_CODES
