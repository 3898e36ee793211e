"""What every reader of a graph format gives: nodes and edges with their attributes as texts.

The readers keep the structure that a file states: a node that stands twice, an edge to a node that is not
there, a direction that is not said. What becomes of it is decided in one place for all formats
(`loaders.graph_files.entities` and `claims`). `networkx` would merge, add or drop all of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from urllib.parse import quote

Attribute: TypeAlias = "str | tuple[str, ...]"
"""The value of an attribute as text; several values of a list."""

Attributes: TypeAlias = Mapping[str, Attribute]

OwnExport: TypeAlias = Literal["attribute", "rows"]

Direction: TypeAlias = Literal["directed", "undirected", "mutual"]
"""`mutual` is an edge that holds in both directions."""

MAX_LOCATOR_ID = 100

DateText: TypeAlias = "str | None"


@dataclass(frozen=True, slots=True)
class Node:
    """A node as its file has it.

    Args:
        id: its id in the file; with an id space of Neo4j: `SPACE.ID`.
        attributes: what the file says of it, without attributes that have no value.
        place: for people: `airlines.graphml, line 12`.
        locator: its place as claims have it.
        parents: the ids of the nodes of which it is a part.
        source: the file that it stands in, where an input has several.
    """

    id: str
    attributes: Attributes
    place: str
    locator: str
    parents: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as its file has it.

    Args:
        id: its id in the file, if it has one.
        source_node, target_node: the ids of its two nodes.
        direction: None where the file does not say whether it has one.
        spells: the spans in which it exists, each with its start and end as the file writes them.
        locator: its place as claims have it, where it has no id.
    """

    id: str | None
    source_node: str
    target_node: str
    attributes: Attributes
    place: str
    locator: str
    direction: Direction | None = None
    spells: tuple[tuple[DateText, DateText], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something in a file that is neither a node nor an edge between two nodes.

    Args:
        reason: what is wrong with it.
    """

    place: str
    reason: str


Item: TypeAlias = Node | Edge | Unusable


@dataclass(frozen=True)
class Header:
    """What a file says about itself.

    Args:
        modified: when it was changed last, as it writes it.
        numeric_times: whether spans of edges are numbers that are no dates, unless they are written as dates.
        own_export: whether Casegraph wrote it, with records as an attribute or as rows.
    """

    title: str | None = None
    creator: str | None = None
    description: str | None = None
    modified: str | None = None
    numeric_times: bool = False
    own_export: OwnExport | None = None


@dataclass(frozen=True)
class GraphFile:
    """A graph file that can be read several times, each time from its beginning.

    Args:
        name: the file's name, with which places begin.
        sources: the files that nodes and edges stand in, where an input has several.
        size: how many units `iterate` reads, of those that `progress` counts.
        iterate: yields nodes and edges in their order; it calls its argument with the units read so far. It
            raises CasegraphError where the file cannot be read on.
        iterate_nodes: the same without edges, where that is faster and edges have no ids.
        remarks: what was decided about the file as a whole, such as its encoding.
    """

    name: str
    header: Header
    size: int
    unit: str
    iterate: Callable[[Callable[[int], None]], Iterator[Item]]
    iterate_nodes: Callable[[Callable[[int], None]], Iterator[Item]] | None = None
    sources: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def make_entity_locator(id_: str | None, otherwise: str) -> str:
    """Return the locator of a node or edge by its id: `entity ID`; another one where the id is too long."""
    if not id_ or len(id_) > MAX_LOCATOR_ID:
        return otherwise
    return f"entity {quote(id_, safe=_PLAIN) if not id_.isalnum() else id_}"


_PLAIN = "!$&'()*+,-./:;=?@_~"
