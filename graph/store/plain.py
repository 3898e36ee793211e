"""The database's values as JSON can hold them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


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
