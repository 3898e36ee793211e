"""The shape of what a name finds."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import AllNames, Answered, Entity, Shape


class Told(Shape):
    """A tie in a few words, as it is told of who was found."""

    tie: str = Field(description="The id of the tie.")
    words: str = Field(examples=["headed BTA Bank (chairman)"])


class Result(Shape):
    """Someone or something that was found."""

    entity: Entity
    score: float = Field(description="1 where a name is exactly what was asked for, else less.")
    claims: int = Field(description="How many claims join it to others.")
    neighbours: int = Field(description="To how many others.")
    ties: list[Told] = Field(description="The most telling ones: kin and work, those to the best connected.")


class Results(Answered):
    """Whom a name may mean, the best first."""

    results: list[Result]
    truncated: bool = Field(description="Whether more were found than these.")
    names: AllNames
