"""The shape of who speaks for whom."""

from __future__ import annotations

from pydantic import Field

from api.models.disputes import ToldClaim
from api.models.shared import AllNames, Paged, Shape
from graph.derived.speakers import SpeakerRule
from graph.ontology import Side


class Speaker(Shape):
    """One who speaks for or against another."""

    speaker: str
    speaker_name: str
    side: Side
    target: str
    target_name: str
    rule: SpeakerRule
    why: str = Field(description="The rule in words.")
    claims: list[ToldClaim] = Field(description="The claims that say so, each with who states it where.")


class Speakers(Paged):
    """A page of those who speak for or against others."""

    speakers: list[Speaker]
    names: AllNames
