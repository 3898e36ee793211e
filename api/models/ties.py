"""Models of sets of ties."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import NamesById, PagedResponse, ResponseModel, StoreResponse, Tie
from graph.derived import Standing
from graph.model import Mode


class Ties(PagedResponse):
    """A page of a set of ties."""

    ties: list[Tie]
    names: NamesById


class EntityColumns(ResponseModel):
    """Entities in columns."""

    id: list[str]
    kind: list[str]
    name: list[str]
    named: list[bool]


class SourceColumns(ResponseModel):
    """Sources in columns."""

    id: list[str]
    title: list[str]
    published: list[str | None]


class TieColumns(ResponseModel):
    """Ties in columns."""

    id: list[str]
    subject: list[int] = Field(description="The index of the entity in `entities`, from 0.")
    object: list[int] = Field(description="The index of the entity in `entities`, from 0.")
    edge_type: list[str]
    mode: list[Mode]
    standing: list[Standing]
    identifying: list[dict[str, str] | None]
    claim_count: list[int] = Field(description="How many claims the tie has.")
    sources: list[list[int]] = Field(description="The indices of its sources in `sources`, from 0.")


class TiesInColumns(StoreResponse):
    """A complete set of ties in columns: each property is one list with a value for each tie."""

    entities: EntityColumns
    sources: SourceColumns
    ties: TieColumns


class TieCounts(StoreResponse):
    """The size of a set of ties."""

    tie_count: int
    claim_count: int
    entity_count: int
    edge_types: dict[str, int] = Field(description="Ties by edge type.")
    families: dict[str, int] = Field(description="Ties by family of edge types.")
    standings: dict[Standing, int] = Field(description="Ties by standing.")
    modes: dict[Mode, int] = Field(description="Ties by mode.")
    kinds: dict[str, int] = Field(description="Entities by kind.")
