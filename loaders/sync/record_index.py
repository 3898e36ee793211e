"""Which records the store has of a dataset, and which of them the load has read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from graph.store import FingerprintPage, RecordCollection
from loaders.sync.temporary_tables import TemporaryTables


class IndexedRecord(NamedTuple):
    """What is known of a record before a batch.

    Args:
        fingerprint: the stored one; empty for a claim that is withdrawn; None where the store has no such
            record.
        place: where an earlier record of this load with the same id is in the input; None if there is none.
    """

    fingerprint: str | None
    place: str | None


class RecordIndex:
    """The records of a dataset by their ids: those of the store, and those that the load has read."""

    def __init__(self, tables: TemporaryTables) -> None:
        self._tables = tables
        for collection in get_args(RecordCollection):
            tables.execute(
                f"CREATE TEMP TABLE {collection} "
                "(id TEXT PRIMARY KEY, fingerprint TEXT, place TEXT) WITHOUT ROWID"
            )

    def add_stored(self, pages: Iterable[FingerprintPage]) -> None:
        """Add records of the store. Those that are in the index already stay as they are."""
        for page in pages:
            # In the order of the table, in which SQLite inserts faster.
            rows = sorted(zip(page.ids, page.fingerprints, strict=True))
            self._tables.execute_many(
                f"INSERT OR IGNORE INTO {page.collection} (id, fingerprint) VALUES (?, ?)", rows
            )

    def look_up(self, collection: RecordCollection, ids: Iterable[str]) -> dict[str, IndexedRecord]:
        """Return what is known of these records, by their ids. Of new ones nothing is known."""
        sql = f"SELECT id, fingerprint, place FROM {collection} WHERE id IN ({{ids}})"
        rows = self._tables.select_by_id(sql, sorted(set(ids)))
        return {row[0]: IndexedRecord(row[1], row[2]) for row in rows}

    def add_read(self, collection: RecordCollection, places: Mapping[str, str]) -> None:
        """Record that the load has read these records.

        Args:
            places: where each of them is in the input, by its id.
        """
        self._tables.execute_many(
            f"INSERT INTO {collection} (id, place) VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET place = excluded.place",
            sorted(places.items()),
        )

    def are_missing(self, collection: RecordCollection, ids: Sequence[str]) -> bool:
        """Return whether all of these records are in the store and the load has not read them."""
        known = self.look_up(collection, ids)
        return all(id_ in known and known[id_].place is None for id_ in ids)

    def find_missing(self, collection: RecordCollection, page_size: int) -> Iterator[list[str]]:
        """Yield the ids of records of the store that the load has not read, page by page.

        Claims that are withdrawn already are not missing.
        """
        sql = (
            f"SELECT id FROM {collection} WHERE id > ? AND place IS NULL AND fingerprint <> '' "
            "ORDER BY id LIMIT ?"
        )
        after = ""
        while page := [id_ for (id_,) in self._tables.execute(sql, (after, page_size))]:
            yield page
            after = page[-1]
