"""What a new store would answer while the records of its only dataset are written to files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.model import InputRecord, Source
from graph.ontology import Ontology
from graph.store import QueryResult
from loaders.sync.temporary_tables import TemporaryTables


class NewStore:
    """A store without data, which is read while records are validated.

    Args:
        ontology: the ontology that the store will have.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def read(self, query: str, /, **parameters: Any) -> QueryResult:
        """Return no rows."""
        return QueryResult((), (), query, cypher="", parameters=parameters)


class StagedTexts:
    """The texts of the sources that were written, against which quotes are checked."""

    def __init__(self, tables: TemporaryTables) -> None:
        self._tables = tables
        tables.execute("CREATE TEMP TABLE texts (source TEXT PRIMARY KEY, text TEXT)")

    def add(self, records: Iterable[InputRecord]) -> None:
        """Keep the texts of the sources among these records."""
        sources = (each.record for each in records if isinstance(each.record, Source))
        rows = [(source.id, source.text) for source in sources if source.text is not None]
        self._tables.execute_many("INSERT OR IGNORE INTO texts VALUES (?, ?)", rows)

    def load(self, source_id: str) -> str | None:
        """Return the text of a source, or None."""
        for (text,) in self._tables.execute("SELECT text FROM texts WHERE source = ?", (source_id,)):
            return str(text)
        return None
