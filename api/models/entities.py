"""The shapes of an entity, of its neighbours and of their numbers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.shared import AllNames, Answered, Dispute, Entity, Names, Paged, PropertyClaim, Shape, Tie
from api.models.versions import Annotation


class Neighbour(Names):
    """Someone to whom an entity is tied."""

    id: str
    claims: int = Field(description="How many claims that fit join the two.")
    ties: list[Tie] = Field(description="The ties that fit, each with all its claims.")


class Neighbours(Paged):
    """Those to whom an entity is tied: a page of them."""

    claims: int = Field(description="How many claims that fit join it to all of them.")
    neighbours: list[Neighbour]
    names: AllNames


class Stretch(Shape):
    """A part of those to whom an entity is tied."""

    total: int = Field(description="How many others there are.")
    offset: int
    limit: int
    next: int | None = Field(default=None, description="The offset of the next part, or null.")


class Touched(Shape):
    """Some of those whom acts touch."""

    total: int = Field(description="How many others there are.")
    shown: int = Field(description="How many of them these are: those with the most claims first.")


class Bodies(Shape):
    """What the bodies of a State did: its courts, police and ministries."""

    ids: list[str] = Field(description="The bodies of this State.")
    claims: int = Field(description="How many claims say what they did.")
    others: Touched = Field(description="Of whom these are the ties.")
    ties: list[Tie]


class WholeEntity(Answered):
    """An entity with what is said of it."""

    entity: Entity
    claims: int = Field(description="How many claims join it to others.")
    others: Stretch = Field(description="Of whom these are the ties: those with the most claims first.")
    ties: list[Tie]
    property_claims: list[PropertyClaim]
    differing: list[Dispute] = Field(description="Properties of which sources give different values.")
    bodies: Bodies | None = Field(default=None, description="For a State: what its bodies did.")
    annotations: list[Annotation] = Field(description="What analysts noted on it.")
    names: AllNames


class OfType(Shape):
    """How many claims there are of a type in one direction."""

    type: str
    direction: Literal["outgoing", "incoming", "either"]
    reads: str
    family: str
    claims: int


class OfKind(Shape):
    """How many claims join an entity to those of a kind."""

    kind: str
    claims: int


class OfFamily(Shape):
    """How many claims there are of a family of types."""

    family: str
    claims: int


class NeighbourCounts(Answered):
    """How many claims that fit join an entity to others."""

    claims: int
    types: list[OfType]
    kinds: list[OfKind]
    families: list[OfFamily]
    standings: dict[str, int] | None = Field(description="Ties that fit by standing, or null.")
    standings_note: str = Field(default="", description="Why they are not counted.")
