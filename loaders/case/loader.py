"""A case as a stream of records: the loader for folders that a person wrote by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.errors import CasegraphError
from graph.model import InputRecord
from graph.ontology import Ontology, load_ontology
from loaders.case.reader import Case, read_case
from loaders.input import Sample
from loaders.loader import Loader, LoadOptions
from loaders.record_stream import Position, RecordStream, StreamTexts

NAME = "case"


def stream_case(case: Case) -> RecordStream:
    """Return the records of a case that was read without mistakes."""
    position = Position(total=len(case.records), unit="records")

    def read() -> Iterator[InputRecord]:
        for position.done, record in enumerate(case.records, 1):
            yield record

    def add_texts(texts: Mapping[str, str]) -> RecordStream:
        return stream_case(read_case(case.folder, load_ontology(), {**case.texts, **texts}))

    missing = {
        source.id: source.sha256
        for source in case.list_sources()
        if source.sha256 and source.id not in case.texts
    }
    return RecordStream(
        loader=NAME,
        description="a case",
        dataset=case.dataset,
        read=read,
        case_types=case.case_types,
        position=position,
        texts=StreamTexts(frozenset(case.texts), missing, add_texts),
    )


def _recognise(sample: Sample) -> bool:
    return "case.yaml" in sample.members and sample.is_folder


def _open(path: Path, options: LoadOptions, ontology: Ontology) -> RecordStream:
    if options.dataset or options.title:
        raise CasegraphError(
            f"{path} is a case, whose folder is its name and whose title is in case.yaml.",
            "Leave out --dataset and --title.",
        )
    if options.limit is not None:
        raise CasegraphError(f"{path} is a case, which is loaded as a whole.", "Leave out --limit.")
    return stream_case(read_case(path, ontology, options.texts))


LOADER = Loader(NAME, "a case: a folder with case.yaml", _recognise, _open)
