"""The tables of an import: one for each kind of node and each type of relationship, with typed columns.

The headers are described in Neo4j's Operations Manual, "Import", "CSV header format". A column has one type,
but a number of ours may be whole or not, and the database keeps the difference. So there are two tables where
a property has both: `OWNS` and `OWNS-decimal-share`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import Field, dataclass, fields
from typing import Any, Literal, TypeAlias

from graph.model import Claim, PropertyClaim, Source
from graph.ontology import Ontology, Property
from graph.store.mapping.encode import (
    CLAIM_FIELDS,
    CURRENCY_SUFFIX,
    IDENTIFIER,
    PROPERTY_CLAIM_FIELDS,
    SOURCE_FIELDS,
)

ColumnType: TypeAlias = Literal["string", "string[]", "boolean", "long", "double"]

START, END = ":START_ID", ":END_ID"

NO_DECIMALS: frozenset[str] = frozenset()

_BOOKKEEPING = ("fingerprint", "recorded_on")
_TYPES: Mapping[str, ColumnType] = {"flag": "boolean", "number": "long", "money": "long"}


@dataclass(frozen=True)
class Column:
    """A column of an import file.

    Args:
        name: the name of the stored property, or `START` or `END`.
        type: of its values; a list of texts is `string[]`.
        header: what stands in the first line.
    """

    name: str
    type: ColumnType
    header: str


@dataclass(frozen=True)
class ImportTable:
    """A table of nodes or relationships.

    Args:
        name: its files, without the suffix, in the folder of the import: `nodes/Person`.
        labels: the labels of its nodes, joined by `:`, or the type of its relationships.
        columns: in the order of the file.
    """

    name: str
    labels: str
    columns: tuple[Column, ...]

    @property
    def is_relationship(self) -> bool:
        """Whether its rows are relationships."""
        return self.name.startswith("relationships/")

    @property
    def header(self) -> str:
        """The text of the file with the header."""
        return ",".join(column.header for column in self.columns) + "\n"


def dataset_table() -> ImportTable:
    """Return the table of the dataset itself."""
    return ImportTable("nodes/Dataset", "Dataset", (_id("Dataset"), *_texts("title", "description")))


def source_table() -> ImportTable:
    """Return the table of sources."""
    names = (name for name in SOURCE_FIELDS if name != "id")
    shared = (_column("datasets", "string[]"), _column("fingerprints", "string[]"))
    return ImportTable("nodes/Source", "Source", (_id("Source"), *_record_columns(Source, names), *shared))


def entity_table(ontology: Ontology, kind: str, decimals: frozenset[str] = NO_DECIMALS) -> ImportTable:
    """Return the table of entities of a kind.

    Args:
        decimals: the stored properties whose numbers are not whole in this table.
    """
    columns = (
        _id("Entity"),
        *_texts("name", "source", "search"),
        _column("named", "boolean"),
        *(_column(name, "string[]") for name in ("aliases", "datasets", "fingerprints")),
        *_declared(ontology.kinds[kind].properties, decimals),
    )
    return ImportTable(_name("nodes", kind, decimals), f"Entity:{kind}", columns)


def claim_table(ontology: Ontology, edge_type: str, decimals: frozenset[str] = NO_DECIMALS) -> ImportTable:
    """Return the table of claims of an edge type."""
    columns = (
        Column(START, "string", f"{START}(Entity)"),
        Column(END, "string", f"{END}(Entity)"),
        *_texts("id", *_BOOKKEEPING),
        *_record_columns(Claim, CLAIM_FIELDS),
        *_declared(ontology.edge_types[edge_type].properties, decimals),
    )
    return ImportTable(_name("relationships", edge_type, decimals), edge_type, columns)


def property_claim_table(value_type: ColumnType) -> ImportTable:
    """Return the table of property claims whose values have this type."""
    names = (name for name in PROPERTY_CLAIM_FIELDS if name != "value")
    columns = (
        _id("PropertyClaim"),
        *_texts(*_BOOKKEEPING, IDENTIFIER),
        *_record_columns(PropertyClaim, names),
        _column("value", value_type),
    )
    return ImportTable(f"nodes/PropertyClaim-{value_type}", "PropertyClaim", columns)


def property_claim_link_table() -> ImportTable:
    """Return the table of the relationships that join property claims to their entities."""
    columns = (
        Column(START, "string", f"{START}(Entity)"),
        Column(END, "string", f"{END}(PropertyClaim)"),
    )
    return ImportTable("relationships/HAS_CLAIM", "HAS_CLAIM", columns)


def _name(folder: str, label: str, decimals: frozenset[str]) -> str:
    return "-".join([f"{folder}/{label}", *(f"decimal-{name}" for name in sorted(decimals))])


def _id(space: str) -> Column:
    return Column("id", "string", f"id:ID({space})")


def _column(name: str, type_: ColumnType) -> Column:
    return Column(name, type_, f"{name}:{type_}")


def _texts(*names: str) -> Iterator[Column]:
    return (_column(name, "string") for name in names)


def _record_columns(record: type[Any], names: Iterable[str]) -> Iterator[Column]:
    declared: dict[str, Field[Any]] = {field.name: field for field in fields(record)}
    for name in names:
        annotation = str(declared[name].type)
        if annotation.startswith("tuple"):
            yield _column(name, "string[]")
        else:
            yield _column(name, "boolean" if annotation == "bool" else "string")


def _declared(properties: Mapping[str, Property], decimals: frozenset[str]) -> Iterator[Column]:
    for name, declared in properties.items():
        yield _column(name, "double" if name in decimals else _TYPES.get(declared.type, "string"))
        if declared.type == "money":
            yield _column(name + CURRENCY_SUFFIX, "string")
