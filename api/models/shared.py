"""Models that many responses share. They describe what `graph.presentation.to_json` returns.

Fields that are empty are left out of a response.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from graph.derived import DisputeCategory, DisputeRule, Standing
from graph.model import Bound, Mode, Stance


class ResponseModel(BaseModel):
    """A response or an object in one; it has no other fields than these."""

    model_config = ConfigDict(extra="forbid")


class ExecutedQuery(ResponseModel):
    """A query that the response was made from; it can be run again in a notebook or another program."""

    name: str | None = Field(description="The named query (`GET /api/queries` has its text), or null.")
    cypher: str = Field(default="", description="A query of your own, as you sent it.")
    parameters: dict[str, Any] = Field(description="The values of the query's parameters.")


class StoreResponse(ResponseModel):
    """A response that is read from the store."""

    queries: list[ExecutedQuery] = Field(description="The queries that the response was made from.")


class PagedResponse(StoreResponse):
    """A page of a long list."""

    total: int = Field(description="The number of items on all pages.")
    offset: int = Field(description="The number of items before this page.")
    limit: int = Field(description="The number of items on a full page.")
    next: int | None = Field(description="The offset of the next page, or null on the last.")


class EntityRef(ResponseModel):
    """The name and kind of an entity."""

    name: str
    kind: str


class SourceRef(ResponseModel):
    """The title of a source, and where to find it."""

    title: str
    published: str | None = None
    url: str | None = None


class NamesById(ResponseModel):
    """The names of the entities and sources that the response mentions, by id."""

    entities: dict[str, EntityRef]
    sources: dict[str, SourceRef]


class Money(ResponseModel):
    """An amount with its currency, a code of ISO 4217."""

    amount: float
    currency: str


PropertyValue: TypeAlias = bool | int | float | str | Money


class Entity(ResponseModel):
    """A person, state, organisation, place, event or group."""

    id: str
    kind: str
    name: str
    dataset: str = Field(default="", description="The dataset to which an analysts' entity belongs.")
    aliases: list[str] = []
    named: bool = Field(default=True, description="false for an entity that has only a description.")
    source: str | None = Field(default=None, description="The id of the source that an unnamed one is from.")
    properties: dict[str, PropertyValue] = {}
    datasets: list[str] = Field(default=[], description="All datasets that have this entity.")


class Source(ResponseModel):
    """A document that was read, without its text."""

    id: str
    dataset: str
    title: str
    publisher: str | None = Field(default=None, description="The id of an entity.")
    author: list[str] = Field(default=[], description="Ids of entities.")
    published: str | None = Field(default=None, description="A date, as precise as it is known.")
    published_basis: str | None = Field(default=None, description="How that date was worked out.")
    genre: str | None = None
    derived_from: list[str] = Field(default=[], description="Ids of the sources that it repeats.")
    url: str | None = None
    retrieved: str | None = Field(default=None, description="The date on which it was retrieved.")
    language: str | None = None
    sha256: str | None = Field(default=None, description="The hash of its text.")
    note: str | None = None


class ClaimBase(ResponseModel):
    """The fields of every claim, about two entities or about one."""

    dataset: str
    source: str = Field(description="The id of the source that states it.")
    locator: str | None = Field(default=None, description="Its place in the source.")
    quote: str | None = Field(default=None, description="The words at that place.")
    quote_sha256: str | None = Field(
        default=None, description="The hash of these words, where the words themselves are not kept."
    )
    note: str | None = None
    stance: Stance
    mode: Mode
    condition: str | None = Field(default=None, description="What a feared or planned thing depends on.")
    said_by: list[str] = Field(default=[], description="Ids of the speakers, nearest to the fact first.")
    about: list[str] = Field(default=[], description="Ids of further entities that it concerns.")
    event: str | None = Field(default=None, description="The id of the Event that it is part of.")
    valid_from: str | None = Field(default=None, description="When it began to be true.")
    valid_until: str | None = Field(default=None, description="When it stopped being true.")
    ended: bool = Field(default=False, description="It is no longer true, since an unknown date.")
    dates_basis: str | None = Field(default=None, description="How these dates were worked out.")
    said_on: str | None = Field(
        default=None, description="When it was said; by default when its source was published."
    )
    inferred: list[str] = Field(
        default=[],
        description="The ends that a reader supplied: subject, object, entity. The text does not name them.",
    )
    inferred_from: list[str] = Field(
        default=[],
        description="For each of these, the place that supports it: `chars 3-9`, `chars 3-9 of SOURCE`.",
    )
    recorded_on: str | None = Field(default=None, description="When it was added to the store.")
    recorded_by: str | None = Field(
        default=None, description="The analyst who wrote it; absent where it was loaded with its dataset."
    )
    withdrawn_on: str | None = Field(default=None, description="When it was withdrawn.")


class ClaimRecord(ClaimBase):
    """A claim about two entities, as it was written."""

    edge_type: str
    subject: str = Field(description="The id of an entity.")
    object: str = Field(description="The id of an entity.")
    subject_id: str | None = Field(
        default=None, description="The subject's id in the source, before it was identified with another."
    )
    object_id: str | None = Field(
        default=None, description="The object's id in the source, before it was identified with another."
    )
    subject_name: str | None = Field(default=None, description="The subject's name as the source writes it.")
    object_name: str | None = Field(default=None, description="The object's name as the source writes it.")
    properties: dict[str, PropertyValue] = {}


class PropertyClaimRecord(ClaimBase):
    """A claim about a property of one entity, as it was written."""

    entity: str = Field(description="The id of an entity.")
    property: str
    value: str | float | int
    unit: str | None = None
    bound: Bound = "exactly"
    entity_id: str | None = Field(
        default=None, description="The entity's id in the source, before it was identified with another."
    )
    entity_name: str | None = Field(default=None, description="The entity's name as the source writes it.")


class Claim(ClaimRecord):
    """A claim about two entities."""

    id: str
    attribution: str = Field(default="", description="Who makes the claim.", examples=["Kazakhstan says so"])
    by_party: bool = Field(default=False, description="Whether its speaker or author is a party to it.")


class PropertyClaim(PropertyClaimRecord):
    """A claim about a property of one entity."""

    id: str
    attribution: str = Field(default="", description="Who makes the claim.", examples=["Kazakhstan says so"])
    by_party: bool = Field(default=False, description="Whether its speaker or author is a party to it.")


class Tie(ResponseModel):
    """All the claims of one edge type between the same two entities, and their standing together."""

    id: str
    subject: str = Field(description="The id of an entity.")
    subject_name: str
    edge_type: str
    label: str = Field(
        description="The relationship in few words. What is not stated as done begins with a word for that.",
        examples=["feared: hand over"],
    )
    object: str = Field(description="The id of an entity.")
    object_name: str
    sentence: str = Field(
        description="The tie as a sentence that says its standing and mode.",
        examples=["It is feared that Ukraine may hand over Mukhtar Ablyazov"],
    )
    attribution: str = Field(
        description="Who says so, and who denies it.",
        examples=["Kazakhstan says so; Rakhat Aliyev denies it"],
    )
    identifying: dict[str, str] = Field(
        default={}, description="The values of the identifying properties, which all its claims share."
    )
    mode: Mode
    standing: Standing
    origins: list[str] = Field(description="Who states it: ids of entities or sources.")
    claims: list[Claim]


class DisputeSide(ResponseModel):
    """One side of a dispute: a position, and the claims that hold it."""

    position: str = Field(description="A stance, a value or dates, in words; its claims have the data.")
    stated_by: list[str] = Field(
        description="Who takes it, in words, with more exact dates or how a date was worked out."
    )
    claims: list[Claim | PropertyClaim]


class CompatibleClaims(DisputeSide):
    """Claims that take no side of a dispute, because they say less: “May 2013” beside two days of May."""

    compatible_with: list[str] = Field(description="The positions of the sides with which it can be true.")


class Dispute(ResponseModel):
    """Claims that cannot all be true, or differing accounts; about a tie or a property of an entity."""

    category: DisputeCategory = Field(
        description="A dispute cannot all be true. A difference is not the same, but can all be true."
    )
    rule: DisputeRule
    explanation: str = Field(description="In what way the claims do not agree.")
    sentence: str = Field(examples=["Accounts differ: The raid, people killed"])
    tie: Tie | None = None
    entity: str | None = Field(default=None, description="The id of an entity.")
    property: str | None = None
    event: str | None = Field(default=None, description="The id of the Event whose dates differ.")
    sides: list[DisputeSide]
    compatible: list[CompatibleClaims] = Field(default=[], description="What some say that takes no side.")
