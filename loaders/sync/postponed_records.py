"""Records that refer to entities or sources which have not come yet, kept outside of memory until the end."""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from graph.model import Entity, InputRecord, Source
from loaders.sync.temporary_tables import TemporaryTables

# A record is one of these, by what others look for when they refer to it. Nothing refers to a claim.
_ENTITY, _SOURCE, _CLAIM = range(3)
_NODES, _CLAIMS = (_ENTITY, _SOURCE), (_CLAIM,)


@dataclass(frozen=True, slots=True)
class PostponedRecord:
    """A record with the number by which it is kept."""

    number: int
    input_record: InputRecord


class PostponedRecords:
    """Keeps records in the order in which they come, entities and sources apart from claims.

    The kinds of its entities and the ids of its sources can be looked up, as those of a `NodeTable`.
    """

    def __init__(self, tables: TemporaryTables) -> None:
        self._tables = tables
        self._last_number = 0
        tables.execute(
            "CREATE TEMP TABLE postponed "
            "(number INTEGER PRIMARY KEY, type INTEGER, id TEXT, kind TEXT, record BLOB)"
        )
        tables.execute("CREATE INDEX temp.postponed_id ON postponed (type, id) WHERE id IS NOT NULL")

    def add(self, records: Iterable[InputRecord]) -> None:
        """Keep records, which must be the loader's own: they are pickled."""
        self._tables.execute_many(
            "INSERT INTO postponed VALUES (?, ?, ?, ?, ?)", map(self._make_row, records)
        )

    def read_nodes(self, page_size: int) -> Iterator[list[PostponedRecord]]:
        """Yield the entities and sources page by page. Those of a page may be removed meanwhile."""
        return self._read(_NODES, page_size)

    def read_claims(self, page_size: int) -> Iterator[list[PostponedRecord]]:
        """Yield the claims and property claims page by page."""
        return self._read(_CLAIMS, page_size)

    def remove(self, records: Sequence[PostponedRecord]) -> None:
        """Keep these records no longer."""
        self._tables.execute_many(
            "DELETE FROM postponed WHERE number = ?", [(record.number,) for record in records]
        )

    def get_kind(self, entity_id: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity. The first one counts."""
        sql = "SELECT kind FROM postponed WHERE type = ? AND id = ? ORDER BY number LIMIT 1"
        for (kind,) in self._tables.execute(sql, (_ENTITY, entity_id)):
            return str(kind)
        return None

    def has_source(self, source_id: str) -> bool:
        """Return whether there is a source with this id."""
        sql = "SELECT 1 FROM postponed WHERE type = ? AND id = ? LIMIT 1"
        return bool(self._tables.execute(sql, (_SOURCE, source_id)).fetchall())

    def _make_row(self, input_record: InputRecord) -> tuple[Any, ...]:
        self._last_number += 1
        record, pickled = input_record.record, _pickle(input_record)
        if isinstance(record, Entity):
            return self._last_number, _ENTITY, record.id, record.kind, pickled
        if isinstance(record, Source):
            return self._last_number, _SOURCE, record.id, None, pickled
        return self._last_number, _CLAIM, None, None, pickled

    def _read(self, types: Sequence[int], page_size: int) -> Iterator[list[PostponedRecord]]:
        listed = ", ".join(map(str, types))
        sql = (
            f"SELECT number, record FROM postponed WHERE number > ? AND type IN ({listed}) "
            "ORDER BY number LIMIT ?"
        )
        after = 0
        while rows := self._tables.execute(sql, (after, page_size)).fetchall():
            yield [PostponedRecord(number, pickle.loads(record)) for number, record in rows]
            after = rows[-1][0]


class _Pickler(pickle.Pickler):
    # Python cannot pickle a read-only view of a dictionary.
    dispatch_table = copyreg.dispatch_table | {MappingProxyType: lambda mapping: (dict, (dict(mapping),))}


def _pickle(input_record: InputRecord) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(input_record)
    return stream.getvalue()
