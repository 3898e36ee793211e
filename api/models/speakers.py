"""Models of entities that speak for or against others."""

from __future__ import annotations

from pydantic import Field

from api.models.disputes import DescribedClaim
from api.models.shared import NamesById, PagedResponse, ResponseModel
from graph.derived import SpeakerRule
from graph.ontology import Side


class Speaker(ResponseModel):
    """An entity that speaks for, against or on behalf of another."""

    speaker: str = Field(description="The id of an entity.")
    speaker_name: str
    side: Side
    target: str = Field(description="The id of an entity.")
    target_name: str
    rule: SpeakerRule
    explanation: str = Field(description="The meaning of the rule.")
    claims: list[DescribedClaim] = Field(description="The claims that show it.")


class Speakers(PagedResponse):
    """A page of entities that speak for or against others."""

    speakers: list[Speaker]
    names: NamesById
