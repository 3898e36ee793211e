"""The result of a query, with what is needed to run the query again."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeAlias

from neo4j import Result
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from graph.errors import QueryRefusedError
from graph.json_text import MAX_DEPTH

ColumnsAndRows: TypeAlias = tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]
"""The names of the columns, and one tuple for each row with its values in the order of the columns."""

CypherReader: TypeAlias = Callable[[str, Mapping[str, Any]], ColumnsAndRows]
"""Runs Cypher that only reads, with its parameters."""

_NOT_FINITE = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}


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

    Nodes, relationships, paths and points become maps that say what they are under `is`; so do NaN and the
    infinite numbers, which JSON cannot write. Dates and times become ISO 8601 text, bytes hexadecimal text.

    Raises:
        QueryRefusedError: the value is nested too deeply, or neither this program nor the driver can
            represent it, as a date before the year 1.
    """
    return _convert(value, 0)


def _convert(value: Any, depth: int) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"is": "number", "value": _NOT_FINITE[str(value)]}
    if depth > MAX_DEPTH:
        raise QueryRefusedError(
            f"A value of the result is nested more than {MAX_DEPTH} levels deep.", "Return a flatter value."
        )
    if isinstance(value, Node | Relationship | Path):
        return _convert_graph_value(value, depth + 1)
    if isinstance(value, Point):
        return {"is": "point", "srid": value.srid, "coordinates": list(value)}
    if isinstance(value, Mapping):
        return {str(key): _convert(item, depth + 1) for key, item in value.items()}
    # A Duration is a tuple too.
    if isinstance(value, list | tuple) and not isinstance(value, Duration):
        return [_convert(item, depth + 1) for item in value]
    return _convert_scalar(value)


def _convert_graph_value(value: Node | Relationship | Path, depth: int) -> dict[str, Any]:
    if isinstance(value, Path):
        return {
            "is": "path",
            "nodes": [_convert(node, depth) for node in value.nodes],
            "relationships": [_convert(relationship, depth) for relationship in value.relationships],
        }
    properties = {name: _convert(item, depth) for name, item in value.items()}
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


def _convert_scalar(value: Any) -> str | float:
    if isinstance(value, DateTime):
        return f"{value.iso_format()}{_zone_suffix(value)}"
    if isinstance(value, Date | Time | Duration):
        return value.iso_format()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes | bytearray):
        return value.hex()
    # The driver returns an object of a class of its own for a value that it cannot represent.
    raise unrepresentable_value()


def _zone_suffix(value: DateTime) -> str:
    """Return the name of a time zone in brackets (RFC 9557); "" for a zone that is only an offset."""
    name = getattr(value.tzinfo, "zone", None)
    return f"[{name}]" if name and name != "UTC" else ""


def unrepresentable_value() -> QueryRefusedError:
    """Return the error about a value in a result that the driver cannot represent."""
    return QueryRefusedError(
        "The result has a value that cannot be sent, such as a date before the year 1 or after 9999.",
        "Return it as text: toString(value).",
    )
