"""The shape of disputes."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import AllNames, Claim, Dispute, Paged, PropertyClaim, Shape


class ToldClaim(Claim):
    """A claim with the words by which a person would tell it."""

    words: str
    citation: str = Field(description="Who states it where, with what stance.")


class ToldPropertyClaim(PropertyClaim):
    """A claim of one entity's property with the words by which a person would tell it."""

    words: str
    citation: str = Field(description="Who states it where, with what stance.")


class ToldSide(Shape):
    """One side of a dispute, with the claims that hold it."""

    words: str
    claims: list[ToldClaim | ToldPropertyClaim]


class ToldDispute(Dispute):
    """Where sources do not agree, in words."""

    words: str
    sides: list[ToldSide]  # type: ignore[assignment]


class Disputes(Paged):
    """A page of disputes."""

    disputes: list[ToldDispute]
    names: AllNames
