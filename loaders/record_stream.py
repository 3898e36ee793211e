"""What a loader makes of one input: a stream of records, and what it found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import Dataset, InputRecord
from graph.ontology import NO_CASE_TYPES, CaseTypes
from loaders.findings import Findings
from loaders.sync.refusals import RefusedWriter
from loaders.sync.report import RefusedRecord


@dataclass
class Position:
    """How far the reading of an input has come. The loader keeps it up to date while it yields records.

    Args:
        done: how many units are read.
        total: how many there are, where that is known.
        unit: what is counted: `bytes`, `rows`, `statements`.
    """

    done: int = 0
    total: int | None = None
    unit: str = "bytes"


@dataclass(frozen=True)
class StreamTexts:
    """Which sources of an input have their texts.

    Args:
        given: the ids of the sources whose text came with the input.
        missing: the SHA-256 of the text of each other source that has one, by the id of the source.
        add: returns the same stream with further texts, by the id of their source.
    """

    given: frozenset[str]
    missing: Mapping[str, str]
    add: Callable[[Mapping[str, str]], RecordStream]


@dataclass(frozen=True)
class RecordStream:
    """The records of one dataset, read from one input.

    Nothing of the input is in memory before `read` is called, and only a small part of it afterwards.

    Args:
        loader: the name of the loader, as `--as` takes it.
        description: what the input was taken for, for people: "FollowTheMoney entities".
        dataset: the dataset that the records belong to.
        read: yields the records, each with its place in the input; each call reads the input anew. It raises
            CasegraphError where the input cannot be read on.
        case_types: edge types and properties that the input declares for itself.
        position: how far the reading has come.
        findings: what was not used, not covered or decided while reading; complete when `read` has ended.
        write_refused: writes the refused records to a file in the form of the input, so that they can be
            corrected and loaded again; None where only place and reason can be written.
        changed: for an input that holds only changes: the locators of the records that it replaces or
            removes. Claims of the dataset at other places stay as they are. None where the input is the whole
            dataset.
        texts: which of its sources have their texts, where claims of it are places in texts.
        refused: what the loader itself refused while reading, as rows that cannot be read or lack a name;
            complete when `read` has ended. They are part of the report.
        read_columns: returns the same records as `read` in the batches that `loaders.stage` takes, as far as
            possible by column; or None where that is not possible.
    """

    loader: str
    description: str
    dataset: Dataset
    read: Callable[[], Iterator[InputRecord]]
    case_types: CaseTypes = NO_CASE_TYPES
    position: Position = field(default_factory=Position)
    findings: Findings = field(default_factory=Findings)
    write_refused: RefusedWriter | None = None
    changed: Callable[[], Iterator[str]] | None = None
    texts: StreamTexts | None = None
    refused: list[RefusedRecord] = field(default_factory=list)
    read_columns: Callable[[], Iterator[Any] | None] | None = None
