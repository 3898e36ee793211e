"""Models of paths between two entities."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import NamesById, ResponseModel, StoreResponse, Tie
from graph.reading import PathSelector


class PathStep(ResponseModel):
    """A step of a path from one entity to the next."""

    start: str = Field(description="The id of an entity.")
    end: str = Field(description="The id of an entity.")
    tie_ids: list[str] = Field(description="The ids of the ties between them, which are in `ties`.")
    sentences: list[str] = Field(
        description="A sentence for each tie, read in the direction of the path, with its citations."
    )


class Path(ResponseModel):
    """A path from one entity to another."""

    length: int = Field(description="The number of its steps.")
    entities: list[str] = Field(description="The ids of its entities in order.")
    steps: list[PathStep]
    description: str = Field(description="The sentences of all its steps.")


class Paths(StoreResponse):
    """Paths from one entity to another, the shortest first."""

    start: str
    end: str
    selector: PathSelector
    max_length: int
    paths: list[Path]
    truncated: bool = Field(description="Whether there may be more paths.")
    limit_note: str | None = Field(default=None, description="What was cut.")
    ties: list[Tie] = Field(description="All ties of the paths, with all their claims.")
    names: NamesById
