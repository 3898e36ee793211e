"""Write records and columns of one dataset as import files, as the writer would write them to a new store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import TypeAlias

import polars as pl

from graph.model import BaseClaim, Entity, InputRecord, Record, compute_fingerprint, validate
from graph.ontology import Ontology
from graph.reading import StoreRecordLookup
from graph.store import ImportFolder
from loaders.stage.columns.batches import ClaimColumns, EntityColumns
from loaders.stage.columns.column_writer import ColumnWriter, WrittenRows
from loaders.stage.columns.kind_index import KindIndex
from loaders.stage.new_store import NewStore, StagedTexts
from loaders.stage.seen_ids import SeenIds, make_key
from loaders.sync.batch_validation import BatchValidator
from loaders.sync.node_table import NodeTable
from loaders.sync.postponed_records import PostponedRecords
from loaders.sync.postponed_validation import validate_postponed
from loaders.sync.refusals import Refusals
from loaders.sync.report import RefusedRecord
from loaders.sync.temporary_tables import TemporaryTables
from loaders.sync.write_batch import identify_record

RECORDS_PER_BATCH = 1_000

MAX_KEPT_PLACES = 100_000
"""Of so many records the place is kept, to name the earlier one where two are the same."""

MAX_UNLISTED = 1_000_000
"""So many ids of entities are kept until a record needs them."""

REPEATED = "is the same record as an earlier one"


@dataclass(frozen=True)
class RepeatableRecords:
    """Records of which entities and sources may have come before, which is no mistake."""

    records: Sequence[InputRecord]


StagedBatch: TypeAlias = "Sequence[InputRecord] | RepeatableRecords | EntityColumns | ClaimColumns"
"""Some records, one by one or by column."""


class RecordStager:
    """Validates records and columns, and writes those that are valid.

    Args:
        files: the import files.
        ontology: declares the kinds, edge types and properties.
        dataset: the id of the dataset.
        tables: for what must be known of all records.
        folder: an existing folder for temporary files.
    """

    def __init__(
        self, files: ImportFolder, ontology: Ontology, dataset: str, tables: TemporaryTables, folder: Path
    ) -> None:
        self.refusals = Refusals(tables)
        self.read = self.staged = 0
        """How many records came, and how many of them are in the files."""
        self._dataset = dataset
        self._files = files
        self._ontology = ontology
        self._nodes = NodeTable(tables)
        self._lookup = StoreRecordLookup(NewStore(ontology), dataset, self._nodes)
        self._texts = StagedTexts(tables)
        self._validator = BatchValidator(dataset, ontology, self._lookup, self._texts.load)
        # Records that refer to records which may still come.
        self._postponed = PostponedRecords(tables)
        self._has_postponed = False
        self._seen = SeenIds(folder)
        self._kinds = KindIndex(list(ontology.kinds))
        self._unlisted: list[tuple[pl.Series, str]] = []
        self._places: dict[bytes, str] = {}
        self._columns = ColumnWriter(files, ontology, self._seen, self._kinds, self)

    def add(self, batch: StagedBatch) -> None:
        """Write the valid records of a batch, and refuse or postpone the others."""
        if isinstance(batch, EntityColumns):
            self.read += len(batch.frame)
            self._add_entities(batch)
        elif isinstance(batch, ClaimColumns):
            self.read += len(batch.frame)
            self._finish_columns(batch, self._columns.write_claims(batch))
        else:
            records = self._drop_known(batch.records) if isinstance(batch, RepeatableRecords) else batch
            self.read += len(records)
            self._add_records(records)

    def finish(self) -> None:
        """Write those of the postponed records that became valid, and refuse the others."""
        if not self._has_postponed:
            return
        self._list_nodes(0)
        for batch in validate_postponed(self._postponed, self._validator, self.refusals, RECORDS_PER_BATCH):
            self._write(batch)

    def _list_nodes(self, max_unlisted: int) -> None:
        """Make entities that came by column known to the validation of records, if there are more than this.

        It takes as long as all else that is done with them, and is seldom needed.
        """
        if sum(len(ids) for ids, _ in self._unlisted) > max_unlisted:
            for ids, kind in self._unlisted:
                self._nodes.add(dict.fromkeys(ids.to_list(), kind), ())
            self._unlisted = []

    def _add_records(self, batch: Sequence[InputRecord]) -> None:
        self._list_nodes(0)
        result = self._validator.validate(batch)
        postponed = [each.input_record for each in result.invalid if each.may_become_valid]
        self._has_postponed = self._has_postponed or bool(postponed)
        self._postponed.add(postponed)
        self.refusals.add([each.to_refusal() for each in result.invalid if not each.may_become_valid])
        # In the order of the writer, so that of two records with one id both take the same one.
        self._write(sorted(result.valid, key=_is_claim))

    def _add_entities(self, batch: EntityColumns) -> None:
        written = self._columns.write_entities(batch)
        self._unlisted.append((batch.frame["id"].gather(written.written), batch.kind))
        self._finish_columns(batch, written)

    def _drop_known(self, records: Sequence[InputRecord]) -> list[InputRecord]:
        """Return records without the entities and sources that were written before."""
        identified = [identify_record(each.record, self._ontology) for each in records]
        is_known = self._seen.find(b"".join(starmap(make_key, identified)))
        return [
            record
            for record, (collection, _), known in zip(records, identified, is_known, strict=True)
            if not known or collection in {"claims", "property_claims"}
        ]

    def _finish_columns(self, batch: ClaimColumns | EntityColumns, written: WrittenRows) -> None:
        self.staged += len(written.written)
        self.refusals.add([RefusedRecord(batch.place(int(row)), REPEATED) for row in written.repeated])
        for start in range(0, len(written.left), RECORDS_PER_BATCH):
            self._add_records(batch.make_records(written.left[start : start + RECORDS_PER_BATCH].tolist()))

    def is_valid(self, record: Record) -> bool:
        """Return whether a record of a batch of columns is valid, and with it what all of the batch share."""
        if record.dataset != self._dataset:
            return False
        if isinstance(record, BaseClaim) and not (record.quote is None and self.has_source(record.source)):
            return False
        self._list_nodes(MAX_UNLISTED)
        self._lookup.set_candidates(self)
        return not validate(record, self._ontology, self._lookup)

    def get_kind(self, entity_id: str) -> str | None:
        """Return the kind of an entity that was written, or None."""
        return self._kinds.get(entity_id)

    def has_source(self, source_id: str) -> bool:
        """Return whether there is a source, and it has no text in which a locator must be."""
        return self._nodes.has_source(source_id) and self._texts.load(source_id) is None

    def _write(self, records: Sequence[InputRecord]) -> None:
        self._texts.add(records)
        self._add_kinds(records)
        identified = [identify_record(each.record, self._ontology) for each in records]
        keys = [make_key(collection, id_) for collection, id_ in identified]
        is_new = self._seen.add(b"".join(keys))
        for input_record, (_, id_), key, new in zip(records, identified, keys, is_new, strict=True):
            if not new:
                earlier = f": {self._places[key]}" if key in self._places else ""
                self.refusals.add([RefusedRecord(input_record.place, f"{REPEATED}{earlier}")])
                continue
            if len(self._places) < MAX_KEPT_PLACES:
                self._places[key] = input_record.place
            self._files.add(input_record.record, id_, compute_fingerprint(input_record.record))
            self.staged += 1

    def _add_kinds(self, records: Iterable[InputRecord]) -> None:
        ids: dict[str, list[str]] = {}
        for each in records:
            if isinstance(each.record, Entity):
                ids.setdefault(each.record.kind, []).append(each.record.id)
        for kind, ids_of_kind in ids.items():
            self._kinds.add(pl.Series(ids_of_kind), kind)


def _is_claim(input_record: InputRecord) -> bool:
    return isinstance(input_record.record, BaseClaim)
