"""Make records of the rows of exported tables; docs/exports.md has the names of the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from graph.errors import CasegraphError
from graph.model import Claim, Entity, Money, PropertyClaim, Record, Source, Value
from graph.ontology import Ontology, Property
from graph.presentation import RECORDS_ATTRIBUTE, read_records
from loaders.case.values import convert_value
from loaders.input.compact_index import hash_text
from loaders.input.seen_keys import SeenKeys

LIST_SEPARATOR = "; "
_YES = frozenset({"yes", "true", "1"})
# What only the store sets, and quotes, which count only beside the text that they were checked against.
_LEFT_OUT = frozenset({"id", "dataset", "quote", "properties", "recorded_on", "recorded_by", "withdrawn_on"})
_IN_SOURCE = "_in_source"

Row = Mapping[str, str]
"""The cells of a row that are not empty, by column."""


class RowRecords:
    """Makes the records of rows, each source and entity once.

    Args:
        dataset: the id of the dataset that they are loaded as. The ids of entities and sources stay as they
            are, so that they are the same as in the file's origin.
        ontology: declares kinds, edge types and properties.
    """

    def __init__(self, dataset: str, ontology: Ontology) -> None:
        self._dataset, self._ontology = dataset, ontology
        self._seen = SeenKeys()

    def read_entity(self, row: Row) -> Iterator[Record]:
        """Yield the entity of a row of the table of entities."""
        kind = row.get("kind", "")
        declared = self._ontology.kinds[kind].properties if kind in self._ontology.kinds else {}
        yield from self._once(
            Entity(
                id=row.get("id", ""),
                kind=kind,
                name=row.get("name", ""),
                aliases=_split(row.get("aliases", "")),
                named=row.get("named", "yes").lower() in _YES,
                source=row.get("source"),
                properties=_read_properties(row, declared),
            )
        )

    def read_claim(self, row: Row) -> Iterator[Record]:
        """Yield the claim of a row of ties, after its source, its ends and what else it names."""
        # A denial that belongs to several ties has a row for each.
        if "id" in row and not self._is_new("claim", row["id"]):
            return
        yield from self._read_named(row)
        for end in ("subject", "object"):
            yield from self._read_end(row, end)
        type_ = row.get("edge_type", "")
        declared = self._ontology.edge_types[type_].properties if type_ in self._ontology.edge_types else {}
        values = _read_fields(Claim, row, "source", "edge_type", "subject", "object")
        yield Claim(**values, dataset=self._dataset, properties=_read_properties(row, declared))

    def read_property_claim(self, row: Row) -> Iterator[Record]:
        """Yield the claim of a row of property claims, after its source and what else it names."""
        yield from self._read_named(row)
        yield from self._read_end(row, "entity")
        values = _read_fields(PropertyClaim, row, "source", "entity", "property", "value")
        declared = self._ontology.properties.get(row.get("property", ""))
        if declared is not None:
            values["value"] = convert_value(row.get("value", ""), declared.type)
        yield PropertyClaim(**values, dataset=self._dataset)

    def _read_named(self, row: Row) -> Iterator[Record]:
        for record in read_records(row[RECORDS_ATTRIBUTE]) if RECORDS_ATTRIBUTE in row else ():
            if isinstance(record, Entity):
                yield from self._once(replace(record, dataset="", datasets=()))
            elif isinstance(record, Source):
                yield from self._once(replace(record, dataset=self._dataset))
        prefix = "source_"
        about = {name.removeprefix(prefix): text for name, text in row.items() if name.startswith(prefix)}
        values = _read_fields(Source, about | {"title": about.get("title", row.get("source", ""))})
        yield from self._once(Source(**values, id=row.get("source", ""), dataset=self._dataset))

    def _read_end(self, row: Row, end: str) -> Iterator[Record]:
        """Yield an entity of which a row has only name and kind, if nothing before said more of it."""
        name, kind = row.get(f"{end}_name", ""), row.get(f"{end}_kind", "")
        yield from self._once(Entity(id=row.get(end, ""), kind=kind, name=name))

    def _once(self, record: Entity | Source) -> Iterator[Record]:
        if self._is_new(type(record).__name__, record.id):
            yield record

    def _is_new(self, kind: str, id_: str) -> bool:
        return self._seen.add(hash_text(kind, id_))


def _read_fields(record_type: type[Any], row: Row, *required: str) -> dict[str, Any]:
    """Return the values of the fields of a record that a row has; of those that are required, "" for none.

    The columns `subject_name`, `object_name` and `entity_name` are names of entities; those that a claim has
    of its own, as its source writes them, have another name.
    """
    values: dict[str, Any] = dict.fromkeys(required, "")
    for each in fields(record_type):
        column = f"{each.name}{_IN_SOURCE}" if each.name in _NAMES_IN_SOURCE else each.name
        if each.name in _LEFT_OUT or column not in row:
            continue
        if each.default == ():
            values[each.name] = _split(row[column])
        else:
            values[each.name] = row[column].lower() in _YES if each.default is False else row[column]
    return values


_NAMES_IN_SOURCE = frozenset({"subject_name", "object_name", "entity_name"})


def _read_properties(row: Row, declared: Mapping[str, Property]) -> dict[str, Value]:
    properties: dict[str, Value] = {}
    for name, each in declared.items():
        text, currency = row.get(f"property.{name}"), row.get(f"property.{name}_currency")
        if text is None:
            continue
        amount = convert_value(text, "number") if each.type == "money" else None
        if currency and isinstance(amount, int | float):
            properties[name] = Money(float(amount), currency)
        else:
            properties[name] = convert_value(text, each.type)
    return properties


def _split(text: str) -> tuple[str, ...]:
    """Return the values of a cell: CSV and Excel have a separator between them, Parquet has JSON."""
    if text.startswith("["):
        try:
            values = json.loads(text)
        except ValueError:
            raise CasegraphError(f"{text[:60]!r} is not a list.") from None
        return tuple(map(str, values))
    return tuple(text.split(LIST_SEPARATOR)) if text else ()
