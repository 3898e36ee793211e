"""Shapes that many answers share. They describe what `graph.presentation.to_json` returns.

What is empty is left out.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from graph.derived.ties import Standing
from graph.model.records import Bound, Mode, Stance


class Shape(BaseModel):
    """An answer or a part of one."""

    model_config = ConfigDict(extra="allow")


class AskedQuery(BaseModel):
    """A query that the answer came from, to be asked again anywhere."""

    name: str | None = Field(description="The named query (`GET /api/queries` has its text), or null.")
    cypher: str = Field(default="", description="A query of your own, as you sent it.")
    parameters: dict[str, Any]


class Answered(Shape):
    """What every answer has."""

    queries: list[AskedQuery]


class Paged(Answered):
    """A part of a long list."""

    total: int
    offset: int
    limit: int
    next: int | None = Field(description="The offset of the next page, or null on the last.")


class Names(Shape):
    """An entity, as short as it can be told."""

    name: str
    kind: str


class Entity(Shape):
    """A person, state, organisation, place, event or group."""

    id: str
    kind: str
    name: str
    aliases: list[str] = []
    named: bool = True
    source: str | None = None
    properties: dict[str, Any] = {}
    datasets: list[str] = []


class Source(Shape):
    """What was read."""

    id: str
    title: str
    dataset: str = ""
    publisher: str | None = None
    author: list[str] = []
    published: str | None = None
    genre: str | None = None
    derived_from: list[str] = []
    url: str | None = None


class Said(Shape):
    """What every claim has, about two entities or about one."""

    id: str
    dataset: str
    source: str
    locator: str | None = None
    quote: str | None = None
    note: str | None = None
    stance: Stance
    mode: Mode
    condition: str | None = None
    said_by: list[str] = []
    about: list[str] = []
    event: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    ended: bool = False
    dates_basis: str | None = None
    said_on: str | None = None
    recorded_on: str | None = None
    withdrawn_on: str | None = None
    by_party: bool = Field(default=False, description="Whether whoever speaks is a party to it.")


class Claim(Said):
    """What a source says of two entities."""

    edge_type: str
    subject: str
    object: str
    subject_name: str | None = None
    object_name: str | None = None
    inferred: str | None = None
    properties: dict[str, Any] = {}


class PropertyClaim(Said):
    """What a source says of one entity."""

    entity: str
    property: str
    value: str | float | int
    unit: str | None = None
    bound: Bound = "exactly"


class Tie(Shape):
    """All the claims of one type between the same two entities, and how they stand together."""

    id: str
    subject: str
    subject_name: str
    edge_type: str
    reads: str
    object: str
    object_name: str
    identifying: dict[str, str] = {}
    mode: Mode
    standing: Standing
    origins: list[str]
    claims: list[Claim]


class Side(Shape):
    """One side of a dispute, with the claims that hold it."""

    words: str
    claims: list[Claim | PropertyClaim]


class Dispute(Shape):
    """Where sources do not agree."""

    rule: str
    why: str
    tie: Tie | None = None
    entity: str | None = None
    property: str | None = None
    event: str | None = None
    sides: list[Side]


class SourceNames(Shape):
    """A source, as short as it can be told."""

    title: str
    published: str | None = None
    url: str | None = None


class AllNames(Shape):
    """Entities and sources by id."""

    entities: dict[str, Names]
    sources: dict[str, SourceNames]
