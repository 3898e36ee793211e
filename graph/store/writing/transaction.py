"""The only place that opens a transaction which may write.

The work of a transaction is a function of a `WriteTransaction`. It is called again from its start when the
database says that a retry may help (after a deadlock, a lost connection or a change of leader) and when
another process created the same id at the same moment, which the driver itself does not retry. So the work
must read what it depends on inside the transaction.

Every transaction increments the store's revision, so that a cache can check whether its content is still
valid.
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
from graph.store.connection.errors import is_unreachable
from graph.store.connection.interrupt import interruptible
from graph.store.cypher.named_queries import named_queries
from graph.store.cypher.results import ColumnsAndRows, QueryResult, columns_and_rows

T = TypeVar("T")

MAX_ATTEMPTS = 6

# Each further pause is twice as long.
FIRST_PAUSE_SECONDS = 0.2

# The last statement of a transaction, so that two writers seldom block each other by it. The writer that has
# this lock waits at most for a relationship that the other has changed, while this one created a new one
# beside it.
INCREMENT_REVISION = "MATCH (s:CasegraphSchema {id: 'schema'}) SET s.revision = coalesce(s.revision, 0) + 1"


class WriteTransaction:
    """One open transaction.

    Args:
        transaction: the driver's transaction.
        attempt: how many attempts failed before this one.
    """

    def __init__(self, transaction: Transaction, attempt: int) -> None:
        self._transaction = transaction
        self.attempt = attempt

    def run(self, text: str, **parameters: Any) -> list[list[Any]]:
        """Run a statement of the program's own and return its rows. Values are passed as parameters only."""
        return self._transaction.run(text, parameters).values()

    def run_with_columns(self, text: str, parameters: Mapping[str, Any]) -> ColumnsAndRows:
        """Run a statement of the program's own; return its columns and rows."""
        return columns_and_rows(self._transaction.run(text, dict(parameters)))

    def run_rows(self, text: str, rows: Sequence[Mapping[str, Any]], **parameters: Any) -> int:
        """Run a statement that begins with `UNWIND $rows` and returns a count; return that count."""
        return int(self.run(text, rows=rows, **parameters)[0][0]) if rows else 0


class QueryReader(Protocol):
    """An object that runs named queries: an open store, or one transaction of it."""

    @property
    def ontology(self) -> Ontology:
        """The ontology of the store."""

    def read(self, query: str, /, **parameters: Any) -> QueryResult:
        """Run one of the named queries."""


class TransactionReader:
    """Runs named queries inside a write transaction, so that they see what it has written.

    Args:
        transaction: the open transaction.
        ontology: the ontology of the store.
    """

    def __init__(self, transaction: WriteTransaction, ontology: Ontology) -> None:
        self._transaction = transaction
        self.ontology = ontology

    def read(self, query: str, /, **parameters: Any) -> QueryResult:
        """Run one of the named queries.

        Raises:
            QueryRefusedError: there is no such query, or a parameter is missing or unknown.
        """
        text, query_parameters = named_queries()[query].render(parameters, self.ontology)
        columns, rows = self._transaction.run_with_columns(text, query_parameters)
        return QueryResult(columns, rows, query, text, query_parameters)


def run_write(driver: Driver, address: Address, work: Callable[[WriteTransaction], T]) -> T:
    """Run `work` in one transaction, increment the revision and commit; retry where that may help.

    Raises:
        DriverError, Neo4jError: it failed for good.
    """

    def work_and_increment(transaction: WriteTransaction) -> T:
        outcome = work(transaction)
        transaction.run(INCREMENT_REVISION)
        return outcome

    return run_schema_change(driver, address, work_and_increment)


def run_schema_change(driver: Driver, address: Address, work: Callable[[WriteTransaction], T]) -> T:
    """Run `work` on the schema, which cannot share a transaction with a change of data.

    It is committed and retried as by `run_write`, and does not change the revision.

    Raises:
        DriverError, Neo4jError: it failed for good.
    """
    start = time.monotonic()
    for attempt in range(MAX_ATTEMPTS):
        try:
            return _run_once(driver, address, work, attempt)
        except (DriverError, Neo4jError) as error:
            if attempt == MAX_ATTEMPTS - 1 or not _may_succeed_later(error):
                raise
            if is_unreachable(error) and time.monotonic() - start > address.timeouts.retry:
                raise
            # A random factor, so that two writers that blocked each other do not do so again.
            time.sleep(FIRST_PAUSE_SECONDS * 2**attempt * random.uniform(0.5, 1.5))
    raise AssertionError("every attempt returns or raises")


def _run_once(driver: Driver, address: Address, work: Callable[[WriteTransaction], T], attempt: int) -> T:
    bookmarks = driver.execute_query_bookmark_manager
    with interruptible(driver.session(database=address.database, bookmark_manager=bookmarks)) as session:
        # Not in a `with`: the session rolls back what is not committed, and on Ctrl+C does not wait for it.
        transaction = session.begin_transaction()
        outcome = work(WriteTransaction(transaction, attempt))
        transaction.commit()
    return outcome


def _may_succeed_later(error: DriverError | Neo4jError) -> bool:
    return error.is_retryable() or isinstance(error, ConstraintError)
