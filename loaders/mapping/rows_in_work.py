"""A batch of rows while records are made of it: each entity and source of the mapping is computed once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

from graph.model import InputRecord
from loaders.mapping.batches import Batch
from loaders.mapping.emitted import EmittedIds
from loaders.mapping.row_report import RowReport

UNKNOWN_KIND = ""
"""The kind of an entity that another table describes, where this one does not say it; it fits every type."""


class EntityRef(NamedTuple):
    """An entity of a row."""

    id: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class NewNode:
    """An entity or a source of a row.

    Args:
        index: the row.
        name, details: the hashes of its name and of what else it says, where they are no part of its id;
            0 where there is nothing.
    """

    index: int
    name: int
    details: int
    record: InputRecord


RowEntities: TypeAlias = Sequence[tuple[EntityRef, ...]]
"""The entities of one name of the mapping, for each row; none where the row has none."""

RowSources: TypeAlias = Sequence[tuple[str, ...]]
"""The ids of the sources of one name of the mapping, for each row."""


class EntitySource(Protocol):
    """Makes the entities of one name of the mapping."""

    def make(self, rows: RowsInWork) -> RowEntities:
        """Return the entities of each row, and add their new records to `rows`."""


class SourceSource(Protocol):
    """Makes the sources of one name of the mapping."""

    def make(self, rows: RowsInWork) -> RowSources:
        """Return the ids of the sources of each row, and add their new records to `rows`."""


class RowsInWork:
    """The rows of a batch, the entities and sources in them, and the new records.

    Args:
        makers, source_makers: what makes the entities and sources, by their names in the mapping.
        emitted: what was made of earlier batches.
    """

    def __init__(
        self,
        batch: Batch,
        makers: Mapping[str, EntitySource],
        source_makers: Mapping[str, SourceSource],
        emitted: EmittedIds,
        report: RowReport,
    ) -> None:
        self.batch = batch
        self.report = report
        self._makers = makers
        self._source_makers = source_makers
        self._emitted = emitted
        self._entities: dict[str, RowEntities] = {}
        self._sources: dict[str, RowSources] = {}
        self._nodes: dict[Hashable, NewNode] = {}
        self._property_claims: dict[Hashable, InputRecord] = {}

    def get_entities(self, name: str) -> RowEntities:
        """Return the entities of a name, for each row."""
        if name not in self._entities:
            self._entities[name] = self._makers[name].make(self)
        return self._entities[name]

    def get_sources(self, name: str) -> RowSources:
        """Return the sources of a name, for each row."""
        if name not in self._sources:
            self._sources[name] = self._source_makers[name].make(self)
        return self._sources[name]

    def add_node(self, key: Hashable, node: NewNode) -> None:
        """Add an entity or a source, unless it was made before.

        Args:
            key: its class and id.
        """
        known = self._nodes.setdefault(key, node)
        if known is not node and (
            known.name != node.name or (node.details and known.details != node.details)
        ):
            self._report_difference(node)

    def add_property_claim(self, key: Hashable, record: InputRecord) -> None:
        """Add a property claim, unless the same source said the same before."""
        self._property_claims.setdefault(key, record)

    def take_nodes(self) -> Iterator[InputRecord]:
        """Yield the records of the entities and sources that no earlier batch had."""
        nodes = self._nodes.values()
        seen = self._emitted.add(
            list(map(hash, self._nodes)), [node.name for node in nodes], [node.details for node in nodes]
        )
        for node, is_new, differs in zip(nodes, seen.is_new, seen.differs, strict=True):
            if is_new:
                yield node.record
            elif differs:
                self._report_difference(node)

    def take_property_claims(self) -> Iterator[InputRecord]:
        """Yield the property claims that no earlier batch had."""
        nothing = [0] * len(self._property_claims)
        seen = self._emitted.add(list(map(hash, self._property_claims)), nothing, nothing)
        for record, is_new in zip(self._property_claims.values(), seen.is_new, strict=True):
            if is_new:
                yield record

    def _report_difference(self, node: NewNode) -> None:
        what = type(node.record.record).__name__.lower()
        message = f"{what} with other details than in an earlier row, whose details stay"
        self.report.add(self.batch, node.index, message)
