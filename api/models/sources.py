"""The shapes of sources and of what they state."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.disputes import ToldClaim, ToldPropertyClaim
from api.models.shared import AllNames, Answered, Paged, Shape, Source
from graph.derived.ties import Standing


class CountedSource(Source):
    """A source, and how much it states."""

    claims: int = Field(description="Claims about two entities.")
    property_claims: int = Field(description="Claims about one entity.")


class Sources(Paged):
    """A page of sources, in order of id."""

    sources: list[CountedSource]
    names: AllNames


class WholeSource(Answered):
    """A source without its text."""

    source: CountedSource
    repeated_by: list[str] = Field(description="Ids of the sources that repeat it.")
    names: AllNames


class Statement(Shape):
    """One thing that a source states."""

    kind: Literal["claim", "property claim"]
    claim: ToldClaim | ToldPropertyClaim
    tie: str | None = Field(default=None, description="The id of the tie to which the claim belongs.")
    standing: Standing | None = Field(default=None, description="How that tie stands, by all its claims.")


class Statements(Paged):
    """A page of what a source states, in the order of its text."""

    source: str
    statements: list[Statement]
    names: AllNames


class TimelineItem(Shape):
    """An Event, or a dated claim."""

    kind: Literal["event", "claim", "property claim"]
    date: str = Field(description="Where it stands in the order, cut to what is known.")
    date_from: str | None = None
    date_until: str | None = None
    words: str
    citation: str = Field(description="Who states it where; of an Event, what gives it its date.")
    event: str | None = Field(default=None, description="The id of the Event.")
    claim: ToldClaim | ToldPropertyClaim | None = None
    tie: str | None = Field(default=None, description="The id of the tie to which the claim belongs.")
    standing: Standing | None = Field(default=None, description="How that tie stands, by all its claims.")


class Timeline(Paged):
    """A page of what happened, or was said, in its order."""

    clock: Literal["true", "said"]
    items: list[TimelineItem]
    names: AllNames
