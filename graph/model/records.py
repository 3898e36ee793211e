"""The records that loaders yield and that reading the store returns: sources, entities and claims.

They are frozen dataclasses and not pydantic models, because a loader makes hundreds of thousands of them.
`graph.model.validation` finds what is wrong with a record.
"""

from __future__ import annotations

import builtins
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
    """An amount with its currency (a code of ISO 4217), stored as two properties."""

    amount: float
    currency: str


Value: TypeAlias = "str | float | int | bool | Money"

NO_PROPERTIES: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The case or file that records belong to; loading it again makes the store equal to it."""

    id: str
    title: str
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that was read.

    Args:
        id: unique in the store.
        dataset: the id of the dataset that it belongs to.
        publisher: the id of an entity, or None.
        author: ids of entities.
        published: a date as precise as is certain (see `graph.model.dates`); `published_basis` says how it
            was worked out, where the page does not give a reliable one.
        genre: report, opinion, press release, statement.
        derived_from: ids of sources that it repeats.
        sha256: checksum of the text in UTF-8.
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

    @property
    def web_url(self) -> str | None:
        """Its address, if it is one of the web, to which a page may link."""
        return self.url if (self.url or "").lower().startswith(("https://", "http://")) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A node: a person, state, organisation, event, place or group.

    Args:
        id: unique in the store; the id of an unnamed entity contains that of its source.
        kind: one of the ontology's kinds.
        dataset: the id of the dataset that it belongs to. A loader may leave it empty for that of the load.
        named: False for an entity that has only a description and no name; it belongs to `source`.
        source: the id of the source that mentions an unnamed entity.
        properties: values of the properties that its kind declares, by name.
        datasets: ids of all datasets that contain it; filled when the store is read.
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
class BaseClaim:
    """The fields of every claim, about a relationship or about one entity (DESIGN, "The data model").

    Args:
        dataset: the id of the dataset that it belongs to.
        source: the id of the source that states it.
        locator: the place in the source: `chars 1034-1187`, `row 12`, `page 3` (see `graph.model.locators`).
        quote: the words at `locator`, where the source's text was supplied; `quote_sha256` is the checksum of
            these words in UTF-8.
        note: a comment of the loader or the analyst.
        stance: `asserted` if the source itself states it, `alleged` if the source hedges or quotes a speaker,
            `denied` if the source or the speaker says that it is not so.
        mode: whether it happened (`actual`), was `planned` or is `feared`.
        condition: what a planned or feared act depends on.
        said_by: ids of the speakers that the source quotes, nearest to the fact first.
        about: ids of further entities that it concerns.
        event: the id of the Event that it is part of.
        valid_from, valid_until: dates of the span in which it is true; of a point of time both are equal.
        ended: True if it is over, at an unknown date.
        dates_basis: how the dates were worked out.
        said_on: the date when it was said; None means when its source was published.
        inferred: the entities of the claim that a reader supplied, because the source does not name them
            there: `subject`, `object` or both; of a property claim `entity`.
        inferred_from: for each of these the place that supports it, outside the claim's own place:
            `chars 402-451`, or `chars 402-451 of SOURCE` for a place in another source.
        recorded_on, withdrawn_on: when it entered the store, and when its dataset stopped stating it; the
            store sets both.
        recorded_by: the name of the analyst who wrote it; None where it was loaded with its dataset.
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
    inferred: tuple[str, ...] = ()
    inferred_from: tuple[str, ...] = ()
    recorded_on: str | None = None
    recorded_by: str | None = None
    withdrawn_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(BaseClaim):
    """An edge: what a source says about two entities.

    Args:
        edge_type: one of the ontology's edge types.
        subject, object: ids of the two entities that it joins now.
        subject_id, object_id: ids of the entities in the loader's record, before they were identified with
            others; None where they are the same.
        subject_name, object_name: the names in the text, where they differ from the entities' own.
        properties: values of the properties that its edge type declares, by name.
        id: set by the store; loaders leave it empty (`graph.model.ids.make_claim_id` makes it).
    """

    edge_type: str
    subject: str
    object: str
    subject_id: str | None = None
    object_id: str | None = None
    subject_name: str | None = None
    object_name: str | None = None
    properties: Mapping[str, Value] = field(default_factory=lambda: NO_PROPERTIES)
    id: str = ""

    @property
    def entity_ids(self) -> set[str]:
        """The ids of the entities that it is about: its subject and its object."""
        return {self.subject, self.object}


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyClaim(BaseClaim):
    """What a source says about one entity's property ("at least 14 dead").

    In the store it is a node that is joined to its entity and to nothing else.

    Args:
        entity: the id of the entity that it belongs to now.
        property: one of the ontology's properties.
        value: of the type that the ontology declares.
        unit: of a number, where it needs one.
        bound: how exactly `value` is meant.
        entity_id: the id of the entity in the loader's record, before it was identified with another; None
            where it is the same.
        entity_name: the name in the text, where it differs from the entity's own.
        id: set by the store; loaders leave it empty (`graph.model.ids.make_property_claim_id` makes it).
    """

    entity: str
    property: str
    value: str | float | int
    unit: str | None = None
    bound: Bound = "exactly"
    entity_id: str | None = None
    entity_name: str | None = None
    id: str = ""

    # The field `property` hides the decorator of that name.
    @builtins.property
    def entity_ids(self) -> set[str]:
        """The ids of the entities that it is about: its one entity."""
        return {self.entity}


AnyClaim: TypeAlias = Claim | PropertyClaim

Record: TypeAlias = Source | Entity | AnyClaim


@dataclass(frozen=True, slots=True)
class InputRecord:
    """A record with its place in the loader's input.

    Args:
        place: a file and line, a row, or anything else that a person can find the record by; a refusal
            names it.
    """

    record: Record
    place: str = ""
