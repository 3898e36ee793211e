"""Models of the neighbours that two entities have in common."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import EntityRef, NamesById, PagedResponse, ResponseModel, Tie


class TiesToBoth(ResponseModel):
    """The ties of a common neighbour to each of the two entities."""

    first: list[Tie]
    second: list[Tie]


class CommonNeighbour(EntityRef):
    """An entity that is tied to both."""

    id: str
    claim_count: int = Field(description="How many matching claims join it to the two.")
    ties: TiesToBoth


class CommonNeighbours(PagedResponse):
    """A page of the entities that are tied to both of two entities."""

    first: str = Field(description="The id of an entity.")
    second: str = Field(description="The id of an entity.")
    claim_count: int = Field(description="How many matching claims join them to all common neighbours.")
    neighbours: list[CommonNeighbour]
    names: NamesById
