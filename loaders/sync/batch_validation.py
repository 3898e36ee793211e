"""Separate the records that may be written from those that are not valid, or not yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.errors import Fault
from graph.model import BaseClaim, Entity, InputRecord, Source, check_quote, validate
from graph.ontology import Ontology
from graph.reading import NodeLookup, NodesInMemory, SourceTexts, StoreRecordLookup
from loaders.sync.broken_text import are_encodable, list_broken_text
from loaders.sync.report import RefusedRecord


@dataclass(frozen=True)
class InvalidRecord:
    """A record that may not be written now.

    Args:
        faults: all that is wrong with it.
    """

    input_record: InputRecord
    faults: Sequence[Fault]

    @property
    def may_become_valid(self) -> bool:
        """Whether something is missing that may still come."""
        return any(fault.missing_id is not None for fault in self.faults)

    def to_refusal(self) -> RefusedRecord:
        """Return the refusal, with all faults as one line."""
        return RefusedRecord(self.input_record.place, "; ".join(map(str, self.faults)))


@dataclass
class ValidatedBatch:
    """The records of a batch.

    Args:
        valid: those that may be written.
        invalid: those that may not, now or ever.
    """

    valid: list[InputRecord] = field(default_factory=list)
    invalid: list[InvalidRecord] = field(default_factory=list)


class BatchValidator:
    """Validates the records of one load, batch by batch.

    Args:
        dataset: the id of the dataset that is being loaded.
        ontology: declares the kinds, edge types and properties.
        lookup: finds the entities and sources that records refer to.
        load_text: returns the text of a source that was written, or None.
    """

    def __init__(
        self,
        dataset: str,
        ontology: Ontology,
        lookup: StoreRecordLookup,
        load_text: Callable[[str], str | None],
    ) -> None:
        self._dataset = dataset
        self._ontology = ontology
        self._lookup = lookup
        self._texts = SourceTexts(load_text)

    def validate(self, batch: Sequence[InputRecord]) -> ValidatedBatch:
        """Separate the records of a batch, and make its valid entities and sources known.

        Entities and sources may refer to each other in any order, so at first all of the batch count as
        existing. When one of them is not valid, the records that were valid so far are validated again
        without it.
        """
        batch, broken = _separate_broken_nodes(batch)
        self._texts.remember(batch)
        candidates = NodesInMemory(batch)
        self._lookup.look_up_conflicts(candidates)
        result = self._separate(candidates, batch)
        newly_invalid = result.invalid
        result.invalid += broken
        while any(_is_node(each.input_record) for each in newly_invalid):
            candidates = NodesInMemory(result.valid)
            again = self._separate(candidates, result.valid)
            newly_invalid = again.invalid
            result = ValidatedBatch(again.valid, result.invalid + newly_invalid)
        self._lookup.accept(candidates)
        return result

    def check_nodes(self, batch: Sequence[InputRecord], candidates: NodeLookup) -> ValidatedBatch:
        """Separate entities and sources, and make none of them known.

        Args:
            batch: the entities and sources.
            candidates: nodes that count as existing, among them the valid ones of the batch.
        """
        self._lookup.look_up_conflicts(NodesInMemory(batch))
        return self._separate(candidates, batch)

    def accept_nodes(self, batch: Sequence[InputRecord]) -> None:
        """Make entities and sources known, of which `check_nodes` has refused none."""
        self._texts.remember(batch)
        self._lookup.accept(NodesInMemory(batch))

    def _separate(self, candidates: NodeLookup, batch: Sequence[InputRecord]) -> ValidatedBatch:
        self._lookup.set_candidates(candidates)
        result = self._separate_once(batch)
        if result.invalid and self._lookup.look_up_missing():
            again = self._separate_once([each.input_record for each in result.invalid])
            result = ValidatedBatch(result.valid + again.valid, again.invalid)
        return result

    def _separate_once(self, batch: Sequence[InputRecord]) -> ValidatedBatch:
        result = ValidatedBatch()
        for input_record in batch:
            faults = self._find_faults(input_record)
            if faults:
                result.invalid.append(InvalidRecord(input_record, faults))
            else:
                result.valid.append(input_record)
        return result

    def _find_faults(self, input_record: InputRecord) -> list[Fault]:
        record = input_record.record
        if record.dataset != self._dataset and not (isinstance(record, Entity) and not record.dataset):
            return [
                Fault(("dataset",), f"{record.dataset!r} is not {self._dataset!r}, which is being loaded")
            ]
        try:
            faults = validate(record, self._ontology, self._lookup)
        except UnicodeEncodeError:
            # An id that cannot be looked up.
            return list_broken_text(record)
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


def _separate_broken_nodes(
    batch: Sequence[InputRecord],
) -> tuple[Sequence[InputRecord], list[InvalidRecord]]:
    """Separate the entities and sources with broken texts, whose ids cannot be looked up."""
    if are_encodable([each.record for each in batch if _is_node(each)]):
        return batch, []
    found = [(each, list_broken_text(each.record) if _is_node(each) else []) for each in batch]
    whole = [each for each, faults in found if not faults]
    return whole, [InvalidRecord(each, faults) for each, faults in found if faults]


def _is_node(input_record: InputRecord) -> bool:
    return isinstance(input_record.record, Entity | Source)
