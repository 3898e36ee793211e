"""Parquet files: columns with types, of which a table wants the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from loaders.findings import Finding
from loaders.input.rows import RowBatch
from loaders.tables.errors import damaged
from loaders.tables.frames import iter_frames, make_batch
from loaders.tables.header import require_columns
from loaders.tables.texts_of_values import express_as_text, flatten_structs

_WHAT = "a Parquet file"


@dataclass(frozen=True)
class ParquetTable:
    """A Parquet file; see `loaders.input.rows.Table`. It has no header, and its first row is row 1."""

    name: str
    columns: tuple[str, ...]
    description: str
    row_count: int | None
    findings: Sequence[Finding]
    path: Path
    label: str

    def iter_batches(self) -> Iterator[RowBatch]:
        """Yield the rows in their order."""
        try:
            frame = flatten_structs(pl.scan_parquet(self.path, glob=False))
            texts = frame.select(
                express_as_text(name, dtype).alias(name) for name, dtype in frame.collect_schema().items()
            )
            number = 1
            for part in iter_frames(texts, len(self.columns)):
                yield make_batch(part, number)
                number += part.height
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
            raise damaged(self.label, _WHAT, error) from error


def open_parquet(path: Path, name: str, label: str) -> ParquetTable:
    """Read what a Parquet file says of itself, and return it ready to be read.

    Raises:
        CasegraphError: it is damaged, or has too many columns.
    """
    try:
        scan = pl.scan_parquet(path, glob=False)
        columns = tuple(flatten_structs(scan).collect_schema().names())
        rows = scan.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise damaged(label, _WHAT, error) from error
    require_columns(len(columns), label)
    return ParquetTable(name, columns, "Parquet", rows, (), path, label)
