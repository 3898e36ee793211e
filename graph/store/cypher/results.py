"""The result of a query, with what is needed to run the query again."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeAlias

from neo4j import Result
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

ColumnsAndRows: TypeAlias = tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]
"""The names of the columns, and one tuple for each row with its values in the order of the columns."""


@dataclass(frozen=True)
class QueryResult:
    """The rows that a query returned, and the query, so that a notebook can repeat it.

    Args:
        columns: the names of the columns, in order.
        rows: one tuple for each row, in the order of `columns`.
        query_name: the name of the named query, or "" for a user's own.
        cypher: the Cypher that ran.
        parameters: the parameters that it ran with.
        truncated: True if a limit cut the rows; `limit_note` says which.
        limit_note: which limit cut the rows, or "".
        warnings: the database's warnings of unknown names in a user's own query.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    query_name: str
    cypher: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    truncated: bool = False
    limit_note: str = ""
    warnings: tuple[str, ...] = ()

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a mapping from column to value."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


def columns_and_rows(result: Result) -> ColumnsAndRows:
    """Read all that is left of a driver's result."""
    return tuple(result.keys()), tuple(map(tuple, result.values()))


def to_json_value(value: Any) -> Any:
    """Return a value of the driver as text, number, boolean, list or map.

    Nodes, relationships and paths become maps that say what they are under `is`; dates and times become ISO
    8601 text; NaN and infinite numbers become None.
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Node | Relationship | Path):
        return _graph_value(value)
    if isinstance(value, Point):
        return {"is": "point", "srid": value.srid, "coordinates": list(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json_value(item) for key, item in value.items()}
    # A Duration is a tuple too.
    if isinstance(value, list | tuple) and not isinstance(value, Duration):
        return [to_json_value(item) for item in value]
    return _text_or_number(value)


def _graph_value(value: Node | Relationship | Path) -> dict[str, Any]:
    if isinstance(value, Path):
        return {
            "is": "path",
            "nodes": to_json_value(value.nodes),
            "relationships": to_json_value(value.relationships),
        }
    properties = {name: to_json_value(item) for name, item in value.items()}
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


def _text_or_number(value: Any) -> str | float:
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.hex() if isinstance(value, bytes | bytearray) else str(value)
