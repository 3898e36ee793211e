"""Statements of the Beneficial Ownership Data Standard as a stream of records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from graph.errors import CasegraphError
from graph.model import Dataset, InputRecord
from graph.ontology import Ontology
from loaders.bods.reader import StatementReader
from loaders.bods.report import StatementReport
from loaders.bods.statement_file import StatementFile
from loaders.bods.statement_index import VERSION, check_version
from loaders.findings import Findings
from loaders.input import Sample, dataset_id_of
from loaders.input.party_kinds import check_assumed_kind
from loaders.loader import Loader, LoadOptions
from loaders.record_stream import Position, RecordStream
from loaders.sync.report import RefusedRecord

NAME = "bods"

# A statement has one of these keys; versions before 0.4 wrote "statementID".
_STATEMENT = re.compile(r'"statementI[dD]"\s*:')
_OF_STANDARD = re.compile(r'"(bodsVersion|recordType|statementType|declarationSubject|recordDetails)"\s*:')


def _recognise(sample: Sample) -> bool:
    head = sample.text.lstrip()
    is_json = head.startswith(("[", "{"))
    return is_json and bool(_STATEMENT.search(head) and _OF_STANDARD.search(head))


def _open(path: Path, options: LoadOptions, _: Ontology) -> RecordStream:
    kind = check_assumed_kind(options.kind)
    file = StatementFile(path, options.limit)
    try:
        first = next((raw for raw in file if raw.fault is None), None)
    except OSError as error:
        raise CasegraphError(f"{path} cannot be read: {error.strerror}.") from error
    if first is None:
        raise CasegraphError(
            f"{path} has no statement of the Beneficial Ownership Data Standard.",
            "It must be a JSON array of statements, or have one statement a line.",
        )
    check_version(first)
    dataset = Dataset(id=options.dataset or dataset_id_of(path.name), title=options.title or path.name)
    position, findings = Position(unit="statements"), Findings()
    refused: list[RefusedRecord] = []

    def read() -> Iterator[InputRecord]:
        findings.clear()
        refused.clear()
        report = StatementReport(findings, refused)
        yield from StatementReader(file, dataset.id, dataset.title, kind, position, report).read()

    form = "a JSON array" if file.is_array else "JSON lines"
    return RecordStream(
        loader=NAME,
        description=f"ownership statements of BODS {VERSION}, {form}",
        dataset=dataset,
        read=read,
        position=position,
        findings=findings,
        refused=refused,
    )


LOADER = Loader(NAME, "Open Ownership's BODS 0.4, as a JSON array or JSON lines", _recognise, _open)
