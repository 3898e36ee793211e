"""Validate a record that an analyst sends by the rules for loaded records, and report all its faults."""

from __future__ import annotations

from graph.errors import Fault, InvalidRecordError
from graph.model import BaseClaim, Entity, InputRecord, Record, Source, check_quote, sha256_of, validate
from graph.reading import NodesInMemory, SourceTexts, StoreRecordLookup, load_source_text
from graph.store import QueryReader

# No dataset has this id, so records of every dataset count as records of other datasets.
_NO_DATASET = ""


def require_valid(reader: QueryReader, record: Record, source: Source | None = None) -> None:
    """Require that a record may be written.

    Args:
        source: a new source that is written together with the claim `record`, and validated with it. The
            paths of its faults begin with `source`.

    Raises:
        InvalidRecordError: there are faults; it has all of them.
    """
    lookup = StoreRecordLookup(reader, _NO_DATASET)
    texts = SourceTexts(lambda source_id: load_source_text(reader, source_id))
    nodes = [InputRecord(node) for node in (record, source) if isinstance(node, Entity | Source)]
    lookup.set_candidates(NodesInMemory(nodes))
    texts.remember(nodes)
    faults = _find_faults(reader, record, lookup, texts)
    if source is not None:
        faults += [fault.within("source") for fault in _find_faults(reader, source, lookup, texts)]
    if faults:
        raise InvalidRecordError(faults)


def _find_faults(
    reader: QueryReader, record: Record, lookup: StoreRecordLookup, texts: SourceTexts
) -> list[Fault]:
    faults = validate(record, reader.ontology, lookup)
    while faults and lookup.look_up_missing():
        faults = validate(record, reader.ontology, lookup)
    if isinstance(record, Source):
        if record.text is not None and record.sha256 not in {None, sha256_of(record.text)}:
            faults.append(Fault(("sha256",), "is not the SHA-256 of the text"))
    elif (
        isinstance(record, BaseClaim)
        and not faults
        and (fault := check_quote(record, texts.get(record.source)))
    ):
        faults.append(fault)
    return faults
