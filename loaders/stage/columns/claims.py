"""Claims by column: which rows are plain, and their ids, fingerprints and rows in the import file.

The texts that are hashed must be those of `graph.model.ids`, and the cells those of `graph.store`. Tests
compare both ways for many records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graph.model import Claim, check_date, is_out_of_order
from graph.ontology import EdgeType, ValueType
from graph.store import ImportTable
from loaders.stage.columns.batches import CLAIM_COLUMNS, ClaimColumns
from loaders.stage.columns.encoded_rows import EncodedRows
from loaders.stage.columns.expressions import ColumnTexts, hash_texts, is_ascii, is_plain_text

# The forms of locators that need no text of the source.
_LOCATOR = r"^(?:rows?|pages?|lines?) [1-9][0-9]{0,17}$"

ID_FIELDS = ("dataset", "source", "edge_type", "subject", "object", "locator")

# The store sets them, or they are in the id.
_NOT_IN_FINGERPRINT = frozenset({"dataset", "recorded_by"})

# Fields that are stored also where their value is the default, which is not hashed.
_NAMED_DEFAULTS = {
    field.name: field.default for field in fields(Claim) if field.default is not MISSING and field.default
}

# Values of other types are hashed in another way than they are stored.
_COLUMN_TYPES: Mapping[ValueType, Any] = {"text": pl.String, "date": pl.String, "number": pl.Int64}


def can_encode_claims(batch: ClaimColumns, edge_type: EdgeType) -> bool:
    """Return whether the columns have types that can be written by column."""
    schema, declared = batch.frame.schema, edge_type.properties
    return all(
        schema[name] == _COLUMN_TYPES.get(declared[name].type) if name in declared else name in CLAIM_COLUMNS
        for name in schema
    ) and all(schema[name] == pl.String for name in CLAIM_COLUMNS.intersection(schema))


def find_plain_claims(batch: ClaimColumns, edge_type: EdgeType) -> NDArray[np.bool_]:
    """Return which claims are certainly valid, if their entities and sources are."""
    frame = batch.frame
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    conditions = [is_plain_text(name) for name in texts]
    conditions += [pl.col("subject") != pl.col("object")]
    if "locator" in frame.columns:
        conditions.append(pl.col("locator").str.contains(_LOCATOR).fill_null(True))
    for name in edge_type.identifying_properties:
        if name in texts:
            # An id has another form of some texts and dates, as `canonical_value` makes it.
            conditions.append(is_ascii(name))
            if edge_type.properties[name].type == "date":
                conditions.append(pl.col(name).str.contains("T", literal=True).not_().fill_null(True))
    plain = frame.select(pl.all_horizontal(conditions).fill_null(False)).to_series().to_numpy()
    dates = [name for name in batch.properties if edge_type.properties[name].type == "date"]
    return plain & _find_valid_dates(batch, dates) & _find_ordered_spans(batch)


def encode_claims(
    batch: ClaimColumns, rows: NDArray[np.bool_], edge_type: EdgeType, table: ImportTable, now: str
) -> EncodedRows:
    """Return the rows for which the mask is true, all of which must be plain.

    Args:
        now: the value of `recorded_on`, as an ISO date and time.
    """
    frame = batch.frame if rows.all() else batch.frame.filter(pl.Series(rows))
    present = {name: value for name, value in batch.shared.items() if value}
    present = {**_NAMED_DEFAULTS, **present, "edge_type": batch.edge_type}
    texts = ColumnTexts.of(frame, {**present, "recorded_on": now})
    hashed = {name for name, value in present.items() if value != _NAMED_DEFAULTS.get(name)}
    hashed |= set(frame.columns).difference(batch.properties)
    inner = {"properties": batch.properties} if batch.properties else {}
    hashed_texts = frame.select(
        id=texts.json_array([*ID_FIELDS, *edge_type.identifying_properties]),
        fingerprint=texts.json_object(hashed - _NOT_IN_FINGERPRINT, inner),
    )
    ids, hex_ids = hash_texts(hashed_texts["id"])
    _, fingerprints = hash_texts(hashed_texts["fingerprint"])
    frame = frame.with_columns(id=hex_ids, fingerprint=fingerprints)
    line = ColumnTexts.of(frame, texts.shared).csv_line(table, {":START_ID": "subject", ":END_ID": "object"})
    return EncodedRows(ids, frame.select(line).to_series())


def _find_valid_dates(batch: ClaimColumns, properties: list[str]) -> NDArray[np.bool_]:
    names = {"valid_from", "valid_until", "said_on"}.intersection(batch.frame.columns)
    valid = np.ones(len(batch.frame), np.bool_)
    for name in [*names, *properties]:
        dates = batch.frame[name]
        wrong = [date for date in dates.unique().drop_nulls().to_list() if check_date(date)]
        if wrong:
            valid &= ~dates.is_in(wrong).fill_null(False).to_numpy()
    return valid


def _find_ordered_spans(batch: ClaimColumns) -> NDArray[np.bool_]:
    """Return which spans do not end before they start; some that are no dates count as ordered."""
    names = ("valid_from", "valid_until")
    if not set(names).intersection(batch.frame.columns):
        # Both are the same in all rows, and were validated with one of them.
        return np.ones(len(batch.frame), np.bool_)
    shared = {
        name: pl.lit(batch.shared.get(name), dtype=pl.String)
        for name in names
        if name not in batch.frame.columns
    }
    spans = batch.frame.with_columns(**shared).select(names).with_row_index("row")
    start, end = pl.col(names[0]), pl.col(names[1])
    have_both = start.is_not_null() & end.is_not_null()
    # Dates without a time are compared at the precision of the less precise one, as texts.
    shared_length = pl.min_horizontal(start.str.len_bytes(), end.str.len_bytes())
    are_days = shared_length.le(10) & pl.max_horizontal(start.str.len_bytes(), end.str.len_bytes()).le(10)
    in_order = start.str.slice(0, shared_length) <= end.str.slice(0, shared_length)
    doubtful = spans.filter(have_both).filter(~(are_days & in_order))
    ordered = np.ones(len(spans), np.bool_)
    for row, *span in doubtful.iter_rows():
        ordered[row] = not any(map(check_date, span)) and not is_out_of_order(*span)
    return ordered
