"""Selections of ties as files for other programs. Each format is a row of `EXPORT_FORMATS`."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, TypeAlias

from visualize.exports.export_format import ExportFormat, ExportReport, as_parts

ExportFormatName: TypeAlias = Literal[
    "csv", "csv-zip", "xlsx", "parquet", "graphml", "gexf", "node-link", "cytoscape", "ftm", "neo4j"
]

EXPORT_FORMATS: MappingProxyType[ExportFormatName, ExportFormat] = MappingProxyType(
    {
        "csv": ExportFormat(
            "a table of claims", "text/csv; charset=utf-8; header=present", "csv", "csv_files", "write_csv"
        ),
        "csv-zip": ExportFormat(
            "tables of entities and of claims", "application/zip", "zip", "csv_files", "write_csv_zip"
        ),
        "xlsx": ExportFormat(
            "Excel, with a sheet of entities and one of claims",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            "excel",
            "write_excel",
        ),
        "parquet": ExportFormat(
            "a table of claims, for polars, pandas and DuckDB",
            "application/vnd.apache.parquet",
            "parquet",
            "parquet",
            "write_parquet",
        ),
        "graphml": ExportFormat(
            "for Gephi, yEd and networkx", "application/graphml+xml", "graphml", "graphml", "write_graphml"
        ),
        "gexf": ExportFormat(
            "for Gephi, with intervals of time", "application/gexf+xml", "gexf", "gexf", "write_gexf"
        ),
        "node-link": ExportFormat(
            "JSON for networkx and D3", "application/json", "json", "json_graphs", "write_node_link"
        ),
        "cytoscape": ExportFormat(
            "for Cytoscape", "application/vnd.cytoscape+json", "cyjs", "json_graphs", "write_cytoscape"
        ),
        "ftm": ExportFormat(
            "FollowTheMoney entities", "application/json+ftm", "ftm.json", "ftm", "write_ftm"
        ),
        "neo4j": ExportFormat(
            "CSV files for neo4j-admin database import",
            "application/zip",
            "neo4j.zip",
            "neo4j_csv",
            "write_neo4j_csv",
        ),
    }
)


def find_format(file_name: str) -> ExportFormatName | None:
    """Return the format that the end of a file's name stands for, or None: `ties.neo4j.zip` is `neo4j`."""
    name = file_name.lower()
    matching = [
        (len(made.suffix), key) for key, made in EXPORT_FORMATS.items() if name.endswith(f".{made.suffix}")
    ]
    return max(matching)[1] if matching else None


__all__ = ["EXPORT_FORMATS", "ExportFormat", "ExportFormatName", "ExportReport", "as_parts", "find_format"]
