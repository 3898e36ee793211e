"""Networks as files for other programs. Each format is a row of `EXPORT_FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

from graph.derived import Network
from graph.ontology import Ontology
from visualize.exports.graphs import to_graphml, to_node_link
from visualize.exports.table import to_csv

ExportFormatName: TypeAlias = Literal["csv", "graphml", "node-link"]


@dataclass(frozen=True)
class ExportFormat:
    """A file format.

    Args:
        media_type: for the `Content-Type` of an answer.
        suffix: the end of a file's name, without the dot.
        serialize: returns a network as the bytes of a file.
    """

    media_type: str
    suffix: str
    serialize: Callable[[Network, Ontology], bytes]


EXPORT_FORMATS: MappingProxyType[ExportFormatName, ExportFormat] = MappingProxyType(
    {
        "csv": ExportFormat("text/csv; charset=utf-8; header=present", "csv", to_csv),
        "graphml": ExportFormat("application/graphml+xml", "graphml", to_graphml),
        "node-link": ExportFormat("application/json", "json", to_node_link),
    }
)

__all__ = ["EXPORT_FORMATS", "ExportFormat", "ExportFormatName", "to_csv", "to_graphml", "to_node_link"]
