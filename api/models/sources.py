"""Models of sources, of what they state, and of the timeline."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.models.disputes import DescribedClaim, DescribedPropertyClaim
from api.models.shared import NamesById, PagedResponse, ResponseModel, Source, StoreResponse
from graph.derived import Standing


class CountedSource(Source):
    """A source with the number of its claims."""

    claim_count: int = Field(description="Its claims about two entities.")
    property_claim_count: int = Field(description="Its claims about a property of one entity.")


class Sources(PagedResponse):
    """A page of sources, in order of id."""

    sources: list[CountedSource]
    names: NamesById


class SourceDetail(StoreResponse):
    """A source without its text, and the sources that repeat it."""

    source: CountedSource
    repeated_by: list[str] = Field(description="Ids of the sources that repeat it.")
    names: NamesById


class SourceText(StoreResponse):
    """What the store has of the text of a source, after the text was sent."""

    source: str = Field(description="The id of the source.")
    sha256: str
    characters: int = Field(description="The length of the text.")
    checked_claims: int = Field(
        description="Its claims with a place that can be looked up in the text; all of these agree with it."
    )


class ClaimWithTie(ResponseModel):
    """A claim of a source."""

    type: Literal["claim", "property_claim"]
    claim: DescribedClaim | DescribedPropertyClaim
    tie_id: str | None = Field(default=None, description="The id of the tie that the claim belongs to.")
    standing: Standing | None = Field(default=None, description="The standing of that tie.")


class SourceClaims(PagedResponse):
    """A page of what a source states, in the order of its text."""

    source: str = Field(description="The id of the source.")
    claims: list[ClaimWithTie]
    names: NamesById


class TimelineItem(ResponseModel):
    """An Event or a dated claim."""

    type: Literal["event", "claim", "property_claim"]
    date: str = Field(description="The date by which the timeline is ordered, as precise as it is known.")
    date_from: str | None = None
    date_until: str | None = None
    title: str = Field(description="The name of the Event, or the sentence of the claim.")
    citation: str = Field(description="Who states it where; of an Event, where its date comes from.")
    event: str | None = Field(default=None, description="The id of the Event.")
    claim: DescribedClaim | DescribedPropertyClaim | None = None
    tie_id: str | None = Field(default=None, description="The id of the tie that the claim belongs to.")
    standing: Standing | None = Field(default=None, description="The standing of that tie.")


class Timeline(PagedResponse):
    """A page of Events and dated claims, in order of their dates."""

    time_axis: Literal["valid", "said"]
    items: list[TimelineItem]
    names: NamesById
