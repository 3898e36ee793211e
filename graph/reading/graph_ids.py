"""The ids of entities and claims in the answer to a user's own Cypher, however the answer nests them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from neo4j.graph import Node, Path, Relationship


@dataclass(frozen=True)
class GraphIds:
    """Ids of entities, claims and property claims."""

    entities: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    property_claims: set[str] = field(default_factory=set)


def collect_graph_ids(values: Iterable[Any]) -> GraphIds:
    """Return the ids of all nodes and relationships among values of the driver.

    Args:
        values: nodes, relationships, paths, lists and maps of these, and other values, which are ignored.
    """
    ids = GraphIds()
    _collect(list(values), ids)
    return ids


def _collect(value: Any, ids: GraphIds) -> None:
    if isinstance(value, Node):
        if "Entity" in value.labels:
            ids.entities.add(value["id"])
        elif "PropertyClaim" in value.labels:
            ids.property_claims.add(value["id"])
    elif isinstance(value, Relationship):
        # The relationship between an entity and its property claim has no id.
        if "id" in value:
            ids.claims.add(value["id"])
    elif isinstance(value, Path):
        _collect([*value.nodes, *value.relationships], ids)
    elif isinstance(value, Mapping):
        _collect(list(value.values()), ids)
    elif isinstance(value, list | tuple):
        for item in value:
            _collect(item, ids)
