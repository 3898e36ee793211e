"""ICIJ's Offshore Leaks, as they are published, as a stream of records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.model import Dataset, InputRecord
from graph.ontology import Ontology
from loaders.findings import Findings
from loaders.icij.files import is_publication, open_publication
from loaders.icij.reader import LeaksReader
from loaders.input import Sample, dataset_id_of
from loaders.input.party_kinds import check_assumed_kind
from loaders.loader import Loader, LoadOptions
from loaders.record_stream import Position, RecordStream
from loaders.sync.report import RefusedRecord

NAME = "icij"


def _recognise(sample: Sample) -> bool:
    return is_publication(sample.members)


def _open(path: Path, options: LoadOptions, ontology: Ontology) -> RecordStream:
    kind = check_assumed_kind(options.kind)
    publication = open_publication(path)
    dataset = Dataset(id=options.dataset or dataset_id_of(path.name), title=options.title or path.name)
    position, findings = Position(unit="rows"), Findings()
    refused: list[RefusedRecord] = []

    def read() -> Iterator[InputRecord]:
        findings.clear()
        refused.clear()
        position.done = 0
        yield from LeaksReader(
            publication=publication,
            dataset=dataset.id,
            title=dataset.title,
            kind=kind,
            limit=options.limit,
            ontology=ontology,
            position=position,
            findings=findings,
            refused=refused,
        ).read()

    return RecordStream(
        loader=NAME,
        description=f"Offshore Leaks of ICIJ, {sum(map(len, publication.files.values()))} files",
        dataset=dataset,
        read=read,
        position=position,
        findings=findings,
        refused=refused,
    )


LOADER = Loader(NAME, "ICIJ's Offshore Leaks, a zip or folder of nodes and relationships", _recognise, _open)
