"""Separate the records of a batch that may be written from those that are not valid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import Fault
from graph.model import BaseClaim, Entity, InputRecord, Source, check_quote, validate
from graph.reading import SourceTexts, StoreRecordLookup
from graph.store import Store

NODE_TYPES = (Entity, Source)


@dataclass(frozen=True)
class InvalidRecord:
    """A record that may not be written now. It may be valid later, when a record that it refers to has come.

    Args:
        reason: all its faults, as one line.
    """

    input_record: InputRecord
    reason: str


class BatchValidator:
    """Validates the records of one load, batch by batch.

    Args:
        dataset: the id of the dataset that is being loaded.
    """

    def __init__(self, store: Store, dataset: str) -> None:
        self._ontology = store.ontology
        self._dataset = dataset
        self._lookup = StoreRecordLookup(store, dataset)
        self._texts = SourceTexts(store)

    def validate(self, batch: Sequence[InputRecord]) -> tuple[list[InputRecord], list[InvalidRecord]]:
        """Return the valid records of a batch, and the others.

        Entities and sources may refer to each other in any order, so at first all of the batch count as
        existing. When one of them is not valid, the records that were valid so far are validated again
        without it.
        """
        self._texts.remember(batch)
        self._lookup.set_candidates(batch)
        records = (input_record.record for input_record in batch)
        self._lookup.look_up_nodes(record for record in records if isinstance(record, NODE_TYPES))
        valid, invalid = self._separate(batch)
        if invalid and self._lookup.look_up_missing():
            valid_after_lookup, invalid = self._separate([each.input_record for each in invalid])
            valid += valid_after_lookup
        has_invalid_nodes = _has_nodes(invalid)
        while has_invalid_nodes:
            self._lookup.set_candidates(valid)
            valid, newly_invalid = self._separate(valid)
            invalid += newly_invalid
            has_invalid_nodes = _has_nodes(newly_invalid)
        self._lookup.accept_candidates()
        return valid, invalid

    def _separate(self, batch: Sequence[InputRecord]) -> tuple[list[InputRecord], list[InvalidRecord]]:
        valid, invalid = [], []
        for input_record in batch:
            faults = self._find_faults(input_record)
            if faults:
                invalid.append(InvalidRecord(input_record, "; ".join(map(str, faults))))
            else:
                valid.append(input_record)
        return valid, invalid

    def _find_faults(self, input_record: InputRecord) -> list[Fault]:
        record = input_record.record
        if record.dataset != self._dataset and not (isinstance(record, Entity) and not record.dataset):
            return [
                Fault(("dataset",), f"{record.dataset!r} is not {self._dataset!r}, which is being loaded")
            ]
        faults = validate(record, self._ontology, self._lookup)
        if faults:
            return faults
        if isinstance(record, BaseClaim):
            fault = self._check_quote(record)
        else:
            fault = self._lookup.find_conflict(record)
        return [fault] if fault else []

    def _check_quote(self, claim: BaseClaim) -> Fault | None:
        # Only for a place that names words; `names_words` takes longer, and there may be a million claims.
        if claim.quote is None and not (claim.locator or "").startswith(("chars ", "row", "line")):
            return None
        return check_quote(claim, self._texts.get(claim.source))


def _has_nodes(invalid: Sequence[InvalidRecord]) -> bool:
    return any(isinstance(each.input_record.record, NODE_TYPES) for each in invalid)
