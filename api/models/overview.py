"""Models of what the store contains: counts, datasets and the vocabulary."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import ResponseModel, StoreResponse
from graph.derived import DisputeRule, Standing
from graph.model import Mode, Stance
from graph.ontology import Side


class Totals(ResponseModel):
    """The numbers of all records of the store."""

    entities: int
    claims: int
    property_claims: int
    sources: int


class StoreCounts(StoreResponse):
    """The numbers of records of the store by several properties."""

    entities: dict[str, int] = Field(description="By kind.")
    claims: dict[str, int] = Field(description="By edge type.")
    stances: dict[Stance, int] = Field(description="Claims by stance.")
    modes: dict[Mode, int] = Field(description="Claims by mode.")
    property_claims: dict[str, int] = Field(description="By property.")
    sources: dict[str, int] = Field(description="By dataset; a source of two datasets counts in both.")
    totals: Totals
    standings: dict[Standing, int] | None = Field(
        default=None, description="Ties by standing; left out if there are too many claims."
    )
    disputes: dict[DisputeRule, int] | None = Field(
        default=None, description="By rule; left out if there are too many claims."
    )
    limit_note: str | None = Field(default=None, description="What was not counted, and why.")


class Dataset(ResponseModel):
    """A case or file that records came with."""

    id: str
    title: str
    description: str | None = None


class Datasets(StoreResponse):
    """All datasets of the store."""

    datasets: list[Dataset]


class Property(ResponseModel):
    """A property of a kind or of an edge type."""

    type: str = Field(description="The type of its values: text, number, money, date, entity or flag.")
    identifying: bool = Field(description="Claims that differ in it belong to different ties.")
    kinds: list[str] = Field(description="For type `entity`: the kinds that it may name; empty means any.")
    description: str


class Kind(ResponseModel):
    """A kind of entity."""

    id: str
    plural: str
    description: str
    ftm: str = Field(description="The schema of FollowTheMoney that corresponds to it.")
    always_named: bool = Field(description="An entity of this kind must have a name.")
    properties: dict[str, Property]


class SpeaksFor(ResponseModel):
    """The side that the subject of an edge type takes about the object."""

    side: Side
    roles: list[str] = Field(description="The claims' roles for which this is so; empty means all.")


class Adverse(ResponseModel):
    """When an edge type is to the disadvantage of its subject."""

    roles: list[str] = Field(description="The claims' roles for which this is so; empty means all.")
    of_events: str = Field(description="Also for claims without a role about an Event of this type.")


class EdgeType(ResponseModel):
    """An edge type."""

    id: str
    family: str
    forward: str = Field(description="How it reads from subject to object.")
    backward: str = Field(description="How it reads from object to subject.")
    past: str = Field(description="Its verb in the past.", examples=["requested extradition of"])
    infinitive: str = Field(examples=["request extradition of"])
    participle: str = Field(description="What follows “have”.", examples=["requested extradition of"])
    present: str | None = Field(description="Of a state of affairs; else null.", examples=["is married to"])
    subject_kinds: list[str] = Field(description="The kinds that its subject may have.")
    object_kinds: list[str] = Field(description="The kinds that its object may have.")
    symmetric: bool = Field(description="Subject and object can be exchanged.")
    properties: dict[str, Property]
    ftm: str = Field(description="The schema of FollowTheMoney that corresponds to it.")
    words: list[str] = Field(description="Words in a text that announce it.")
    description: str
    speaks: SpeaksFor | None = Field(description="The side that its subject takes, or null.")
    adverse: Adverse | None = Field(description="Whether it is to its subject's disadvantage, or null.")


class EntityProperty(ResponseModel):
    """A property that sources state about an entity."""

    id: str
    label: str
    kinds: list[str]
    type: str
    single_valued: bool = Field(description="A source gives one value, and only one can be true.")
    opinion: bool = Field(description="Its values are opinions: different ones are differing accounts.")
    changes_over_time: bool = Field(description="Only values at the same time are compared.")
    description: str


class Vocabulary(StoreResponse):
    """All kinds, edge types, properties and other words that records use."""

    kinds: list[Kind]
    families: list[str]
    edge_types: list[EdgeType]
    properties: list[EntityProperty]
    stances: list[str]
    modes: list[str]
    standings: list[str]
    dispute_rules: dict[str, str] = Field(description="In what way claims do not agree, by rule.")
