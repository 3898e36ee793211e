"""The shapes of what the store holds at all."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from api.models.shared import Answered, Shape


class Counts(Answered):
    """How much there is of everything."""

    entities: dict[str, int] = Field(description="By kind.")
    claims: dict[str, int] = Field(description="By type of edge.")
    stances: dict[str, int] = Field(description="Claims by stance.")
    modes: dict[str, int] = Field(description="Claims by mode.")
    property_claims: dict[str, int] = Field(description="By property.")
    sources: dict[str, int] = Field(description="By case; one that came with two is counted with both.")
    totals: dict[str, int]
    standings: dict[str, int] | None = Field(
        default=None, description="Ties by standing; left out where there are too many claims."
    )
    disputes: dict[str, int] | None = Field(
        default=None, description="By rule; left out where there are too many claims."
    )
    note: str | None = Field(default=None, description="What was not counted, and why.")


class Dataset(Shape):
    """A case or file, with which records came."""

    id: str
    title: str
    description: str | None = None


class Datasets(Answered):
    """All of them."""

    datasets: list[Dataset]


class Property(BaseModel):
    """A property of a kind or a type."""

    type: str
    identifying: bool = Field(description="Claims that differ in it are different ties.")
    kinds: list[str] = Field(description="For type `entity`: the kinds that it may name; empty means any.")
    description: str


class Kind(BaseModel):
    """A kind of node."""

    id: str
    plural: str
    description: str
    ftm: str = Field(description="The schema of FollowTheMoney.")
    always_named: bool
    properties: dict[str, Property]


class Type(BaseModel):
    """A type of edge."""

    id: str
    family: str
    forward: str = Field(description="How it reads from subject to object.")
    backward: str = Field(description="How it reads from object to subject.")
    subject: list[str] = Field(description="Kinds that may stand at its start.")
    object: list[str] = Field(description="Kinds that may stand at its end.")
    symmetric: bool
    properties: dict[str, Property]
    ftm: str = Field(description="The schema of FollowTheMoney.")
    words: list[str] = Field(description="What announces it in a text.")
    description: str
    speaks: dict[str, Any] | None = Field(
        default=None, description="On whose side its subject speaks: for or against its object, or for it."
    )
    adverse: dict[str, Any] | None = Field(default=None, description="That it tells against its subject.")


class EntityProperty(BaseModel):
    """What a source may say of one entity."""

    id: str
    label: str
    kinds: list[str]
    type: str
    single_valued: bool = Field(description="Only one value can be true, so that sources can differ.")
    description: str


class Vocabulary(Answered):
    """All that may be said."""

    kinds: list[Kind]
    families: list[str]
    types: list[Type]
    properties: list[EntityProperty]
    stances: list[str]
    modes: list[str]
    standings: list[str]
    rules: dict[str, str] = Field(description="The rules of disputes, and why each makes one.")
