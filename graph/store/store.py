"""The one object that speaks to the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from types import TracebackType
from typing import Any, TypeVar

from neo4j import READ_ACCESS, Driver, ManagedTransaction, Query, Session, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError

from graph import local
from graph.ontology import Ontology
from graph.store.connection.address import Address, Timeouts, local_path
from graph.store.connection.errors import translate_errors
from graph.store.connection.interrupt import interruptible
from graph.store.cypher.named_queries import named_queries
from graph.store.cypher.read_only_guard import QueryLimits, run_user_query
from graph.store.cypher.results import ColumnsAndRows, QueryResult, columns_and_rows, to_json_value
from graph.store.cypher.warnings import drop_declared_names
from graph.store.declared_types import StoreOntology
from graph.store.writing.transaction import WriteTransaction, run_schema_change, run_write

T = TypeVar("T")

READ_TIMEOUT_SECONDS = 120.0

MAX_QUERY_ROWS = 10_000

QUERY_TIMEOUT_SECONDS = 30.0

# How many rows the driver asks the database for at a time.
FETCH_ROWS = 5_000


class Store:
    """An open store. Close it, or use it in a `with` statement.

    Args:
        driver: a connected driver whose server's version was checked; the store owns it.
        address: the address of the database.
        ontology: the ontology that declares the kinds and edge types in the store.
    """

    def __init__(self, driver: Driver, address: Address, ontology: StoreOntology) -> None:
        self._driver = driver
        self._address = address
        self._ontology = ontology

    @property
    def ontology(self) -> Ontology:
        """The ontology of the project, with what the cases in the store declare for themselves."""
        return self._ontology.ontology

    def refresh_ontology(self) -> None:
        """Read again what the cases in the store declare for themselves.

        Raises:
            StoreError: the store failed.
        """
        self._ontology.read(self.run)

    @property
    def url(self) -> str:
        """The store's URL as a user writes it, without a password."""
        return self._address.store_url

    @property
    def timeouts(self) -> Timeouts:
        """How long the store waits for a database that does not answer."""
        return self._address.timeouts

    def uses_address(self, address: Address) -> bool:
        """Return True if the store is connected to this address as this user. Timeouts do not count."""
        return replace(address, timeouts=self.timeouts) == self._address

    def read(self, query: str, /, **parameters: Any) -> QueryResult:
        """Run one of the named queries of `graph/queries`.

        Args:
            query: the name of the query.
            parameters: all parameters that the query documents. `edge_types`, where a query takes it, may
                be left out for all edge types.

        Raises:
            QueryRefusedError: there is no such query, or a parameter is missing or unknown.
            StoreError: the store failed.
        """
        text, query_parameters = named_queries()[query].render(parameters, self.ontology)
        columns, rows = self.run(text, query_parameters)
        return QueryResult(columns, rows, query, text, query_parameters)

    def run(self, text: str, parameters: Mapping[str, Any]) -> ColumnsAndRows:
        """Run Cypher of the program's own that only reads; return its columns and rows.

        Raises:
            StoreError: the store failed.
        """

        @unit_of_work(timeout=READ_TIMEOUT_SECONDS)
        def run_in_transaction(transaction: ManagedTransaction) -> ColumnsAndRows:
            return columns_and_rows(transaction.run(text, dict(parameters)))

        with translate_errors(self.url), self._open_session() as session:
            try:
                # This takes one round trip; a transaction that the driver can retry takes three.
                return columns_and_rows(
                    session.run(Query(text, timeout=READ_TIMEOUT_SECONDS), dict(parameters))
                )
            except (DriverError, Neo4jError) as error:
                if not error.is_retryable():
                    raise
                return session.execute_read(run_in_transaction)

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = MAX_QUERY_ROWS,
        timeout: float = QUERY_TIMEOUT_SECONDS,
    ) -> QueryResult:
        """Run a user's own Cypher, read-only and within limits (see `graph.store.cypher.read_only_guard`).

        Args:
            cypher: the query.
            parameters: its parameters.
            limit: the greatest number of rows to return; `truncated` says whether there were more.
            timeout: seconds after which the query is stopped.

        Returns:
            Rows of values that JSON can represent.

        Raises:
            QueryRefusedError: it is not a pure read, the database refuses it, or it took too long.
            StoreError: the store failed.
        """
        result = self.query_raw(cypher, parameters, limit=limit, timeout=timeout)
        return replace(result, rows=tuple(tuple(map(to_json_value, row)) for row in result.rows))

    def query_raw(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = MAX_QUERY_ROWS,
        timeout: float = QUERY_TIMEOUT_SECONDS,
    ) -> QueryResult:
        """Run a query as `query` does, and return the driver's own values: nodes, relationships, paths."""
        # Fetch no more rows than the limit allows: one row may be large.
        session = self._open_session(min(limit + 1, FETCH_ROWS), notifications_min_severity="WARNING")
        query_parameters = parameters or {}
        with translate_errors(self.url):
            result = run_user_query(session, cypher, query_parameters, QueryLimits(limit, timeout))
        return QueryResult(
            result.columns,
            result.rows,
            query_name="",
            cypher=cypher,
            parameters=query_parameters,
            truncated=bool(result.limit_note),
            limit_note=result.limit_note,
            warnings=drop_declared_names(result.warnings, self.ontology),
        )

    def write(self, work: Callable[[WriteTransaction], T]) -> T:
        """Run `work` in one write transaction, and again where a retry may help.

        See `graph.store.writing.transaction`.

        Raises:
            StoreError: the store failed.
        """
        with translate_errors(self.url):
            return run_write(self._driver, self._address, work)

    def change_schema(self, work: Callable[[WriteTransaction], T]) -> T:
        """Run `work` on the schema, which cannot share a transaction with data.

        If the disk fills while Neo4j makes an index, it never answers. A local database is ended then.

        Raises:
            StoreError: the store failed.
        """
        path = local_path(self.url)
        with translate_errors(self.url), nullcontext() if path is None else local.watch_disk(path):
            return run_schema_change(self._driver, self._address, work)

    def revision(self) -> str:
        """Return a text that changes with every write transaction and never returns to an earlier value.

        Where another program has loaded a case with types of its own, the ontology is read again.

        Raises:
            StoreError: the store failed.
        """
        text, _ = named_queries()["revision"].render({}, self.ontology)
        _, rows = self.run(text, {})
        graph_id, number, declared_types_sum = rows[0] if rows else ("", 0, "")
        if declared_types_sum != self._ontology.checksum:
            self.refresh_ontology()
        return f"{graph_id}-{number}"

    def bump_revision(self) -> None:
        """Increment the revision: needed after another program has written to the database.

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

    def _open_session(self, fetch_size: int = FETCH_ROWS, **options: Any) -> AbstractContextManager[Session]:
        session = self._driver.session(
            database=self._address.database,
            default_access_mode=READ_ACCESS,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
            fetch_size=fetch_size,
            **options,
        )
        return interruptible(session)
