"""Networks as files for other programs: one row of data for each format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

from graph.derived.network import Network
from graph.ontology import Ontology
from visualize.exports.graphs import as_graphml, as_node_link
from visualize.exports.table import as_csv

Format: TypeAlias = Literal["csv", "graphml", "node-link"]


@dataclass(frozen=True)
class Export:
    """A format: its media type, how its files' names end, what makes one of a network."""

    media_type: str
    suffix: str
    write: Callable[[Network, Ontology], bytes]


FORMATS: MappingProxyType[Format, Export] = MappingProxyType(
    {
        "csv": Export("text/csv; charset=utf-8; header=present", "csv", as_csv),
        "graphml": Export("application/graphml+xml", "graphml", as_graphml),
        "node-link": Export("application/json", "json", as_node_link),
    }
)

__all__ = ["FORMATS", "Export", "Format", "as_csv", "as_graphml", "as_node_link"]
