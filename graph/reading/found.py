"""What of the graph is in an answer, however deep: in paths, lists and maps too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from neo4j.graph import Node, Path, Relationship


@dataclass(frozen=True)
class Found:
    """Ids of what an answer holds."""

    entities: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    property_claims: set[str] = field(default_factory=set)


def found_in(values: Iterable[Any]) -> Found:
    """Return the ids of all nodes and relationships among the driver's values."""
    found = Found()
    _collect(list(values), found)
    return found


def _collect(value: Any, found: Found) -> None:
    if isinstance(value, Node):
        if "Entity" in value.labels:
            found.entities.add(value["id"])
        elif "PropertyClaim" in value.labels:
            found.property_claims.add(value["id"])
    elif isinstance(value, Relationship):
        if "id" in value:
            found.claims.add(value["id"])
    elif isinstance(value, Path):
        _collect([*value.nodes, *value.relationships], found)
    elif isinstance(value, Mapping):
        _collect(list(value.values()), found)
    elif isinstance(value, list | tuple):
        for item in value:
            _collect(item, found)
