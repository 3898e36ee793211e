"""Make the claims of rows about two of their entities, one for each source that states it."""

from __future__ import annotations

from itertools import product

from graph.model import Claim, InputRecord
from loaders.mapping.claim_fields import ClaimFields
from loaders.mapping.compiler import MappingContext
from loaders.mapping.edge_picker import Edge, EdgeMaker, EdgePicker, OneEdge
from loaders.mapping.entries import ClaimMapping
from loaders.mapping.file_models import EdgeEntry
from loaders.mapping.rows_in_work import RowsInWork
from loaders.mapping.value_entries import ValueEntry


class ClaimMaker:
    """Makes the claims of one entry of a mapping.

    Args:
        source: the name of the sources that state them.
    """

    def __init__(self, context: MappingContext, claim: ClaimMapping, source: str) -> None:
        self.dataset = context.dataset
        self.entry = claim.entry
        self.source = source
        self.fields = ClaimFields(context, claim.entry)
        self.when = context.compiler.compile_conditions(claim.entry.when)
        edges = EdgeMaker(context, claim.entry.properties)
        self.picker: EdgePicker | OneEdge
        if isinstance(claim.type, str):
            self.picker = OneEdge(edges.make(EdgeEntry(type=claim.type)))
            words = ValueEntry(text=claim.type)
        else:
            self.picker = EdgePicker(claim.type, edges, context.ontology)
            words = claim.type.column
        self.words = context.compiler.compile_text(words)

    def make(self, rows: RowsInWork) -> list[InputRecord]:
        """Return the claims of the rows of a batch."""
        return _ClaimsOfRows(self, rows).collect()


class _ClaimsOfRows:
    """The claims of one entry of a mapping in the rows of a batch."""

    def __init__(self, maker: ClaimMaker, rows: RowsInWork) -> None:
        self._maker = maker
        self._rows = rows
        self._batch = rows.batch
        self._subjects = rows.get_entities(maker.entry.subject)
        self._objects = rows.get_entities(maker.entry.object)
        self._sources = rows.get_sources(maker.source)
        self._words = rows.batch.get(maker.words)
        self._fields = maker.fields.read(rows)
        self._claims: list[InputRecord] = []

    def collect(self) -> list[InputRecord]:
        mask = self._batch.get(self._maker.when) if self._maker.when else None
        for index, (subjects, objects) in enumerate(zip(self._subjects, self._objects, strict=True)):
            # A row without one of the two was refused for that, or need not have it.
            if not subjects or not objects or (mask is not None and not mask[index]):
                continue
            if not self._sources[index]:
                self._refuse_incomplete(index, "the row has no source")
            elif self._words[index] is None:
                self._refuse_incomplete(index, "the column of the type is empty")
            else:
                for subject, object_ in product(subjects, objects):
                    edge = self._pick(index, subject.kind, object_.kind)
                    if edge is not None:
                        ends = (object_.id, subject.id) if edge.reverse else (subject.id, object_.id)
                        self._add(index, edge, ends)
        return self._claims

    def _pick(self, index: int, subject_kind: str, object_kind: str) -> Edge | None:
        pick = self._maker.picker.pick(self._words[index], subject_kind, object_kind)
        if pick.finding is not None:
            self._rows.report.add(self._batch, index, pick.finding)
        return pick.edge

    def _add(self, index: int, edge: Edge, ends: tuple[str, str]) -> None:
        if ends[0] == ends[1]:
            self._refuse_incomplete(index, "both are the same entity")
            return
        fields, fault = self._fields.get(index, edge)
        if fault is not None:
            self._rows.report.refuse(self._batch, index, fault)
            return
        place, locator = self._batch.place(index), f"row {self._batch.numbers[index]}"
        for source in self._sources[index]:
            claim = Claim(
                dataset=self._maker.dataset,
                source=source,
                locator=locator,
                edge_type=edge.type,
                subject=ends[0],
                object=ends[1],
                **fields,
            )
            self._claims.append(InputRecord(claim, place))

    def _refuse_incomplete(self, index: int, reason: str) -> None:
        entry = self._maker.entry
        if not entry.optional:
            self._rows.report.refuse(self._batch, index, f"{entry.subject} to {entry.object}: {reason}")
