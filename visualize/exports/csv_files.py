"""CSV: one table of claims, or a zip archive with the tables of entities, claims and property claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from graph.csv_table import Cell, iterate_csv, iterate_csv_rows
from graph.model import Entity, Source
from graph.ontology import Ontology
from graph.reading import SelectionParts
from visualize.exports.export_format import ExportReport
from visualize.exports.tables import (
    LIST_SEPARATOR,
    ClaimTable,
    EmbeddedRecords,
    EntityTable,
    PropertyClaimTable,
    Row,
)
from visualize.exports.zip_members import ZipMembers

PROPERTY_CLAIMS = "property claims, for which this format has no table"


def write_csv(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write the claims of all ties as CSV (see `graph.csv_table`), with a header.

    The first columns are about the tie and the source of a claim, the next are the fields of the claim (see
    `graph.presentation.to_json`), and those named `property.NAME` are the properties of its edge type; of
    money, the amount is followed by its currency. Several values in a cell are separated by "; ".
    """
    report = ExportReport()
    table = ClaimTable.create(parts.edge_properties, ontology, EmbeddedRecords(Entity, Source))
    rows = chain.from_iterable(table.rows(part.network) for part in report.count(parts.parts))
    file.writelines(iterate_csv(list(table.columns), _cells(rows)))
    report.left_out[PROPERTY_CLAIMS] = report.property_claims
    return report


def write_csv_zip(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write `entities.csv` and `ties.csv`, and `properties.csv` if there are property claims."""
    report = ExportReport()
    records = EmbeddedRecords(Source)
    claims = ClaimTable.create(parts.edge_properties, ontology, records)
    entities, properties = EntityTable.create(ontology), PropertyClaimTable.create(ontology, records)
    with ZipMembers(file) as members:
        for name, table in (("entities.csv", entities), ("ties.csv", claims)):
            members.write(name, iterate_csv(list(table.columns), ()))
        for part in report.count(parts.parts):
            members.write("entities.csv", _lines(entities.rows(part)))
            members.write("ties.csv", _lines(claims.rows(part.network)))
            if part.network.property_claims:
                if "properties.csv" not in members:
                    members.write("properties.csv", iterate_csv(list(properties.columns), ()))
                members.write("properties.csv", _lines(properties.rows(part.network)))
    return report


def _lines(rows: Iterable[Row]) -> Iterator[bytes]:
    return iterate_csv_rows(_cells(rows))


def _cells(rows: Iterable[Row]) -> Iterator[list[Cell]]:
    return (list(map(_to_cell, row)) for row in rows)


def _to_cell(value: Any) -> Cell:
    if isinstance(value, tuple | list):
        return LIST_SEPARATOR.join(map(str, value))
    return value if value is None or isinstance(value, bool | int | float) else str(value)
