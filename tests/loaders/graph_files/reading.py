"""Read a graph file without a store, and compare what became of it as sets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.model import Claim, Entity, InputRecord, PropertyClaim, Source, make_claim_id, validate
from graph.ontology import load_ontology
from loaders.graph_files import LOADERS
from loaders.input import take_sample
from loaders.loader import Loader, LoadOptions
from loaders.record_stream import RecordStream

ONTOLOGY = load_ontology()


@dataclass
class Reading:
    """What became of a file: the valid records, and what was refused, each with its place."""

    stream: RecordStream
    entities: dict[str, Entity]
    sources: dict[str, Source]
    claims: list[Claim]
    property_claims: list[PropertyClaim]
    refused: set[tuple[str, str]]

    @property
    def findings(self) -> dict[str, int]:
        return {finding.message: finding.count for finding in self.stream.findings}

    def get_kind(self, entity_id: str) -> str | None:
        entity = self.entities.get(entity_id)
        return entity.kind if entity else None

    def has_source(self, source_id: str) -> bool:
        return source_id in self.sources


def recognise(path: Path) -> list[str]:
    sample = take_sample(path)
    return [loader.name for loader in LOADERS if loader.recognise(sample)]


def open_file(path: Path, **options: Any) -> RecordStream:
    sample = take_sample(path)
    loader: Loader = next(loader for loader in LOADERS if loader.recognise(sample))
    return loader.open(path, LoadOptions(**options), ONTOLOGY)


def read(path: Path, **options: Any) -> Reading:
    stream = open_file(path, **options)
    records = list(stream.read())
    reading = Reading(stream, {}, {}, [], [], {(each.place, each.reason) for each in stream.refused})
    for record in records:
        _add_node(reading, record)
    ids = set()
    for input_record in records:
        record = input_record.record
        if isinstance(record, Entity | Source):
            continue
        faults = validate(record, ONTOLOGY, reading)
        if isinstance(record, Claim) and not faults:
            id_ = make_claim_id(record, ONTOLOGY)
            assert id_ not in ids, f"two claims have one id: {record}"
            ids.add(id_)
            reading.claims.append(record)
        elif isinstance(record, PropertyClaim) and not faults:
            reading.property_claims.append(record)
        _refuse(reading, input_record, faults)
    assert list(stream.read()) == records, "a second reading gives the same"
    return reading


def _add_node(reading: Reading, input_record: InputRecord) -> None:
    record = input_record.record
    if isinstance(record, Source):
        reading.sources[record.id] = record
    elif isinstance(record, Entity):
        faults = validate(record, ONTOLOGY, reading)
        if record.id in reading.entities:
            reading.refused.add((input_record.place, "is the same record as an earlier one"))
        elif not faults:
            reading.entities[record.id] = record
        _refuse(reading, input_record, faults)


def _refuse(reading: Reading, input_record: InputRecord, faults: list[Any]) -> None:
    if faults:
        reading.refused.add((input_record.place, "; ".join(map(str, faults))))


def entities(reading: Reading) -> set[tuple[str, str, str]]:
    """Return id without the dataset, kind and name of each entity."""
    dataset = reading.stream.dataset.id
    return {(each.id.removeprefix(f"{dataset}/"), each.kind, each.name) for each in reading.entities.values()}


def ties(reading: Reading) -> set[tuple[str, ...]]:
    """Return of each claim the names of its ends with its type between them, and its role if it has one."""
    found = set()
    for claim in reading.claims:
        role = claim.properties.get("role")
        ends = reading.entities[claim.subject].name, reading.entities[claim.object].name
        found.add((ends[0], claim.edge_type, ends[1], *([str(role)] if role else [])))
    return found
