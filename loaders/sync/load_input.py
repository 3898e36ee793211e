"""What a load reads: the records of one dataset, and what is to be known about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import Dataset, InputRecord, Record
from graph.ontology import NO_CASE_TYPES, CaseTypes
from loaders.sync.refusals import RefusedWriter, write_places_and_reasons
from loaders.sync.report import RefusedRecord


@dataclass(frozen=True)
class LoadInput:
    """The records of one dataset.

    Args:
        dataset: the dataset.
        records: the records that a loader yields, each with its place in the input where that is known.
        changed_places: only for an input that is a part of the dataset: the locators of the records that it
            replaces or removes. Claims of the dataset at these places that the input does not state are
            withdrawn, and the entity of a locator `entity ID` is removed if nothing refers to it. All else
            stays, and records may refer to entities and sources of earlier loads. Empty where the input
            only adds, for example because it was read up to a limit. None where it is the complete dataset.
        case_types: what the input declares for itself. `load` needs it in the store already, a dry run does
            not.
        refused: what the loader itself refuses while it yields records. The load takes it out of this list,
            so that it stays short.
        write_refused: writes the file of all refused records; by default as CSV with place and reason.
    """

    dataset: Dataset
    records: Iterable[Record | InputRecord]
    changed_places: Iterable[str] | None = None
    case_types: CaseTypes = NO_CASE_TYPES
    refused: list[RefusedRecord] = field(default_factory=list)
    write_refused: RefusedWriter = write_places_and_reasons
