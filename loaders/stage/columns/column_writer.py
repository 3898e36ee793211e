"""Write the plain rows of a batch of columns to the import files, and return which rows are left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graph.model import Record
from graph.ontology import EdgeType, Ontology
from graph.store import ImportFolder, ImportTable, claim_table, entity_table
from loaders.stage.columns.batches import ClaimColumns, EntityColumns
from loaders.stage.columns.claims import ID_FIELDS, can_encode_claims, encode_claims, find_plain_claims
from loaders.stage.columns.encoded_rows import EncodedRows
from loaders.stage.columns.entities import can_encode_entities, encode_entities, find_plain_entities
from loaders.stage.columns.kind_index import KindIndex
from loaders.stage.seen_ids import SeenIds

_NONE = np.empty(0, np.intp)


@dataclass(frozen=True)
class WrittenRows:
    """What became of the rows of a batch. All arrays are indices of rows.

    Args:
        written: rows that are in the files.
        repeated: rows that are the same record as an earlier one.
        left: rows that are not plain, and must be validated as records.
    """

    written: NDArray[np.intp]
    repeated: NDArray[np.intp]
    left: NDArray[np.intp]


class RecordChecks(Protocol):
    """The validation of single records, on which that of columns rests."""

    def is_valid(self, record: Record) -> bool:
        """Return whether a record is valid: one of a batch is validated to represent all."""

    def has_source(self, source_id: str) -> bool:
        """Return whether a source was written, and has no text in which locators must be."""


class ColumnWriter:
    """Writes batches of columns.

    Args:
        files: the import files.
        ontology: declares the kinds and edge types.
        seen: the ids of all records that were written.
        kinds: the kinds of all entities that were written.
        checks: the validation of records.
    """

    def __init__(
        self, files: ImportFolder, ontology: Ontology, seen: SeenIds, kinds: KindIndex, checks: RecordChecks
    ) -> None:
        self._files = files
        self._ontology = ontology
        self._seen = seen
        self._kinds = kinds
        self._checks = checks
        self._claim_table = cache(lambda edge_type: claim_table(ontology, edge_type))
        self._entity_table = cache(lambda kind: entity_table(ontology, kind))

    def write_entities(self, batch: EntityColumns) -> WrittenRows:
        """Write entities."""
        kind = self._ontology.kinds.get(batch.kind)
        if kind is None or not can_encode_entities(batch, kind):
            return _leave_all(len(batch.frame))
        plain = _leave_repeated(batch.frame, find_plain_entities(batch), ["id"])
        if not self._represents(batch, plain):
            return _leave_all(len(batch.frame))
        table = self._entity_table(batch.kind)
        written = self._write(table, encode_entities(batch, plain, table), plain)
        self._kinds.add(batch.frame["id"].gather(written.written), batch.kind)
        return written

    def write_claims(self, batch: ClaimColumns) -> WrittenRows:
        """Write claims. Their entities and sources must have been written before."""
        edge_type = self._ontology.edge_types.get(batch.edge_type)
        if edge_type is None or not can_encode_claims(batch, edge_type):
            return _leave_all(len(batch.frame))
        plain = find_plain_claims(batch, edge_type) & self._find_joined(batch, edge_type)
        names = [
            name for name in (*ID_FIELDS, *edge_type.identifying_properties) if name in batch.frame.columns
        ]
        plain = _leave_repeated(batch.frame, plain, names)
        if not self._represents(batch, plain):
            return _leave_all(len(batch.frame))
        table = self._claim_table(batch.edge_type)
        rows = encode_claims(batch, plain, edge_type, table, self._files.now)
        return self._write(table, rows, plain)

    def _represents(self, batch: ClaimColumns | EntityColumns, plain: NDArray[np.bool_]) -> bool:
        """Return whether one of the plain rows is valid, and with it what all rows share."""
        (indices,) = np.nonzero(plain)
        return bool(len(indices)) and self._checks.is_valid(batch.make_records([int(indices[0])])[0].record)

    def _find_joined(self, batch: ClaimColumns, edge_type: EdgeType) -> NDArray[np.bool_]:
        """Return which claims join entities of the right kinds, in a source that exists."""
        joined = np.ones(len(batch.frame), np.bool_)
        for end, kinds in (("subject", edge_type.subject_kinds), ("object", edge_type.object_kinds)):
            is_right = np.zeros(256, np.bool_)
            is_right[[self._kinds.codes[kind] for kind in kinds]] = True
            joined &= is_right[self._kinds.find(batch.frame[end])]
        if "source" in batch.frame.columns:
            sources = batch.frame["source"]
            known = [id_ for id_ in sources.unique().drop_nulls().to_list() if self._checks.has_source(id_)]
            joined &= sources.is_in(known).fill_null(False).to_numpy()
        return joined

    def _write(self, table: ImportTable, rows: EncodedRows, plain: NDArray[np.bool_]) -> WrittenRows:
        is_new = self._seen.add(rows.keys)
        (indices,) = np.nonzero(plain)
        self._files.open_table(table).write_csv(rows.to_csv(is_new), int(is_new.sum()))
        return WrittenRows(indices[is_new], indices[~is_new], np.flatnonzero(~plain))


def _leave_repeated(frame: pl.DataFrame, plain: NDArray[np.bool_], names: list[str]) -> NDArray[np.bool_]:
    """Return which rows are plain and equal none that is left, since the first of equal ones is written."""
    if plain.all():
        return plain
    keys = frame.select(names).with_columns(row=pl.Series(np.arange(len(frame))))
    left = keys.filter(~pl.Series(plain)).select(names).unique()
    repeated = keys.join(left, on=names, how="semi", nulls_equal=True)["row"].to_numpy()
    result = plain.copy()
    result[repeated] = False
    return result


def _leave_all(count: int) -> WrittenRows:
    return WrittenRows(_NONE, _NONE, np.arange(count))
