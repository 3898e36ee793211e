"""Neo4j's import format: CSV files with typed headers, for `neo4j-admin database import full`.

As in Casegraph's own store, each claim is a relationship, and a property claim is a node beside its entity.
The headers follow Neo4j's Operations Manual ("Import", "CSV header format"). An import program reads the
files, and no spreadsheet, so that texts stay exactly as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, BinaryIO

from graph.derived import Network
from graph.model import Source, value_text
from graph.ontology import Ontology
from graph.presentation import RECORDS_ATTRIBUTE, source_to_json
from graph.reading import SelectionParts
from visualize.exports.export_format import ExportReport
from visualize.exports.tables import (
    ClaimTable,
    Columns,
    ColumnType,
    EmbeddedRecords,
    EntityTable,
    PropertyClaimTable,
    Row,
)
from visualize.exports.zip_members import ZipMembers

ARRAY_DELIMITER = ";"
"""Neo4j's own default. The format has no escape for it: a comma replaces it within a value."""

ENTITIES, SOURCES, CLAIMS = "entities.csv", "sources.csv", "claims.csv"
PROPERTY_CLAIMS, HAS_CLAIM = "property_claims.csv", "has_claim.csv"

_TYPES: Mapping[ColumnType, str] = {
    "text": "string",
    "list": "string[]",
    "flag": "boolean",
    "number": "double",
    "date": "string",
    "day": "date",
    "value": "string",
}
# Columns of the common tables that are the structure of the graph here, or say it a second time.
_STRUCTURE = frozenset(
    {"id", "kind", "subject", "object", "edge_type", "entity", "subject_name", "object_name", "entity_name"}
    | {"subject_kind", "object_kind", "entity_kind"}
)
_SOURCE_COLUMNS: Columns = {
    each.name: "list" if each.default == () else "text"
    for each in fields(Source)
    if each.name not in {"id", "text"}
}
_COMMANDS = """\
# Make a new database "neo4j" of these files, with Neo4j 5.26 or later and the database stopped:
neo4j-admin database import full neo4j --multiline-fields=true \\
    --nodes=entities.csv --nodes=sources.csv --relationships=claims.csv{more}
"""
_MORE_FILES = " \\\n    --nodes=property_claims.csv --relationships=has_claim.csv"


def write_neo4j_csv(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write a zip archive of nodes and relationships, and of a file with the command that imports them."""
    report = ExportReport()
    writer = _Writer(ontology, parts.edge_properties)
    with ZipMembers(file) as members:
        writer.write_headers(members)
        for part in report.count(parts.parts):
            rows = (_as_mapping(writer.entities.columns, row) for row in writer.entities.rows(part))
            members.write(
                ENTITIES,
                _lines([row["id"], f"Entity;{row['kind']}", *writer.entity_cells(row)] for row in rows),
            )
            members.write(SOURCES, _lines(writer.new_sources(part.network)))
            members.write(CLAIMS, _lines(writer.claim_rows(part.network)))
            if part.network.property_claims:
                writer.write_property_claims(members, part.network)
        more = _MORE_FILES if PROPERTY_CLAIMS in members else ""
        members.write("import.sh", [_COMMANDS.format(more=more).encode()])
    return report


class _Writer:
    """Makes the rows of all files.

    Args:
        edge_properties: names of the properties that claims have.
    """

    def __init__(self, ontology: Ontology, edge_properties: Sequence[str]) -> None:
        self.entities = EntityTable.create(ontology)
        records = EmbeddedRecords()  # every record is in a file of its own
        self._claims = ClaimTable.create(edge_properties, ontology, records)
        self._property_claims = PropertyClaimTable.create(ontology, records)
        self._source_ids: set[str] = set()

    def write_headers(self, members: ZipMembers) -> None:
        """Begin the files that every archive has."""
        members.write(ENTITIES, _lines([["id:ID(Entity)", ":LABEL", *_header(self.entities.columns)]]))
        members.write(SOURCES, _lines([["id:ID(Source)", ":LABEL", *_header(_SOURCE_COLUMNS)]]))
        ends = [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "id:string"]
        members.write(CLAIMS, _lines([[*ends, *_header(self._claims.columns)]]))

    def entity_cells(self, row: Mapping[str, Any]) -> list[str]:
        """Return the cells of an entity after its id and its labels."""
        return _cells(self.entities.columns, row)

    def new_sources(self, network: Network) -> Iterable[list[str]]:
        """Yield the rows of the sources of a network that came in none before."""
        for id_ in sorted(network.sources.keys() - self._source_ids):
            self._source_ids.add(id_)
            yield [id_, "Source", *_cells(_SOURCE_COLUMNS, source_to_json(network.sources[id_]))]

    def claim_rows(self, network: Network) -> Iterable[list[str]]:
        """Yield a row for each claim; a denial that belongs to several ties is one relationship."""
        seen: set[str] = set()
        columns = self._claims.columns
        for values in self._claims.rows(network):
            row = _as_mapping(columns, values)
            if not row["id"] or row["id"] not in seen:
                seen.add(row["id"])
                yield [row["subject"], row["object"], row["edge_type"], row["id"], *_cells(columns, row)]

    def write_property_claims(self, members: ZipMembers, network: Network) -> None:
        """Write the property claims of a network, each a node beside its entity."""
        columns = self._property_claims.columns
        if PROPERTY_CLAIMS not in members:
            header = ["id:ID(PropertyClaim)", ":LABEL", *_header(columns)]
            members.write(PROPERTY_CLAIMS, _lines([header]))
            ends = [":START_ID(Entity)", ":END_ID(PropertyClaim)", ":TYPE"]
            members.write(HAS_CLAIM, _lines([ends]))
        rows = [_as_mapping(columns, row) for row in self._property_claims.rows(network)]
        members.write(
            PROPERTY_CLAIMS, _lines([row["id"], "PropertyClaim", *_cells(columns, row)] for row in rows)
        )
        members.write(HAS_CLAIM, _lines([row["entity"], row["id"], "HAS_CLAIM"] for row in rows))


def _header(columns: Columns) -> list[str]:
    """Return the header of the columns that are properties."""
    return [
        f"{name.removeprefix('property.').removesuffix('_in_source')}:{_TYPES[type_]}"
        for name, type_ in columns.items()
        if _is_property(name)
    ]


def _cells(columns: Columns, row: Mapping[str, Any]) -> list[str]:
    return [_to_cell(row.get(name)) for name in columns if _is_property(name)]


def _is_property(column: str) -> bool:
    """Return whether a column is a property here; what is said of sources is in a file of its own."""
    return column not in _STRUCTURE and not column.startswith("source_") and column != RECORDS_ATTRIBUTE


def _as_mapping(columns: Columns, row: Row) -> dict[str, Any]:
    return dict(zip(columns, row, strict=True))


def _to_cell(value: Any) -> str:
    """Return a value as text; what is missing is empty, which Neo4j does not store."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return ARRAY_DELIMITER.join(str(each).replace(ARRAY_DELIMITER, ",") for each in value)
    return value_text(value) if isinstance(value, str | int | float) else str(value)


def _lines(rows: Iterable[Sequence[Any]]) -> Iterable[bytes]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow(row)
        yield buffer.getvalue().replace("\x00", "").encode("utf-8", "replace")
        buffer.seek(0)
        buffer.truncate()
