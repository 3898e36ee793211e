"""Temporary tables: what a load must remember of all records, beside its memory."""

from __future__ import annotations

import pytest

from graph.errors import CasegraphError
from loaders.sync.temporary_tables import TemporaryTables


def fill(tables: TemporaryTables, rows: int) -> None:
    tables.execute("CREATE TEMP TABLE things (id TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID")
    tables.execute_many("INSERT INTO things VALUES (?, ?)", ((f"{row:040}", row) for row in range(rows)))


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1_000])
def test_any_number_of_ids_is_found(count: int) -> None:
    with TemporaryTables() as tables:
        fill(tables, 1_200)
        ids = [f"{row:040}" for row in range(100, 100 + count)]

        rows = tables.select_by_id("SELECT size FROM things WHERE id IN ({ids})", [*ids, "unknown"])

        assert sorted(size for (size,) in rows) == list(range(100, 100 + count))


def test_a_full_disk_is_named() -> None:
    with (
        TemporaryTables(max_pages=20) as tables,
        pytest.raises(
            CasegraphError, match="temporary file, which cannot be written: database or disk is full"
        ),
    ):
        fill(tables, 10_000)
