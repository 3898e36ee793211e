"""Named queries inside a writing transaction: what is read there is what its locks protect."""

from __future__ import annotations

from typing import Any, Protocol

from graph.ontology import Ontology
from graph.store.answer import Answer
from graph.store.door import Writing
from graph.store.named import named_queries


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
