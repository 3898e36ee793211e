"""The ontology as typed objects: kinds of node, edge types, and properties that sources state."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Literal, TypeAlias

from graph.yaml_files import FileModel

ValueType: TypeAlias = Literal["text", "number", "money", "date", "entity", "flag"]

Side: TypeAlias = Literal["for", "against", "on behalf of"]

Comparison: TypeAlias = Literal["one value", "opinions", "denials"]
"""How the values that sources give for a property are compared: only one can be true; they are opinions,
which differ; or a value is only compared with a denial of it, because several can be true.
"""


class Property(FileModel):
    """A property of a kind or of an edge type.

    Args:
        type: the type of its values; `money` is stored as two properties, NAME and NAME_currency.
        identifying: claims that differ in it belong to different ties.
        in_sentence: the sentence says little without it, as of a demand or of what was told.
        in_label: the label of a tie in a picture says little without it.
        kinds: for type `entity`, the kinds that its values may have; empty means any.
        description: what it means, for the pages that list the ontology.
    """

    type: ValueType
    identifying: bool = False
    in_sentence: bool = False
    in_label: bool = False
    kinds: tuple[str, ...] = ()
    description: str = ""


class SpeaksFor(FileModel):
    """The subject of an edge type takes a side: it speaks for, against or on behalf of the object.

    Args:
        side: which of the three.
        roles: the rule applies only to claims with one of these roles; empty means all claims.
    """

    side: Side
    roles: tuple[str, ...] = ()


class Adverse(FileModel):
    """An edge type is to the disadvantage of its subject.

    A speaker who alleges such a claim speaks against its subject, and one who denies it speaks for it.

    Args:
        roles: the rule applies only to claims with one of these roles; empty means all claims.
        of_events: the rule also applies to claims without a role whose object is an Event of this type.
    """

    roles: tuple[str, ...] = ()
    of_events: str = ""


class FtmEdge(FileModel):
    """The FollowTheMoney schema that corresponds to an edge type.

    Args:
        schema_: its name.
        subject, object: the properties of that schema that hold the two entities.
    """

    schema_: str
    subject: str
    object: str


@dataclass(frozen=True)
class Kind:
    """A kind of node.

    Args:
        ftm: the FollowTheMoney schema that corresponds to it.
        always_named: `named: false` is forbidden.
        state_bodies: values of its property `type` whose entities act for the State of their jurisdiction.
    """

    id: str
    plural: str
    description: str
    ftm: str
    always_named: bool
    properties: MappingProxyType[str, Property]
    state_bodies: tuple[str, ...] = ()


@dataclass(frozen=True)
class VerbForms:
    """The forms of an edge type's verb that sentences need (DESIGN, "Saying it").

    Args:
        past: "requested extradition of", "was married to".
        infinitive: "request extradition of", "be married to".
        participle: what follows "have": "taken part in", "been married to".
        present: "is married to"; None where the edge type is no state of affairs.
    """

    past: str
    infinitive: str
    participle: str
    present: str | None = None


@dataclass(frozen=True)
class EdgeType:
    """An edge type.

    Args:
        id: the relationship type in the store.
        family: kin, work, power, legal process, force, speech, place and time, events.
        forward: how it reads from subject to object ("requested extradition of").
        backward: how it reads from object to subject ("extradition requested by").
        verb: the forms of `forward` in sentences.
        subject_kinds: kinds that its subject may have.
        object_kinds: kinds that its object may have.
        symmetric: subject and object can be exchanged.
        kinship: subject and object are kin.
        affiliation: its subject works for, belongs to or represents its object.
        participation: its subject takes part in its object, an Event.
        words: words in a text that announce it.
        speaks: the side that its subject takes about its object, or None.
        adverse: whether it is to the disadvantage of its subject, and when; None if it is not.
    """

    id: str
    family: str
    forward: str
    backward: str
    verb: VerbForms
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]
    symmetric: bool
    kinship: bool
    affiliation: bool
    participation: bool
    properties: MappingProxyType[str, Property]
    ftm: FtmEdge
    words: tuple[str, ...]
    description: str
    speaks: SpeaksFor | None
    adverse: Adverse | None

    @cached_property
    def identifying_properties(self) -> tuple[str, ...]:
        """The names of its identifying properties, sorted."""
        return tuple(sorted(name for name, declared in self.properties.items() if declared.identifying))


@dataclass(frozen=True)
class EntityProperty:
    """A property of entities that sources state in property claims.

    Args:
        kinds: the kinds that have it.
        single_valued: a source gives one value; unless it is an opinion, only one value can be true.
        opinion: its values are opinions, so that different ones are no dispute.
        changes_over_time: its values at different times can all be true.
        identifier: its values are numbers or codes of a register, by which the search finds the entity.
    """

    id: str
    label: str
    kinds: frozenset[str]
    type: ValueType
    single_valued: bool
    description: str
    opinion: bool = False
    changes_over_time: bool = False
    identifier: bool = False

    @property
    def comparison(self) -> Comparison:
        """How its values are compared."""
        if self.opinion:
            return "opinions"
        return "one value" if self.single_valued else "denials"


@dataclass(frozen=True)
class Ontology:
    """All kinds, edge types and properties of property claims, each by its id."""

    kinds: MappingProxyType[str, Kind]
    edge_types: MappingProxyType[str, EdgeType]
    properties: MappingProxyType[str, EntityProperty]
    families: tuple[str, ...] = field(default=())

    @cached_property
    def state_body_types(self) -> tuple[str, ...]:
        """The values of `type` whose entities act for the State of their jurisdiction, sorted."""
        return tuple(sorted({body for kind in self.kinds.values() for body in kind.state_bodies}))

    @cached_property
    def entity_valued_properties(self) -> tuple[str, ...]:
        """The names of all declared properties whose values are ids of entities, sorted."""
        declared = chain(
            (edge_type.properties for edge_type in self.edge_types.values()),
            (kind.properties for kind in self.kinds.values()),
        )
        names = (name for properties in declared for name, p in properties.items() if p.type == "entity")
        return tuple(sorted(set(names)))
