"""The shapes of sets of ties."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import AllNames, Answered, Paged, Shape, Tie
from graph.derived.ties import Standing
from graph.model.records import Mode


class Ties(Paged):
    """A page of a set of ties."""

    ties: list[Tie]
    names: AllNames


class EntityColumns(Shape):
    """Entities in columns."""

    id: list[str]
    kind: list[str]
    name: list[str]
    named: list[bool]


class SourceColumns(Shape):
    """Sources in columns."""

    id: list[str]
    title: list[str]
    published: list[str | None]


class TieColumns(Shape):
    """Ties in columns."""

    id: list[str]
    subject: list[int] = Field(description="The place of the entity in `entities`, from 0.")
    object: list[int]
    edge_type: list[str]
    mode: list[Mode]
    standing: list[Standing]
    identifying: list[dict[str, str] | None]
    claims: list[int] = Field(description="How many claims make the tie.")
    sources: list[list[int]] = Field(description="The places of their sources in `sources`, from 0.")


class TiesInColumns(Answered):
    """A whole set of ties in columns."""

    entities: EntityColumns
    sources: SourceColumns
    ties: TieColumns


class TieCounts(Answered):
    """How large a set of ties is."""

    ties: int
    claims: int
    entities: int
    types: dict[str, int] = Field(description="Numbers of ties by type.")
    families: dict[str, int]
    standings: dict[str, int]
    modes: dict[str, int]
    kinds: dict[str, int] = Field(description="Numbers of entities by kind.")
