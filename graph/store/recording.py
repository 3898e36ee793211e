"""A store that records the queries that ran, so that an answer can say how to repeat them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.store.cypher.results import QueryResult
from graph.store.store import MAX_QUERY_ROWS, QUERY_TIMEOUT_SECONDS, Store


@dataclass(frozen=True)
class ExecutedQuery:
    """One query that ran.

    Args:
        name: the name of the named query, or "" for a user's own.
        parameters: the parameters that it ran with, without those that were None.
        cypher: the text of a user's own query, or "" for a named query.
    """

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    cypher: str = ""


class RecordingStore(Store):
    """A view of an open store for one request. Closing it does not close the store.

    Args:
        store: the store that owns the driver.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store._driver, store._address, store._ontology)
        self.executed: list[ExecutedQuery] = []

    def read(self, query: str, /, **parameters: Any) -> QueryResult:
        """Run a named query as `Store.read` does, and record it."""
        present = {name: value for name, value in parameters.items() if value is not None}
        self.executed.append(ExecutedQuery(query, present))
        return super().read(query, **parameters)

    def query_raw(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = MAX_QUERY_ROWS,
        timeout: float = QUERY_TIMEOUT_SECONDS,
    ) -> QueryResult:
        """Run a user's own query as `Store.query_raw` does, and record it."""
        self.executed.append(ExecutedQuery("", dict(parameters or {}), cypher))
        return super().query_raw(cypher, parameters, limit=limit, timeout=timeout)

    def close(self) -> None:
        """Do nothing: the driver belongs to the store that this is a view of."""
