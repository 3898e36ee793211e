"""The one writing door: the only place that opens a transaction which may write.

Work is a function of a `Writing`, called again from its start when the database says that trying again may
help: after a deadlock, a lost connection, a change of leader; and, which the driver itself does not retry,
when another process created the same id at the same moment. So it must read afresh what it depends on.

Every transaction raises the store's revision, by which whoever keeps an answer knows whether it still holds.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from neo4j import Driver, Transaction
from neo4j.exceptions import ConstraintError, DriverError, Neo4jError

from graph.ontology import Ontology
from graph.store.connection.address import Address
from graph.store.connection.errors import nobody_answers
from graph.store.connection.interrupt import interruptible
from graph.store.cypher.named_queries import named_queries
from graph.store.cypher.results import Answer

T = TypeVar("T")

ATTEMPTS = 6

FIRST_PAUSE = 0.2

# Last of a transaction, so that two writers seldom block each other by it: whoever holds this lock waits at
# most for a relationship that the other has changed, beside which this one made a new one.
RAISE = "MATCH (s:CasegraphSchema {id: 'schema'}) SET s.revision = coalesce(s.revision, 0) + 1"


class Writing:
    """One open transaction."""

    def __init__(self, transaction: Transaction, attempt: int) -> None:
        self._transaction = transaction
        self.attempt = attempt

    def run(self, text: str, **parameters: Any) -> list[list[Any]]:
        """Run a statement of the program's own and return its rows; values go in as parameters only."""
        return self._transaction.run(text, parameters).values()

    def ask(
        self, text: str, parameters: Mapping[str, Any]
    ) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
        """Run a statement of the program's own; return its columns and rows."""
        result = self._transaction.run(text, dict(parameters))
        return tuple(result.keys()), tuple(map(tuple, result.values()))

    def each(self, text: str, rows: Sequence[Mapping[str, Any]], **parameters: Any) -> int:
        """Run a statement that begins with `UNWIND $rows` and returns a count; return that count."""
        return int(self.run(text, rows=rows, **parameters)[0][0]) if rows else 0


def write(driver: Driver, address: Address, work: Callable[[Writing], T]) -> T:
    """Do `work` in one transaction and commit it; try again where that may help.

    Raises:
        DriverError, Neo4jError: it failed for good.
    """

    def raising(writing: Writing) -> T:
        done = work(writing)
        writing.run(RAISE)
        return done

    return alter(driver, address, raising)


def alter(driver: Driver, address: Address, work: Callable[[Writing], T]) -> T:
    """Do as `write` for work on the schema, which cannot share a transaction with a change of data.

    Raises:
        DriverError, Neo4jError: it failed for good.
    """
    begun = time.monotonic()
    for attempt in range(ATTEMPTS):
        try:
            return _once(driver, address, work, attempt)
        except (DriverError, Neo4jError) as error:
            if attempt == ATTEMPTS - 1 or not _may_help(error):
                raise
            if nobody_answers(error) and time.monotonic() - begun > address.patience.retrying:
                raise
            # Two that met must not meet again, so that each waits a time of its own.
            time.sleep(FIRST_PAUSE * 2**attempt * random.uniform(0.5, 1.5))
    raise AssertionError("every attempt returns or raises")


def _once(driver: Driver, address: Address, work: Callable[[Writing], T], attempt: int) -> T:
    bookmarks = driver.execute_query_bookmark_manager
    with interruptible(driver.session(database=address.database, bookmark_manager=bookmarks)) as session:
        # In no `with`: the session rolls back what is not committed, and on Ctrl+C does not wait to do so.
        transaction = session.begin_transaction()
        done = work(Writing(transaction, attempt))
        transaction.commit()
    return done


def _may_help(error: DriverError | Neo4jError) -> bool:
    return error.is_retryable() or isinstance(error, ConstraintError)


class Reads(Protocol):
    """Whatever answers named queries: an open store, or one transaction."""

    ontology: Ontology

    def read(self, query: str, /, **parameters: Any) -> Answer:
        """Ask one of the named queries."""


class Within:
    """One writing transaction, to be read from.

    Args:
        ontology: the vocabulary of the store.
    """

    def __init__(self, writing: Writing, ontology: Ontology) -> None:
        self._writing = writing
        self.ontology = ontology

    def read(self, query: str, /, **parameters: Any) -> Answer:
        """Ask one of the named queries.

        Raises:
            QueryRefusedError: there is no such query, or a parameter is missing or unknown.
        """
        text, filled = named_queries()[query].fill(parameters, self.ontology)
        columns, rows = self._writing.ask(text, filled)
        return Answer(columns, rows, query, text, filled)
