"""What a load must remember of millions of records, in tables that SQLite moves to a temporary file.

The tables stay in memory up to a fixed size, so that a small load never touches the disk. Only the owner can
read the file, and the operating system deletes it when the process ends, however it ends.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any

from graph.errors import CasegraphError

MEMORY_MIB = 256
"""How much of all tables together is in memory."""

# Older versions of SQLite take at most 999 parameters.
_IDS_PER_QUERY = 500
_PLACEHOLDERS = ",".join("?" * _IDS_PER_QUERY)


class TemporaryTables:
    """The temporary tables of one load, for one thread. It is a context manager, which deletes them.

    Its methods raise a CasegraphError if the disk is full.

    Args:
        max_pages: the greatest size of all tables, in pages of 4 KiB; None for the size of the disk.
    """

    def __init__(self, max_pages: int | None = None) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        # Every build of SQLite obeys this for temporary tables, and some only for these.
        self.execute("PRAGMA temp_store = FILE")
        self.execute(f"PRAGMA temp.cache_size = -{MEMORY_MIB * 1024}")
        # Nothing is ever rolled back: there is one transaction, and no journal.
        self.execute("PRAGMA temp.journal_mode = OFF")
        if max_pages is not None:
            self.execute(f"PRAGMA temp.max_page_count = {max_pages}")
        self.execute("BEGIN")

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement, and return a cursor over its rows."""
        try:
            return self._connection.execute(sql, parameters)
        except sqlite3.OperationalError as error:
            raise _disk_error(error) from error

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of parameters."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.OperationalError as error:
            raise _disk_error(error) from error

    def select_by_id(self, sql: str, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, whose text has `{ids}` in place of the ids."""
        text = sql.replace("{ids}", _PLACEHOLDERS)
        for start in range(0, len(ids), _IDS_PER_QUERY):
            part = ids[start : start + _IDS_PER_QUERY]
            # The text has a fixed number of ids, so that SQLite reads it once. NULL equals no id.
            yield from self.execute(text, [*part, *[None] * (_IDS_PER_QUERY - len(part))]).fetchall()

    def __enter__(self) -> TemporaryTables:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()


def _disk_error(error: sqlite3.OperationalError) -> CasegraphError:
    return CasegraphError(
        f"The load keeps the ids of its records in a temporary file, which cannot be written: {error}.",
        "Free some space for temporary files, or name a folder on another disk in the variable SQLITE_TMPDIR "
        "(on Windows TMP). Then load again; what was loaded is kept.",
    )
