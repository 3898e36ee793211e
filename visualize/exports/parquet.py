"""The table of claims as Parquet, with types: lists as lists, days as dates, numbers as numbers.

Rows are written in groups as they are read, so that a table may be larger than memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, BinaryIO

import polars
from polars.io.plugins import register_io_source

from graph.model import Entity, Source, value_text
from graph.ontology import Ontology
from graph.reading import SelectionParts
from visualize.exports.csv_files import PROPERTY_CLAIMS
from visualize.exports.export_format import ExportReport
from visualize.exports.tables import ClaimTable, ColumnType, EmbeddedRecords

ROWS_OF_GROUP = 20_000

_TYPES: dict[ColumnType, Any] = {
    "text": polars.String,
    "list": polars.List(polars.String),
    "flag": polars.Boolean,
    "number": polars.Float64,
    "date": polars.String,  # as precise as it is known: `2012-05`
    "day": polars.Date,
    "value": polars.String,
}


def write_parquet(parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
    """Write the table that `csv_files.write_csv` writes, with texts as they are."""
    report = ExportReport()
    table = ClaimTable.create(parts.edge_properties, ontology, EmbeddedRecords(Entity, Source))
    schema = {name: _TYPES[type_] for name, type_ in table.columns.items()}
    rows = chain.from_iterable(table.rows(part.network) for part in report.count(parts.parts))

    def read_frames(*_: Any) -> Iterator[polars.DataFrame]:
        types = list(table.columns.values())
        while group := list(islice(rows, ROWS_OF_GROUP)):
            values = [list(map(_to_value, row, types)) for row in group]
            yield polars.DataFrame(values, schema=schema, orient="row")

    register_io_source(read_frames, schema=schema).sink_parquet(file)
    report.left_out[PROPERTY_CLAIMS] = report.property_claims
    return report


def _to_value(value: Any, type_: ColumnType) -> Any:
    return value if value is None or type_ != "value" else value_text(value)
