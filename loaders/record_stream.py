"""What a loader makes of one input: a stream of records, and what it found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from graph.model import Dataset, InputRecord
from graph.ontology import NO_CASE_TYPES, CaseTypes
from loaders.findings import Findings
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


RefusedWriter: TypeAlias = Callable[[Path, Sequence[RefusedRecord]], None]
