"""The shape of what two entities have in common."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import AllNames, Names, Paged, Shape, Tie


class TiesTo(Shape):
    """The ties of somebody to each of two."""

    one: list[Tie]
    other: list[Tie]


class CommonNeighbour(Names):
    """Someone who is tied to both."""

    id: str
    claims: int = Field(description="How many claims that fit join it to the two.")
    ties: TiesTo


class CommonNeighbours(Paged):
    """Those who are tied to both of two entities."""

    one: str
    other: str
    claims: int
    neighbours: list[CommonNeighbour]
    names: AllNames
