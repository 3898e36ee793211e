"""A store that remembers which queries it was asked, so that an answer can say how to ask them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.store.cypher.results import Answer
from graph.store.store import QUERY_ROWS, QUERY_SECONDS, Store


@dataclass(frozen=True)
class Asked:
    """One query that an answer came from.

    Args:
        name: of the named query, or "" for a user's own.
        parameters: what it ran with; types that were left out are left out here.
        cypher: a user's own text, or "" where `name` says which it was.
    """

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    cypher: str = ""


class AskingStore(Store):
    """A view of an open store for one request; closing it closes nothing.

    Args:
        store: the one that owns the driver.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store._driver, store._address, store.ontology)
        self.asked: list[Asked] = []

    def read(self, query: str, /, **parameters: Any) -> Answer:
        """Do as the store does, and remember it."""
        given = {name: value for name, value in parameters.items() if value is not None}
        self.asked.append(Asked(query, given))
        return super().read(query, **parameters)

    def query_raw(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = QUERY_ROWS,
        timeout: float = QUERY_SECONDS,
    ) -> Answer:
        """Do as the store does, and remember it."""
        self.asked.append(Asked("", dict(parameters or {}), cypher))
        return super().query_raw(cypher, parameters, limit=limit, timeout=timeout)

    def close(self) -> None:
        """Leave the driver's pool to the store that owns it."""
