"""Make the records of a table by its mapping, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from graph.model import Dataset, InputRecord
from graph.ontology import Ontology
from loaders.findings import Findings
from loaders.input.rows import Table
from loaders.mapping.batches import iter_batches
from loaders.mapping.claim_maker import ClaimMaker
from loaders.mapping.column_checks import list_used_columns
from loaders.mapping.compiler import MappingContext
from loaders.mapping.emitted import EmittedIds
from loaders.mapping.entity_maker import EntityMaker
from loaders.mapping.entries import TableMapping
from loaders.mapping.file_models import SourceEntry
from loaders.mapping.reference_maker import ReferenceMaker
from loaders.mapping.row_report import RowReport
from loaders.mapping.rows_in_work import RowsInWork
from loaders.mapping.source_maker import SourceMaker
from loaders.mapping.templates import Constant
from loaders.mapping.value_entries import ValueEntry
from loaders.record_stream import Position
from loaders.sync.report import RefusedRecord

TABLE_SOURCE = "the table itself"
"""The name of the source of a mapping without sources."""


@dataclass(frozen=True)
class Outcome:
    """What becomes known while records are made.

    Args:
        position: how far the reading has come, in rows.
        findings: what is not covered or was decided.
        refused: rows and parts of rows that are wrong.
        emitted: which entities and sources were made already, of all tables of a dataset.
        limit: how many rows of each table are read; None means all.
    """

    position: Position
    findings: Findings
    refused: list[RefusedRecord]
    emitted: EmittedIds
    limit: int | None = None


def iter_records(
    mapping: TableMapping, table: Table, dataset: Dataset, ontology: Ontology, outcome: Outcome
) -> Iterator[InputRecord]:
    """Yield the records of a table: of each batch of rows the entities and sources, then the claims."""
    # Rows of two tables have the same numbers, so that only their sources tell apart what they state.
    source_title = table.name if mapping.has_siblings else dataset.title
    makers = _Makers(mapping, dataset, ontology, source_title)
    report = RowReport(outcome.findings, outcome.refused)
    used = list_used_columns(mapping)
    for batch in iter_batches(table, used, outcome.limit):
        for row in batch.refused:
            outcome.refused.append(RefusedRecord(f"{table.name}, row {row.number}", row.reason))
        outcome.position.done += len(batch) + len(batch.refused)
        if makers.when is not None:
            batch = batch.select(batch.get(makers.when))
        rows = RowsInWork(batch, makers.entities, makers.sources, outcome.emitted, report)
        # Entities and sources of no claim are records as well.
        for name in makers.sources:
            rows.get_sources(name)
        for name, maker in makers.entities.items():
            rows.get_entities(name)
            if isinstance(maker, EntityMaker):
                maker.add_property_claims(rows)
        claims = [each.make(rows) for each in makers.claims]
        yield from rows.take_nodes()
        yield from rows.take_property_claims()
        yield from chain.from_iterable(claims)


class _Makers:
    """What makes the sources, entities and claims of a table.

    Args:
        source_title: the title of the table itself, which is the source where the mapping has none.
    """

    def __init__(
        self, mapping: TableMapping, dataset: Dataset, ontology: Ontology, source_title: str
    ) -> None:
        context = MappingContext(dataset.id, ontology, frozenset(mapping.entities))
        self.when = context.compiler.compile_conditions(mapping.entry.when)
        self.sources = {name: SourceMaker(context, entry) for name, entry in mapping.sources.items()}
        if not self.sources:
            nothing = SourceEntry(key=ValueEntry(text=""))
            self.sources[TABLE_SOURCE] = SourceMaker(context, nothing, Constant(source_title))
        default = next(iter(self.sources))
        self.entities = {
            name: EntityMaker(context, name, entry, entry.source or default)
            if entry.name
            else ReferenceMaker(context, name, entry)
            for name, entry in mapping.entities.items()
        }
        self.claims = [ClaimMaker(context, claim, claim.entry.source or default) for claim in mapping.claims]
