"""Deciding which records of a batch may be written, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.quotes import quote_fault
from graph.model.records import Entity, Placed, Source, Statement
from graph.model.validation import check
from graph.reading.known_ids import Known
from graph.reading.source_texts import Texts
from graph.store import Store

NODES = (Entity, Source)


@dataclass(frozen=True)
class Faulty:
    """A record that may not be written, or not yet: what it names may still come."""

    placed: Placed
    reason: str


class Judge:
    """Judges a stream batch by batch."""

    def __init__(self, store: Store, dataset: str) -> None:
        self._ontology = store.ontology
        self._dataset = dataset
        self._known = Known(store, dataset)
        self._texts = Texts(store)

    def judge(self, batch: Sequence[Placed]) -> tuple[list[Placed], list[Faulty]]:
        """Return the records of `batch` that may be written, and the others.

        Nodes may name each other in any order, so all of a batch count as there until one is refused;
        then what names it is judged again.
        """
        self._texts.consider(batch)
        self._known.consider(batch)
        self._known.expect(placed.record for placed in batch if isinstance(placed.record, NODES))
        good, faulty = self._part(batch)
        if faulty and self._known.look_up():
            rescued, faulty = self._part([found.placed for found in faulty])
            good += rescued
        refused = [found for found in faulty if isinstance(found.placed.record, NODES)]
        while refused:
            self._known.consider(good)
            good, newly = self._part(good)
            faulty += newly
            refused = [found for found in newly if isinstance(found.placed.record, NODES)]
        self._known.accept()
        return good, faulty

    def _part(self, batch: Sequence[Placed]) -> tuple[list[Placed], list[Faulty]]:
        good, faulty = [], []
        for placed in batch:
            reason = self._reason(placed)
            if reason:
                faulty.append(Faulty(placed, reason))
            else:
                good.append(placed)
        return good, faulty

    def _reason(self, placed: Placed) -> str | None:
        record = placed.record
        if record.dataset != self._dataset and not (isinstance(record, Entity) and not record.dataset):
            return f"dataset: {record.dataset!r} is loaded as part of {self._dataset!r}"
        faults = check(record, self._ontology, self._known)
        if faults:
            return "; ".join(map(str, faults))
        if isinstance(record, Statement):
            return self._quote(record)
        return self._known.conflict(record)

    def _quote(self, claim: Statement) -> str | None:
        if claim.quote is None and not (claim.locator and claim.locator.startswith("chars ")):
            return None
        return quote_fault(claim, self._texts.text(claim.source))
