"""Models of an entity, its neighbours and the counts of its claims."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.annotations import Annotation
from api.models.shared import (
    Dispute,
    Entity,
    EntityRef,
    NamesById,
    PagedResponse,
    PropertyClaim,
    ResponseModel,
    StoreResponse,
    Tie,
)
from graph.derived import Standing


class Neighbour(EntityRef):
    """An entity to which another is tied."""

    id: str
    claim_count: int = Field(description="How many matching claims join the two.")
    ties: list[Tie] = Field(description="The matching ties, each with all its claims.")


class Neighbours(PagedResponse):
    """A page of the neighbours of an entity."""

    claim_count: int = Field(description="How many matching claims join the entity to all its neighbours.")
    neighbours: list[Neighbour]
    names: NamesById


class PagePosition(ResponseModel):
    """Which of the neighbours a response has the ties of."""

    total: int = Field(description="The number of neighbours.")
    offset: int = Field(description="The number of neighbours before this page.")
    limit: int = Field(description="The number of neighbours on a full page.")
    next: int | None = Field(default=None, description="The offset of the next page, or null on the last.")


class ShownCount(ResponseModel):
    """Which of the entities that a State's bodies acted on a response has the ties of."""

    total: int = Field(description="The number of these entities.")
    shown_count: int = Field(description="How many of them are shown: those with the most claims.")


class StateBodies(ResponseModel):
    """What the bodies of a State did: its courts, police and ministries."""

    ids: list[str] = Field(description="The ids of the bodies.")
    claim_count: int = Field(description="How many claims say what they did.")
    neighbour_page: ShownCount = Field(description="The entities that they acted on.")
    ties: list[Tie]


class EntityDetail(StoreResponse):
    """An entity with all that is said about it."""

    entity: Entity
    claim_count: int = Field(description="How many claims join it to its neighbours.")
    neighbour_page: PagePosition = Field(
        description="The page of neighbours that `ties` is about: those with the most claims first."
    )
    ties: list[Tie]
    property_claims: list[PropertyClaim]
    disputes: list[Dispute] = Field(
        description="Disputes and differences about its properties and, of an Event, about its dates."
    )
    state_bodies: StateBodies | None = Field(default=None, description="Of a State: what its bodies did.")
    annotations: list[Annotation] = Field(description="Analysts' notes on the entity.")
    names: NamesById


class EdgeTypeCount(ResponseModel):
    """The number of claims of an edge type in one direction."""

    edge_type: str
    direction: Literal["outgoing", "incoming", "either"]
    label: str = Field(
        description="The name of the edge type in this direction. It counts claims of every stance and mode."
    )
    family: str
    claim_count: int


class KindCount(ResponseModel):
    """The number of claims that join an entity to neighbours of one kind."""

    kind: str
    claim_count: int


class FamilyCount(ResponseModel):
    """The number of claims of a family of edge types."""

    family: str
    claim_count: int


class NeighbourCounts(StoreResponse):
    """The number of matching claims that join an entity to its neighbours."""

    claim_count: int
    edge_types: list[EdgeTypeCount]
    kinds: list[KindCount]
    families: list[FamilyCount]
    standings: dict[Standing, int] | None = Field(
        description="The number of matching ties by standing; null if there are too many claims."
    )
    limit_note: str = Field(default="", description="Why ties are not counted by standing.")
