"""Networks as files for other programs. Each format is a row of `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

from graph.derived import Network
from graph.ontology import Ontology
from visualize.exports.graphs import to_graphml, to_node_link
from visualize.exports.table import to_csv

Format: TypeAlias = Literal["csv", "graphml", "node-link"]


@dataclass(frozen=True)
class Export:
    """A file format.

    Args:
        media_type: for the `Content-Type` of an answer.
        suffix: the end of a file's name, without the dot.
        write: returns a network as the bytes of a file.
    """

    media_type: str
    suffix: str
    write: Callable[[Network, Ontology], bytes]


FORMATS: MappingProxyType[Format, Export] = MappingProxyType(
    {
        "csv": Export("text/csv; charset=utf-8; header=present", "csv", to_csv),
        "graphml": Export("application/graphml+xml", "graphml", to_graphml),
        "node-link": Export("application/json", "json", to_node_link),
    }
)

__all__ = ["FORMATS", "Export", "Format", "to_csv", "to_graphml", "to_node_link"]
