"""What the tests of tables share: a file with given bytes, and everything that a table gives."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from graph.errors import CasegraphError
from loaders.input.rows import Table, TableOptions
from loaders.tables import open_table


class Rows(NamedTuple):
    """What is read of a table: each row by its number, and what is wrong with each refused row."""

    cells: dict[int, tuple[str | None, ...]]
    refused: dict[int, str]


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(table: Table) -> Rows:
    cells: dict[int, tuple[str | None, ...]] = {}
    refused: dict[int, str] = {}
    for batch in table.iter_batches():
        assert len(batch.columns) == len(table.columns)
        rows = list(zip(*batch.columns, strict=True))
        assert len(rows) == len(batch.numbers)
        cells |= dict(zip(batch.numbers, rows, strict=True))
        refused |= {row.number: row.reason for row in batch.refused}
    return Rows(cells, refused)


def read_text(folder: Path, content: bytes | str, name: str = "t.csv", **options: object) -> Rows:
    return read(open_table(write(folder, name, content), TableOptions(**options)))  # type: ignore[arg-type]


def refuse(path: Path, **options: object) -> CasegraphError:
    """Return the error with which a file is refused; it names the file."""
    with pytest.raises(CasegraphError) as error:
        read(open_table(path, TableOptions(**options)))  # type: ignore[arg-type]
    assert str(path) in error.value.message
    return error.value
