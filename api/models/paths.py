"""The shape of paths."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.shared import AllNames, Answered, Shape, Tie


class Step(Shape):
    """A step from one entity to the next."""

    start: str
    end: str
    ties: list[str] = Field(
        description="Ids of the ties that carry it; the answer's `ties` holds them whole."
    )
    words: list[str] = Field(description="Each tie as it reads in the direction of the walk, with citations.")


class Path(Shape):
    """One way from an entity to another."""

    length: int
    entities: list[str]
    steps: list[Step]
    words: str


class Paths(Answered):
    """The ways from an entity to another, the short ones first."""

    start: str
    end: str
    find: Literal["shortest", "all_shortest", "all"]
    max_length: int
    paths: list[Path]
    truncated: bool = Field(description="Whether there may be more paths than these.")
    note: str | None = Field(default=None, description="What was cut.")
    ties: list[Tie] = Field(description="Every tie of the paths, with all its claims.")
    names: AllNames
