"""Batches of rows from polars' frames."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from loaders.input.rows import RowBatch
from loaders.tables.limits import rows_of_batch


def iter_frames(frame: pl.LazyFrame, columns: int) -> Iterator[pl.DataFrame]:
    """Yield the rows of a lazy frame in order, in parts that do not grow with the file."""
    for part in frame.collect_batches(
        chunk_size=rows_of_batch(columns), maintain_order=True, lazy=True, engine="streaming"
    ):
        yield from part.iter_slices(rows_of_batch(columns))


def make_batch(frame: pl.DataFrame, first: int) -> RowBatch:
    """Return the rows of a frame of texts, without those that are blank.

    Args:
        first: the number of the first row.
    """
    numbers = range(first, first + frame.height)
    if not frame.height:
        return RowBatch(numbers, [()] * frame.width)
    is_blank = frame.select(pl.all_horizontal(pl.all().is_null())).to_series()
    if not is_blank.any():
        return RowBatch(numbers, [column.to_list() for column in frame.iter_columns()])
    kept = frame.filter(~is_blank)
    return RowBatch(
        [number for number, blank in zip(numbers, is_blank, strict=True) if not blank],
        [column.to_list() for column in kept.iter_columns()],
    )
