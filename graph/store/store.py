"""The one object that speaks to the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from types import TracebackType
from typing import Any, TypeAlias, TypeVar

from neo4j import READ_ACCESS, Driver, ManagedTransaction, Query, Result, Session, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError

from graph.ontology import Ontology
from graph.store.connection.address import Address, Patience
from graph.store.connection.errors import explained
from graph.store.connection.interrupt import interruptible
from graph.store.cypher import read_only_guard
from graph.store.cypher.named_queries import named_queries
from graph.store.cypher.results import Answer, plain
from graph.store.cypher.warnings import misspelt
from graph.store.writing import transaction
from graph.store.writing.transaction import Writing

T = TypeVar("T")
Rows: TypeAlias = tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]

READ_TIMEOUT = 120.0
QUERY_ROWS = 10_000
QUERY_SECONDS = 30.0
FETCH = 5_000


class Store:
    """An open store; close it, or use it in a `with`.

    Args:
        driver: connected and checked; the store owns it.
        address: where it is.
        ontology: the vocabulary whose types it holds.
    """

    def __init__(self, driver: Driver, address: Address, ontology: Ontology) -> None:
        self._driver = driver
        self._address = address
        self.ontology = ontology

    @property
    def url(self) -> str:
        """The store's URL as a user writes it, without a password."""
        return self._address.name

    @property
    def patience(self) -> Patience:
        """How long it waits for a database that does not answer."""
        return self._address.patience

    def is_at(self, address: Address) -> bool:
        """Tell whether it speaks to this address, as this user."""
        return replace(address, patience=self.patience) == self._address

    def read(self, query: str, /, **parameters: Any) -> Answer:
        """Ask one of the named queries of `graph/queries`.

        Args:
            query: its name.
            parameters: all that it documents; `types`, where a query takes it, may be left out for all.

        Raises:
            QueryRefusedError: there is no such query, or a parameter is missing or unknown.
            StoreError: the store failed.
        """
        text, filled = named_queries()[query].fill(parameters, self.ontology)
        columns, rows = self.run(text, filled)
        return Answer(columns, rows, query, text, filled)

    def run(self, text: str, parameters: Mapping[str, Any]) -> Rows:
        """Run Cypher of the program's own, reading only; return columns and rows."""

        @unit_of_work(timeout=READ_TIMEOUT)
        def again(transaction: ManagedTransaction) -> Rows:
            return _rows(transaction.run(text, dict(parameters)))

        with explained(self.url), self._session() as session:
            try:
                # One message there and back, where a transaction that can be tried again takes three.
                return _rows(session.run(Query(text, timeout=READ_TIMEOUT), dict(parameters)))
            except (DriverError, Neo4jError) as error:
                if not error.is_retryable():
                    raise
                return session.execute_read(again)

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = QUERY_ROWS,
        timeout: float = QUERY_SECONDS,
    ) -> Answer:
        """Run a user's own Cypher: read-only, within limits (see `graph.store.cypher.read_only_guard`).

        Args:
            limit: how many rows at most; `truncated` says whether there were more.
            timeout: seconds after which it is stopped.

        Returns:
            Values as JSON can hold them.

        Raises:
            QueryRefusedError: it is not a pure read, the database refuses it, or it took too long.
        """
        found = self.query_raw(cypher, parameters, limit=limit, timeout=timeout)
        return replace(found, rows=tuple(tuple(map(plain, row)) for row in found.rows))

    def query_raw(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = QUERY_ROWS,
        timeout: float = QUERY_SECONDS,
    ) -> Answer:
        """Do as `query`, and return the driver's own values: nodes, relationships, paths."""
        # No more is fetched than the limit lets through: a row may be large.
        session = self._session(min(limit + 1, FETCH), notifications_min_severity="WARNING")
        asked = parameters or {}
        with explained(self.url):
            found = read_only_guard.run(session, cypher, asked, read_only_guard.Limits(limit, timeout))
        warnings = misspelt(found.warnings, self.ontology)
        return Answer(found.columns, found.rows, "", cypher, asked, bool(found.cut), found.cut, warnings)

    def write(self, work: Callable[[Writing], T]) -> T:
        """Run `work` in one write transaction, retried where that may help.

        See `graph.store.writing.transaction`.

        Raises:
            StoreError: the store failed.
        """
        with explained(self.url):
            return transaction.write(self._driver, self._address, work)

    def alter(self, work: Callable[[Writing], T]) -> T:
        """Do `work` on the schema, which cannot share a transaction with data.

        Raises:
            StoreError: the store failed.
        """
        with explained(self.url):
            return transaction.alter(self._driver, self._address, work)

    def revision(self) -> str:
        """Return what changes with every write through the door, and never comes again.

        Raises:
            StoreError: the store failed.
        """
        text, _ = named_queries()["revision"].fill({}, self.ontology)
        _, rows = self.run(text, {})
        graph, number = rows[0] if rows else ("", 0)
        return f"{graph}-{number}"

    def touch(self) -> None:
        """Raise the revision: needed after writing by other means than this program.

        Raises:
            StoreError: the store failed.
        """
        self.write(lambda _: None)

    def close(self) -> None:
        """Close every connection."""
        self._driver.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session(self, fetch: int = FETCH, **more: Any) -> AbstractContextManager[Session]:
        session = self._driver.session(
            database=self._address.database,
            default_access_mode=READ_ACCESS,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
            fetch_size=fetch,
            **more,
        )
        return interruptible(session)


def _rows(result: Result) -> Rows:
    return tuple(result.keys()), tuple(map(tuple, result.values()))
