"""The entities and sources that a load has accepted, to which its claims may refer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from loaders.sync.temporary_tables import TemporaryTables

CACHED_IDS = 100_000
"""How many ids of entities, and of sources, are in memory: those that were looked up last."""


class NodeTable:
    """Kinds of entities and ids of sources, as `graph.reading.StoreRecordLookup` needs them."""

    def __init__(self, tables: TemporaryTables) -> None:
        self._tables = tables
        tables.execute("CREATE TEMP TABLE kinds (id TEXT PRIMARY KEY, kind TEXT) WITHOUT ROWID")
        tables.execute("CREATE TEMP TABLE known_sources (id TEXT PRIMARY KEY) WITHOUT ROWID")
        # What is not found raises KeyError, which is not cached: it may be added later.
        self._find_kind = lru_cache(CACHED_IDS)(self._read_kind)
        self._find_source = lru_cache(CACHED_IDS)(self._read_source)

    def add(self, kinds: Mapping[str, str], sources: Collection[str]) -> None:
        """Add entities, by their ids, and sources. An entity that is there keeps its kind."""
        self._tables.execute_many("INSERT OR IGNORE INTO kinds VALUES (?, ?)", sorted(kinds.items()))
        self._tables.execute_many(
            "INSERT OR IGNORE INTO known_sources VALUES (?)", [(id_,) for id_ in sorted(sources)]
        )

    def get_kind(self, entity_id: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""
        try:
            return self._find_kind(entity_id)
        except KeyError:
            return None

    def has_source(self, source_id: str) -> bool:
        """Return whether there is a source with this id."""
        try:
            return self._find_source(source_id)
        except KeyError:
            return False

    def _read_kind(self, id_: str) -> str:
        for (kind,) in self._tables.execute("SELECT kind FROM kinds WHERE id = ?", (id_,)):
            return str(kind)
        raise KeyError(id_)

    def _read_source(self, id_: str) -> bool:
        for _ in self._tables.execute("SELECT 1 FROM known_sources WHERE id = ?", (id_,)):
            return True
        raise KeyError(id_)
