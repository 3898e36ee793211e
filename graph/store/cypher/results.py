"""What a query answered, and how to ask it again."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


@dataclass(frozen=True)
class Answer:
    """Rows under columns, with what they answer, so that any answer can be replayed in a notebook.

    Args:
        columns: names, in order.
        rows: one tuple for each row, in the order of `columns`.
        query: the name of the query, or "" for a user's own.
        text: the Cypher that ran.
        parameters: what it ran with.
        truncated: there was more than the limits let through; `note` says which limit.
        warnings: what the database says of names in a user's own query that it does not know.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    query: str
    text: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    truncated: bool = False
    note: str = ""
    warnings: tuple[str, ...] = ()

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a mapping from column to value."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


def plain(value: Any) -> Any:
    """Return a value of the driver as text, numbers, lists and maps.

    Nodes, relationships and paths become maps that name what they are under `is`; dates and times become
    ISO 8601; what is not a number becomes None.
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Node | Relationship | Path):
        return _graph(value)
    if isinstance(value, Point):
        return {"is": "point", "srid": value.srid, "coordinates": list(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    # A Duration is a tuple as well.
    if isinstance(value, list | tuple) and not isinstance(value, Duration):
        return [plain(item) for item in value]
    return _other(value)


def _graph(value: Node | Relationship | Path) -> dict[str, Any]:
    if isinstance(value, Path):
        return {"is": "path", "nodes": plain(value.nodes), "relationships": plain(value.relationships)}
    properties = {name: plain(item) for name, item in value.items()}
    if isinstance(value, Node):
        labels = sorted(value.labels)
        return {"is": "node", "element_id": value.element_id, "labels": labels, "properties": properties}
    start, end = (node.element_id if node else None for node in (value.start_node, value.end_node))
    return {
        "is": "relationship",
        "element_id": value.element_id,
        "type": value.type,
        "start": start,
        "end": end,
        "properties": properties,
    }


def _other(value: Any) -> Any:
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.hex() if isinstance(value, bytes | bytearray) else str(value)
