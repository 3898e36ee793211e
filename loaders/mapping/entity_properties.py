"""The properties of the entities of rows: what a source states becomes a claim, the rest the entity's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from graph.model import NO_PROPERTIES, InputRecord, PropertyClaim, Value
from graph.ontology import Ontology, ValueType, with_article
from loaders.mapping.batches import RowValues
from loaders.mapping.cells import Unreadable
from loaders.mapping.compiler import MappingContext
from loaders.mapping.rows_in_work import EntityRef, RowEntities, RowsInWork
from loaders.mapping.value_entries import ValueEntry

PropertyPlace: TypeAlias = Literal["stated", "own"]


class EntityProperties:
    """The properties of the entities of one name of a mapping.

    One that the ontology declares as stated by sources (`properties.yaml`) becomes a property claim with its
    source and row, and any other a property of the entity itself.

    Args:
        label: the name of the entities in the mapping.
        source: the name of the sources that state the properties.
    """

    def __init__(
        self, context: MappingContext, label: str, entries: Mapping[str, ValueEntry], source: str
    ) -> None:
        compiler, ontology = context.compiler, context.ontology
        self._dataset = context.dataset
        self._label = label
        self._source = source
        self._ontology = ontology
        self._entities: dict[str, str] = {}
        self._values: dict[str, RowValues] = {}
        for name, entry in entries.items():
            if is_reference(name, entry, context.entity_names, ontology):
                self._entities[name] = entry.text or ""
            else:
                self._values[name] = compiler.compile_value(entry, _find_type(name, ontology))
        self._own = [name for name in self._values if self._may_be_own(name)]

    def get_own_columns(self, rows: RowsInWork) -> list[Sequence[Any]]:
        """Return the values of what may be a property of the entity itself, for each row."""
        columns: list[Sequence[Any]] = [rows.batch.get(self._values[name]) for name in self._own]
        return columns + [rows.get_entities(name) for name in self._entities.values()]

    def read_own(self, rows: RowsInWork, index: int, kind: str, values: Sequence[Any]) -> Mapping[str, Value]:
        """Return the properties of an entity itself, of the values that `get_own_columns` gave of its row."""
        own: dict[str, Value] = {}
        for name, value in zip(self._own, values, strict=False):
            if value is None or value == () or self._find_place(name, kind) != "own":
                continue
            if isinstance(value, Unreadable):
                rows.report.refuse(rows.batch, index, f"{name}: {value.reason}; it is left out")
            else:
                own[name] = ", ".join(map(str, value)) if isinstance(value, tuple) else value
        for name, refs in zip(self._entities, values[len(self._own) :], strict=False):
            if refs and name in self._ontology.kinds[kind].properties:
                own[name] = refs[0].id
        return MappingProxyType(own) if own else NO_PROPERTIES

    def add_claims(self, rows: RowsInWork, entities: RowEntities) -> None:
        """Add what the sources of each row state about its entities."""
        has_entity = [bool(refs) for refs in entities]
        for name, values in self._values.items():
            column = rows.batch.get(values)
            what = f"{name} of {self._label!r} is left out"
            rows.report.report_uncovered(values, rows.batch, has_entity, what)
            for index, value in enumerate(column):
                if value is not None and value != ():
                    for ref in entities[index]:
                        self._add_claims_about(rows, index, name, ref)

    def _add_claims_about(self, rows: RowsInWork, index: int, name: str, ref: EntityRef) -> None:
        place = self._find_place(name, ref.kind)
        if place == "own":
            return
        batch, report = rows.batch, rows.report
        if place is None:
            report.add(batch, index, f"{with_article(ref.kind)} has no {name}; it is left out")
            return
        value = batch.get(self._values[name])[index]
        sources = rows.get_sources(self._source)[index]
        if not sources:
            report.refuse(batch, index, f"{name}: the row has no source that states it")
        for each, source in product(value if isinstance(value, tuple) else (value,), sources):
            if isinstance(each, Unreadable):
                report.refuse(batch, index, f"{name}: {each.reason}; it is left out")
                continue
            claim = PropertyClaim(
                dataset=self._dataset,
                source=source,
                locator=f"row {batch.numbers[index]}",
                entity=ref.id,
                property=name,
                value=each,
            )
            key = ("property", ref.id, name, each, source)
            rows.add_property_claim(key, InputRecord(claim, batch.place(index)))

    def _find_place(self, name: str, kind: str) -> PropertyPlace | None:
        stated = self._ontology.properties.get(name)
        if stated is not None and kind in stated.kinds:
            return "stated"
        return "own" if name in self._ontology.kinds[kind].properties else None

    def _may_be_own(self, name: str) -> bool:
        return any(self._find_place(name, kind) == "own" for kind in self._ontology.kinds)


def is_reference(name: str, entry: ValueEntry, entity_names: Collection[str], ontology: Ontology) -> bool:
    """Return whether a property holds an entity of the mapping, and not a text.

    The State of a company is an entity where the mapping has one, and else the name that a source states.
    """
    holds_entity = any(
        name in kind.properties and kind.properties[name].type == "entity" for kind in ontology.kinds.values()
    )
    return holds_entity and (entry.text in entity_names or name not in ontology.properties)


def _find_type(name: str, ontology: Ontology) -> ValueType:
    if name in ontology.properties:
        return ontology.properties[name].type
    declared = (kind.properties[name] for kind in ontology.kinds.values() if name in kind.properties)
    return next(declared).type
