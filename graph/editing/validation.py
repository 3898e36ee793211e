"""What is wrong with a record that an analyst sends: the same as with a loader's, all at once."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import FaultsError
from graph.model.locators import sum_of
from graph.model.quotes import quote_fault
from graph.model.records import Entity, Placed, Record, Source, Statement
from graph.model.validation import Fault, check
from graph.reading.known_ids import Known
from graph.reading.source_texts import Texts
from graph.store.writing.transaction import Reads

# Of everything that some dataset states now, whichever it is.
_ANY = ""


def refuse_faults(reads: Reads, record: Record, source: Source | None = None) -> None:
    """Let a record pass that may be written.

    Args:
        source: one that is made together with a claim, and judged with it.

    Raises:
        FaultsError: all that is wrong.
    """
    known, texts = Known(reads, _ANY), Texts(reads)
    made = [Placed(node) for node in (record, source) if isinstance(node, Entity | Source)]
    known.consider(made)
    texts.consider(made)
    found = [(fault.field, fault.message) for fault in _faults(reads, record, known, texts)]
    if source is not None:
        found += [(f"source.{fault.field}", fault.message) for fault in _faults(reads, source, known, texts)]
    if found:
        raise FaultsError(found)


def _faults(reads: Reads, record: Record, known: Known, texts: Texts) -> list[Fault]:
    faults = check(record, reads.ontology, known)
    while faults and known.look_up():
        faults = check(record, reads.ontology, known)
    if isinstance(record, Source):
        faults += _sum(record)
    elif isinstance(record, Statement) and not faults:
        faults += _quote(record, texts.text(record.source))
    return faults


def _sum(source: Source) -> Iterator[Fault]:
    if source.text is not None and source.sha256 not in {None, sum_of(source.text)}:
        yield Fault("sha256", "is not the sum of the text")


def _quote(claim: Statement, text: str | None) -> Iterator[Fault]:
    fault = quote_fault(claim, text)
    if fault:
        field, _, message = fault.partition(": ")
        yield Fault(field, message)
