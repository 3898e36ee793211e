"""The stream of records of one file of FollowTheMoney, whatever its form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.ftm import load_table
from graph.model import Dataset, InputRecord
from graph.ontology import Ontology
from loaders.findings import Findings
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import DamagedEntityError, FtmEntity, parse_entity
from loaders.ftm.json_input import JsonValue, iter_json_values
from loaders.ftm.library import load_code_names
from loaders.ftm.records import make_records
from loaders.ftm.sources import DatasetSources
from loaders.input import dataset_id_of
from loaders.loader import LoadOptions
from loaders.record_stream import Position, RecordStream
from loaders.sync.report import RefusedRecord


@dataclass(frozen=True)
class FtmInput:
    """A file that is read, and what a person says about it.

    Args:
        path: the file.
        options: what a person says about it.
        ontology: the edge types and properties that there are.
        dataset: the dataset that it becomes.
    """

    path: Path
    options: LoadOptions
    ontology: Ontology
    dataset: Dataset


ContextReader = Callable[[ReadingContext, Position], Iterator[InputRecord]]
"""Yields the records of a file."""


def make_input(path: Path, options: LoadOptions, ontology: Ontology) -> FtmInput:
    """Return the input of a file."""
    dataset = Dataset(id=options.dataset or dataset_id_of(path.name), title=options.title or path.name)
    return FtmInput(path, options, ontology, dataset)


def make_stream(
    input_: FtmInput,
    description: str,
    read: ContextReader,
    *,
    unit: str = "bytes",
    changed: Callable[[], Iterator[str]] | None = None,
) -> RecordStream:
    """Return the stream of a file.

    Args:
        description: what it was taken for.
        read: yields its records.
        unit: what the position counts.
        changed: yields the locators of what it replaces, if it has only changes.

    Raises:
        CasegraphError: the library followthemoney is not installed.
    """
    code_names = load_code_names()
    findings, refused, position = Findings(), list[RefusedRecord](), Position(unit=unit)

    def read_anew() -> Iterator[InputRecord]:
        findings.clear()
        refused.clear()
        context = ReadingContext(
            input_.dataset.id,
            input_.ontology,
            load_table(),
            code_names,
            DatasetSources(input_.dataset.id, input_.dataset.title),
            findings,
            refused,
            input_.options.kind,
        )
        yield from read(context, position)

    return RecordStream(
        loader="ftm",
        description=description,
        dataset=input_.dataset,
        read=read_anew,
        position=position,
        findings=findings,
        changed=changed,
        refused=refused,
    )


def open_entities(input_: FtmInput) -> RecordStream:
    """Return the stream of a file of entities, one a line or in a list."""

    def read(context: ReadingContext, position: Position) -> Iterator[InputRecord]:
        values = iter_json_values(input_.path, position)
        for value in islice(values, input_.options.limit):
            entity = parse_value(value, context)
            if entity is not None:
                yield from make_records(entity, context)

    return make_stream(input_, "FollowTheMoney entities", read)


def parse_value(value: JsonValue, context: ReadingContext) -> FtmEntity | None:
    """Return the entity that a value of a file is; a value that is none is refused."""
    try:
        if value.fault:
            raise DamagedEntityError(value.fault)
        return parse_entity(value.value, value.place)
    except DamagedEntityError as error:
        context.refuse(value.place, str(error))
        return None
