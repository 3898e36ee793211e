"""Take the differences between a dataset and the store, and leave the store as it is."""

from __future__ import annotations

from collections.abc import Sequence

from graph.reading import load_source_text
from graph.store import QueryReader
from loaders.sync.temporary_tables import TemporaryTables
from loaders.sync.write_batch import WriteBatch


class DryWriter:
    """A `DatasetWriter` that writes nothing. It keeps the texts of sources, to check quotes against them."""

    def __init__(self, store: QueryReader, tables: TemporaryTables) -> None:
        self._store = store
        self._tables = tables
        tables.execute("CREATE TEMP TABLE texts (source TEXT PRIMARY KEY, text TEXT)")

    def write(self, batch: WriteBatch) -> None:
        """Keep the texts of new and changed sources."""
        texts = [(source.id, source.text) for source, _ in batch.sources if source.text is not None]
        self._tables.execute_many("INSERT OR IGNORE INTO texts VALUES (?, ?)", texts)

    def load_text(self, source_id: str) -> str | None:
        """Return the text of a source in this load, or else in the store."""
        for (text,) in self._tables.execute("SELECT text FROM texts WHERE source = ?", (source_id,)):
            return str(text)
        return load_source_text(self._store, source_id)

    def wait_for_nodes(self) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""

    def withdraw_claims(self, ids: Sequence[str]) -> None:
        """Do nothing."""

    def withdraw_property_claims(self, ids: Sequence[str]) -> None:
        """Do nothing."""

    def remove_sources(self, ids: Sequence[str], removed_entities: Sequence[str]) -> None:
        """Do nothing."""

    def remove_entities(self, ids: Sequence[str]) -> None:
        """Do nothing."""
