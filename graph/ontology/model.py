"""The vocabulary as typed objects: kinds of node, types of edge, properties that sources speak of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Literal

from graph.yaml_files.parsing import Written

ValueType = Literal["text", "number", "money", "date", "entity", "flag"]

Side = Literal["for", "against", "on behalf of"]


class Property(Written):
    """One property of a kind or of an edge type.

    Args:
        type: what its values are; `money` is stored as two properties, NAME and NAME_currency.
        identifying: claims that differ in it are different ties.
        kinds: for type `entity`, the kinds that it may name; empty means any.
        description: for a reader of the vocabulary.
    """

    type: ValueType
    identifying: bool = False
    kinds: tuple[str, ...] = ()
    description: str = ""


class Speaks(Written):
    """That the subject of a type takes the side of its object, or the other side, or speaks in its name.

    Args:
        side: for it, against it, or on its behalf.
        roles: only where the claim gives one of these roles; empty means always.
    """

    side: Side
    roles: tuple[str, ...] = ()


class Adverse(Written):
    """That a type tells against its subject: whoever says so speaks against it, whoever denies it for it.

    Args:
        roles: only where the claim gives one of these roles; empty means always.
        of_events: without a role also where the object is an Event of this type.
    """

    roles: tuple[str, ...] = ()
    of_events: str = ""


class FtmEdge(Written):
    """The FollowTheMoney schema that an edge type becomes, and which of its properties hold the two ends."""

    schema_: str
    subject: str
    object: str


@dataclass(frozen=True)
class Kind:
    """A kind of node.

    Args:
        always_named: `named: false` is forbidden.
        state_bodies: of which values of its property `type` the acts are those of a State.
    """

    id: str
    plural: str
    description: str
    ftm: str
    always_named: bool
    properties: MappingProxyType[str, Property]
    state_bodies: tuple[str, ...] = ()


@dataclass(frozen=True)
class EdgeType:
    """A type of edge.

    Args:
        id: the relationship type in the store.
        family: kin, work, power, legal process, force, speech, place and time, events.
        forward: how it reads from subject to object ("requested extradition of").
        backward: how it reads from object to subject ("extradition requested by").
        subject: kinds that may stand at its start.
        object: kinds that may stand at its end.
        symmetric: it has no direction.
        kinship: who is joined by it is kin.
        affiliation: its subject works for, belongs to or represents its object.
        participation: its subject takes part in its object, an Event.
        words: what announces it in a text.
        speaks: whether its subject thereby takes sides about its object.
        adverse: whether it tells against its subject.
    """

    id: str
    family: str
    forward: str
    backward: str
    subject: frozenset[str]
    object: frozenset[str]
    symmetric: bool
    kinship: bool
    affiliation: bool
    participation: bool
    properties: MappingProxyType[str, Property]
    ftm: FtmEdge
    words: tuple[str, ...]
    description: str
    speaks: Speaks | None
    adverse: Adverse | None

    @cached_property
    def identifying(self) -> tuple[str, ...]:
        """The names of its identifying properties, in order."""
        return tuple(sorted(name for name, found in self.properties.items() if found.identifying))


@dataclass(frozen=True)
class EntityProperty:
    """Something that a source may say about one entity; only a single-valued one can differ."""

    id: str
    label: str
    kinds: frozenset[str]
    type: ValueType
    single_valued: bool
    description: str


@dataclass(frozen=True)
class Ontology:
    """The whole vocabulary, loaded once."""

    kinds: MappingProxyType[str, Kind]
    edge_types: MappingProxyType[str, EdgeType]
    properties: MappingProxyType[str, EntityProperty]
    families: tuple[str, ...] = field(default=())

    @cached_property
    def state_bodies(self) -> tuple[str, ...]:
        """The types of those who act for the State of their jurisdiction, in order."""
        return tuple(sorted({type_ for kind in self.kinds.values() for type_ in kind.state_bodies}))


def entity_properties(ontology: Ontology) -> list[str]:
    """Return the names of every declared property that holds an entity's id."""
    types, kinds = ontology.edge_types.values(), ontology.kinds.values()
    declared = chain((type_.properties for type_ in types), (kind.properties for kind in kinds))
    return sorted({name for properties in declared for name, p in properties.items() if p.type == "entity"})
