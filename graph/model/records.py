"""The records that every loader yields and every reader gets: sources, entities, claims.

Frozen dataclasses and not pydantic models: a loader makes hundreds of thousands of them.
`graph.model.validation` says what is wrong with one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

Stance: TypeAlias = Literal["asserted", "alleged", "denied"]

Mode: TypeAlias = Literal["actual", "planned", "feared"]

Bound: TypeAlias = Literal["exactly", "at_least", "about"]

STANCES: tuple[Stance, ...] = ("asserted", "alleged", "denied")

MODES: tuple[Mode, ...] = ("actual", "planned", "feared")

BOUNDS: tuple[Bound, ...] = ("exactly", "at_least", "about")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency (ISO 4217), stored as two properties."""

    amount: float
    currency: str


Value: TypeAlias = "str | float | int | bool | Money"

NO_PROPERTIES: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The case or file that records come with; loading it again makes the store equal to it."""

    id: str
    title: str
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was read.

    Args:
        id: unique in the store.
        dataset: the case or file that it came with.
        publisher: the id of an entity, or None.
        author: ids of entities.
        published: a date cut to what is known; `published_basis` says how it was worked out, where the page
            does not give a true one.
        genre: report, opinion, press release, statement.
        derived_from: ids of sources that it repeats.
        sha256: of the text's bytes.
        text: the text itself, where the reader is allowed to keep it.
    """

    id: str
    dataset: str
    title: str
    publisher: str | None = None
    author: tuple[str, ...] = ()
    published: str | None = None
    published_basis: str | None = None
    genre: str | None = None
    derived_from: tuple[str, ...] = ()
    url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    sha256: str | None = None
    text: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A node: a person, state, organisation, event, place or group.

    Args:
        id: unique in the store; the id of an unnamed one carries its source.
        kind: one of the ontology's kinds.
        named: False for someone known only by a description; such a node belongs to `source`.
        source: the id of the source that speaks of an unnamed one.
        properties: what its kind declares.
        datasets: the datasets that it came with; filled by whoever reads the store.
    """

    id: str
    kind: str
    name: str
    dataset: str = ""
    aliases: tuple[str, ...] = ()
    named: bool = True
    source: str | None = None
    properties: Mapping[str, Value] = field(default_factory=lambda: NO_PROPERTIES)
    datasets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What every claim has, whether about a relationship or about one entity (DESIGN, "The data model").

    Args:
        locator: where in the source it stands: `chars 1034-1187`, `row 12`, `page 3`.
        quote: the words there, only where the text was given; `quote_sha256` is the sum of them in UTF-8.
        condition: what a feared thing depends on.
        said_by: ids of the speakers whom the source quotes, nearest to the fact first.
        about: ids of further entities that it concerns.
        event: the id of the Event that it is part of.
        recorded_on, withdrawn_on: when it entered the store, and when its dataset stopped stating it.
    """

    dataset: str
    source: str
    locator: str | None = None
    quote: str | None = None
    quote_sha256: str | None = None
    note: str | None = None
    stance: Stance = "asserted"
    mode: Mode = "actual"
    condition: str | None = None
    said_by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    event: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    ended: bool = False
    dates_basis: str | None = None
    said_on: str | None = None
    recorded_on: str | None = None
    withdrawn_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Statement):
    """One edge: what a source says of two entities.

    Args:
        edge_type: a type of edge of the ontology.
        subject, object: ids of the ends as they stand now.
        subject_id, object_id: ids as they came in, before any identification; None where the same.
        subject_name, object_name: the names in the text, where they differ from the entities' own.
        inferred: `subject` or `object`, where a reader supplied that end; `inferred_from` is the locator
            that supports it.
        properties: what the edge_type declares.
        id: as the store gave it; a loader leaves it empty (`graph.model.ids.claim_id` makes it).
    """

    edge_type: str
    subject: str
    object: str
    subject_id: str | None = None
    object_id: str | None = None
    subject_name: str | None = None
    object_name: str | None = None
    inferred: Literal["subject", "object"] | None = None
    inferred_from: str | None = None
    properties: Mapping[str, Value] = field(default_factory=lambda: NO_PROPERTIES)
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyClaim(Statement):
    """A leaf: what a source says of one entity's property ("at least 14 dead").

    Args:
        entity: the id of the entity as it stands now; `entity_id` as it came in.
        property: one of the ontology's.
        bound: how exactly `value` is meant.
        id: as the store gave it; a loader leaves it empty.
    """

    entity: str
    property: str
    value: str | float | int
    unit: str | None = None
    bound: Bound = "exactly"
    entity_id: str | None = None
    entity_name: str | None = None
    id: str = ""


Record: TypeAlias = Source | Entity | Claim | PropertyClaim


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with its place in the loader's input, for a refusal to name.

    Args:
        place: a file and line, a row, or whatever finds it again.
    """

    record: Record
    place: str = field(default="")


def ends(claim: Claim | PropertyClaim) -> set[str]:
    """Return the ids of the entities that a claim is about: its two ends, or its one."""
    return {claim.subject, claim.object} if isinstance(claim, Claim) else {claim.entity}
