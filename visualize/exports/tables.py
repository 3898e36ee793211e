"""The tables of claims, entities and property claims that CSV, Excel and Parquet files have in common.

A table is a list of columns, each with a type, and rows that come part by part. docs/exports.md lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

from graph.derived import Network
from graph.model import AnyClaim, Claim, PropertyClaim, Record, Source, day_bounds
from graph.ontology import Ontology, Property
from graph.presentation import (
    RECORDS_ATTRIBUTE,
    claim_sentence,
    claims_to_columns,
    entity_to_json,
    tie_attributes,
    write_records,
)
from graph.reading import SelectionPart
from visualize.exports.named_records import RecordsOnce

ColumnType: TypeAlias = Literal["text", "list", "flag", "number", "date", "day", "value"]
"""What a column holds: texts, tuples of texts, truth values, numbers, dates as precise as they are known
(`2012-05`), days of the calendar, or values of several types.
"""

Columns: TypeAlias = Mapping[str, ColumnType]
Row: TypeAlias = Sequence[Any]

LIST_SEPARATOR = "; "

# The names of these columns say whose names they are: `subject_name` is the entity's own.
_RENAMED_FIELDS = {
    "subject_name": "subject_name_in_source",
    "object_name": "object_name_in_source",
    "entity_name": "entity_name_in_source",
}
_DATES = frozenset({"valid_from", "valid_until", "said_on", "recorded_on", "withdrawn_on"})
_SOURCE_DATES = frozenset({"published", "retrieved"})
_SOURCE_FIELDS = tuple(
    each for each in fields(Source) if each.name not in {"id", "dataset", "title", "text", "sha256"}
)
_CLAIM_COLUMNS: Columns = {
    "tie": "text",
    "standing": "text",
    "subject_name": "text",
    "label": "text",
    "object_name": "text",
    "sentence": "text",
    "source_title": "text",
    "by_party": "flag",
}
_PROPERTY_CLAIM_COLUMNS: Columns = {
    "entity_name": "text",
    "entity_kind": "text",
    "sentence": "text",
    "source_title": "text",
    "by_party": "flag",
}
_ENTITY_COLUMNS: Columns = {
    "id": "text",
    "name": "text",
    "kind": "text",
    "named": "flag",
    "aliases": "list",
    "datasets": "list",
    "source": "text",
    "in_picture": "flag",
}
_VALUE_TYPES: Mapping[str, ColumnType] = {
    "number": "number",
    "money": "number",
    "date": "date",
    "flag": "flag",
}


@dataclass(frozen=True)
class Table:
    """The columns of a table, in order, and how its rows are made.

    Args:
        columns: the type of each column by its name.
        ontology: declares the properties.
    """

    columns: Columns
    ontology: Ontology

    def _rows(self, values: Mapping[str, Sequence[Any]]) -> Iterator[Row]:
        names = (name for name in self.columns if name != RECORDS_ATTRIBUTE)
        return zip(*(values[name] for name in names), strict=True)


class EmbeddedRecords:
    """The last column of a table: the records that a row names only by id, each in the first row that does.

    Args:
        record_types: which of them the file has in no other table.
    """

    def __init__(self, *record_types: type[Record]) -> None:
        self._record_types = record_types
        self._once = RecordsOnce()

    def add_to(self, rows: Iterable[Row], claims: Iterable[AnyClaim], network: Network) -> Iterator[Row]:
        """Yield rows with the column; what a row says in columns of its own about its source is left out."""
        if not self._record_types:
            yield from ((*row, None) for row in rows)
            return
        for row, claim in zip(rows, claims, strict=True):
            named = [
                record
                for record in self._once.find(network, [claim])
                if isinstance(record, self._record_types) and record.id != claim.source
            ]
            yield (*row, write_records(named) if named else None)


@dataclass(frozen=True)
class ClaimTable(Table):
    """A row for each claim of each tie; a denial that belongs to several ties has a row for each."""

    records: EmbeddedRecords

    @classmethod
    def create(
        cls, edge_properties: Sequence[str], ontology: Ontology, records: EmbeddedRecords
    ) -> ClaimTable:
        """Return the table with columns for these properties of edge types."""
        declared = [type_.properties for type_ in ontology.edge_types.values()]
        columns: dict[str, ColumnType] = {
            **_CLAIM_COLUMNS,
            **_claim_field_columns(Claim),
            **_COMMON_COLUMNS,
            "subject_kind": "text",
            "object_kind": "text",
            **_property_columns(edge_properties, declared),
            RECORDS_ATTRIBUTE: "text",
        }
        return cls(columns, ontology, records)

    def rows(self, network: Network) -> Iterator[Row]:
        """Return the rows of the ties of a network."""
        claims = [claim for tie in network.ties for claim in tie.claims]
        ties = [
            attributes
            for tie in network.ties
            for attributes in [tie_attributes(tie, network, self.ontology)] * len(tie.claims)
        ]
        values = _common_values(claims, network, self.ontology)
        properties = values.pop("properties")
        values |= {name: [tie[key] for tie in ties] for name, key in _TIE_KEYS.items()}
        values |= {
            f"{end}_{field}": [_entity_field(getattr(claim, end), field, network) for claim in claims]
            for end in ("subject", "object")
            for field in ("name", "kind")
        }
        values |= _property_values(self.columns, properties)
        return self.records.add_to(self._rows(values), claims, network)


_TIE_KEYS = {"tie": "id", "standing": "standing", "label": "label"}


@dataclass(frozen=True)
class PropertyClaimTable(Table):
    """A row for each claim about a property of one entity."""

    records: EmbeddedRecords

    @classmethod
    def create(cls, ontology: Ontology, records: EmbeddedRecords) -> PropertyClaimTable:
        """Return the table."""
        columns: dict[str, ColumnType] = {
            **_PROPERTY_CLAIM_COLUMNS,
            **_claim_field_columns(PropertyClaim),
            **_COMMON_COLUMNS,
            RECORDS_ATTRIBUTE: "text",
        }
        return cls(columns, ontology, records)

    def rows(self, network: Network) -> Iterator[Row]:
        """Return the rows of the property claims of a network."""
        claims = network.property_claims
        values = _common_values(claims, network, self.ontology)
        values["entity_name"] = [_entity_field(claim.entity, "name", network) for claim in claims]
        values["entity_kind"] = [_entity_field(claim.entity, "kind", network) for claim in claims]
        return self.records.add_to(self._rows(values), claims, network)


class EntityTable(Table):
    """A row for each entity, those included that claims and sources only name."""

    @classmethod
    def create(cls, ontology: Ontology) -> EntityTable:
        """Return the table, with columns for the properties of all kinds."""
        declared = [kind.properties for kind in ontology.kinds.values()]
        names = sorted({name for properties in declared for name in properties})
        return cls({**_ENTITY_COLUMNS, **_property_columns(names, declared)}, ontology)

    def rows(self, part: SelectionPart) -> Iterator[Row]:
        """Return the rows of the entities of a part."""
        entities = [entity_to_json(entity) for entity in part.entities]
        values = {name: [entity.get(name) for entity in entities] for name in _ENTITY_COLUMNS}
        values["in_picture"] = [entity["id"] in part.shown_ids for entity in entities]
        properties = [entity.get("properties", {}) for entity in entities]
        return self._rows(values | _property_values(self.columns, properties))


_COMMON_COLUMNS: Columns = {
    "first_day": "day",
    "last_day": "day",
    **{
        f"source_{each.name}": "list"
        if each.default == ()
        else "date"
        if each.name in _SOURCE_DATES
        else "text"
        for each in _SOURCE_FIELDS
    },
}


def _claim_field_columns(record_type: type[AnyClaim]) -> dict[str, ColumnType]:
    """Return the columns for the fields of a claim, its properties aside."""
    types: dict[str, ColumnType] = {}
    for each in fields(record_type):
        if each.name != "properties":
            types[_RENAMED_FIELDS.get(each.name, each.name)] = (
                "list"
                if each.default == ()
                else "flag"
                if each.default is False
                else "date"
                if each.name in _DATES
                else "value"
                if each.name == "value"
                else "text"
            )
    return {**types, "attribution": "text"}


def _common_values(
    claims: Sequence[AnyClaim], network: Network, ontology: Ontology
) -> dict[str, Sequence[Any]]:
    """Return columns of fields, sources and dates of claims; under `properties` those of the edge type."""
    columns = claims_to_columns(claims, network)
    properties = [values or {} for values in columns.pop("properties", [None] * len(claims))]
    bounds = [day_bounds(claim.valid_from, claim.valid_until) for claim in claims]
    sources = [network.sources.get(claim.source) for claim in claims]
    return {
        **{_RENAMED_FIELDS.get(name, name): values for name, values in columns.items()},
        "sentence": [claim_sentence(claim, network, ontology) for claim in claims],
        "first_day": [first for first, _ in bounds],
        "last_day": [last for _, last in bounds],
        **{
            f"source_{name}": [getattr(source, name, None) or None for source in sources]
            for name in ("title", *(each.name for each in _SOURCE_FIELDS))
        },
        "properties": properties,
    }


def _property_columns(
    names: Sequence[str], declared: Sequence[Mapping[str, Property]]
) -> dict[str, ColumnType]:
    """Return a column for each property, and one for the currency of each amount of money."""
    columns: dict[str, ColumnType] = {}
    for name in names:
        types = {properties[name].type for properties in declared if name in properties}
        column_types = {_VALUE_TYPES.get(type_, "text") for type_ in types}
        columns[f"property.{name}"] = column_types.pop() if len(column_types) == 1 else "value"
        if "money" in types:
            columns[f"property.{name}_currency"] = "text"
    return columns


def _property_values(columns: Columns, properties: Sequence[Mapping[str, Any]]) -> dict[str, Sequence[Any]]:
    """Return the values of the columns of properties."""
    values: dict[str, Sequence[Any]] = {}
    for column in columns:
        if column.startswith("property."):
            name = column.removeprefix("property.")
            values[column] = [_property_value(each, name) for each in properties]
    return values


def _property_value(properties: Mapping[str, Any], name: str) -> Any:
    """Return the value of a property; of money the amount, and under NAME_currency its currency."""
    if name in properties:
        value = properties[name]
        return value["amount"] if isinstance(value, Mapping) else value
    money = properties.get(name.removesuffix("_currency")) if name.endswith("_currency") else None
    return money["currency"] if isinstance(money, Mapping) else None


def _entity_field(id_: str, field: str, network: Network) -> str | None:
    entity = network.entities.get(id_)
    if entity is None:
        return id_ if field == "name" else None
    return entity.name if field == "name" else entity.kind
