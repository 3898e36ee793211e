"""Values with types, of Parquet and spreadsheets, as the texts that a CSV file would have."""

from __future__ import annotations

import json
from typing import Any

import polars as pl
from polars.datatypes import DataType, DataTypeClass

_MAX_EXACT = 2**53
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d)[ T]00:00:00(?:\.0+)?$"
_TIME = r"^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$"
_MAX_DEPTH = 5


def express_as_text(name: str, dtype: DataType | DataTypeClass) -> pl.Expr:
    """Return the expression that makes texts of a column: dates in ISO 8601, whole numbers without `.0`."""
    column = pl.col(name)
    if dtype.is_float():
        is_whole = (column == column.round()) & (column.abs() < _MAX_EXACT)
        return (
            pl.when(is_whole)
            .then(column.cast(pl.Int64, strict=False).cast(pl.String))
            .otherwise(column.cast(pl.String))
        )
    if dtype == pl.Datetime:
        return shorten_dates(column.dt.to_string("iso:strict").str.replace(".000000", "", literal=True))
    if dtype == pl.Duration:
        return column.dt.to_string("iso")
    if dtype.is_nested():
        return column.map_batches(_encode_lists, return_dtype=pl.String)
    if dtype == pl.Binary:
        return column.map_batches(_decode_bytes, return_dtype=pl.String)
    return pl.when(column.cast(pl.String) != "").then(column.cast(pl.String))


def shorten_dates(column: pl.Expr) -> pl.Expr:
    """Return dates without a time where it is midnight, and else with `T` before the time."""
    return column.str.replace(_MIDNIGHT, "$1").str.replace(_TIME, "${1}T$2")


def flatten_structs(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return a frame whose nested records are columns of their own: `address.city`."""
    for _ in range(_MAX_DEPTH):
        schema = frame.collect_schema()
        if not any(dtype == pl.Struct for dtype in schema.values()):
            break
        frame = frame.select(
            pl.col(name).struct.field(field.name).alias(f"{name}.{field.name}")
            if field is not None
            else pl.col(name)
            for name, dtype in schema.items()
            for field in (dtype.fields if isinstance(dtype, pl.Struct) else (None,))
        )
    return frame


def _encode_lists(column: pl.Series) -> pl.Series:
    """Return lists as JSON: `["a", "b"]`."""
    return pl.Series(column.name, [_encode(value) for value in column.to_list()], dtype=pl.String)


def _decode_bytes(column: pl.Series) -> pl.Series:
    """Return bytes as text where they are UTF-8, and else as hexadecimal digits."""
    return pl.Series(column.name, [value and _decode(value) for value in column.to_list()], dtype=pl.String)


def _decode(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.hex()


def _encode(value: Any) -> str | None:
    return None if value is None or value == [] else json.dumps(value, ensure_ascii=False, default=str)
