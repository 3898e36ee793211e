"""Entities by column: which rows are plain, and their fingerprints and rows in the import file."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graph.model import check_name, make_search_text
from graph.ontology import Kind
from graph.store import ImportTable
from loaders.stage.columns.batches import EntityColumns
from loaders.stage.columns.encoded_rows import EncodedRows
from loaders.stage.columns.expressions import ColumnTexts, hash_texts, is_plain_text
from loaders.stage.seen_ids import make_key

# A name in ASCII without apostrophes, which has one spelling: its words of letters and digits.
_SIMPLE_CHARACTERS = "!-&(-_a-~"
_SIMPLE_NAME = f"^[{_SIMPLE_CHARACTERS}](?:[ {_SIMPLE_CHARACTERS}]*[{_SIMPLE_CHARACTERS}])?$"
_BETWEEN_WORDS = "[^0-9a-z]+"


def can_encode_entities(batch: EntityColumns, kind: Kind) -> bool:
    """Return whether the columns have types that can be written by column."""
    return all(
        dtype == pl.String and (name in {"id", "name"} or _get_type(kind, name) == "text")
        for name, dtype in batch.frame.schema.items()
    )


def find_plain_entities(batch: EntityColumns) -> NDArray[np.bool_]:
    """Return which entities are certainly valid."""
    frame = batch.frame
    conditions = [is_plain_text(name) for name in frame.columns]
    conditions += [pl.col("id").is_not_null(), pl.col("name").is_not_null()]
    plain = frame.select(pl.all_horizontal(conditions)).to_series().to_numpy().copy()
    names = frame["name"]
    for index in np.flatnonzero(plain & ~_find_simple_names(names)):
        plain[index] = check_name(names[int(index)]) is None
    return plain


def encode_entities(batch: EntityColumns, rows: NDArray[np.bool_], table: ImportTable) -> EncodedRows:
    """Return the rows for which the mask is true, all of which must be plain."""
    frame = batch.frame if rows.all() else batch.frame.filter(pl.Series(rows))
    shared = {"kind": batch.kind, "datasets": [batch.dataset]}
    texts = ColumnTexts.of(frame, shared)
    inner = {"properties": batch.properties} if batch.properties else {}
    _, fingerprints = hash_texts(frame.select(texts.json_object({"kind", "name"}, inner)).to_series())
    frame = frame.with_columns(fingerprints=fingerprints, search=_make_search_texts(frame["name"]))
    keys = b"".join(make_key("entities", id_) for id_ in frame["id"].to_list())
    line = ColumnTexts.of(frame, shared).csv_line(table, {})
    return EncodedRows(keys, frame.select(line).to_series())


def _make_search_texts(names: pl.Series) -> pl.Series:
    simple = _find_simple_names(names)
    texts = names.str.to_lowercase().str.replace_all(_BETWEEN_WORDS, " ").str.strip_chars(" ")
    if simple.all():
        return texts
    others = np.flatnonzero(~simple)
    return texts.scatter(others, [make_search_text([names[int(index)]]) for index in others])


def _find_simple_names(names: pl.Series) -> NDArray[np.bool_]:
    return names.str.contains(_SIMPLE_NAME).fill_null(False).to_numpy()


def _get_type(kind: Kind, name: str) -> str | None:
    return kind.properties[name].type if name in kind.properties else None
