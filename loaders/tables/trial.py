"""Try a mapping on the first rows of a table, without a store: what they say, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.model import Entity, Source, validate
from graph.ontology import Ontology, extend_ontology
from loaders.findings import Finding
from loaders.loader import LoadOptions
from loaders.mapping import open_mapped_file
from loaders.preview import PreviewedClaim, preview_stream
from loaders.record_stream import RecordStream
from loaders.sync.report import RefusedRecord
from loaders.tables.opening import open_table


@dataclass(frozen=True)
class Trial:
    """What a mapping makes of the first rows of a table.

    Args:
        description: what the table was taken for.
        rows: how many rows were read.
        total: how many there are, where that is known.
        entities: how many entities these rows have.
        claims: the first claims as sentences.
        findings: columns that are not used, and values that are not covered.
        refused: rows and records that would be refused.
    """

    description: str
    rows: int
    total: int | None
    entities: int
    claims: Sequence[PreviewedClaim]
    findings: Sequence[Finding]
    refused: Sequence[RefusedRecord]


def try_mapping(path: Path, mapping: Path, ontology: Ontology, *, rows: int, max_claims: int) -> Trial:
    """Read the first rows of a table by a mapping.

    Args:
        rows: how many rows are read.
        max_claims: how many claims are shown.

    Raises:
        MistakesError: the mapping has mistakes.
        CasegraphError: the table cannot be read.
    """
    # With a limit, the position counts the rows up to it.
    total = open_mapped_file(path, LoadOptions(mapping=mapping), ontology, open_table).position.total
    stream = open_mapped_file(path, LoadOptions(mapping=mapping, limit=rows), ontology, open_table)
    claims = preview_stream(stream, ontology, max_claims=max_claims)
    lookup = _Lookup()
    refused = _find_faults(stream, lookup, extend_ontology(ontology, [stream.case_types]))
    return Trial(
        description=stream.description,
        rows=stream.position.done,
        total=total,
        entities=len(lookup.kinds),
        claims=claims,
        findings=list(stream.findings),
        refused=[*stream.refused, *refused],
    )


class _Lookup:
    """The entities and sources of the rows read so far."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.sources: set[str] = set()

    def get_kind(self, entity_id: str) -> str | None:
        return self.kinds.get(entity_id)

    def has_source(self, source_id: str) -> bool:
        return source_id in self.sources


def _find_faults(stream: RecordStream, lookup: _Lookup, ontology: Ontology) -> list[RefusedRecord]:
    """Read all records, and return those that are wrong as the writer would refuse them."""
    refused = []
    for each in stream.read():
        record = each.record
        faults = validate(record, ontology, lookup)
        if faults:
            refused.append(RefusedRecord(each.place, "; ".join(map(str, faults))))
        elif isinstance(record, Entity):
            lookup.kinds[record.id] = record.kind
        elif isinstance(record, Source):
            lookup.sources.add(record.id)
    return refused
