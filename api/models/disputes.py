"""Models of disputes, and of claims with their sentences."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import Claim, Dispute, NamesById, PagedResponse, PropertyClaim, ResponseModel


class DescribedClaim(Claim):
    """A claim with its sentence."""

    sentence: str
    citation: str = Field(description="Who states it where, with which stance.")


class DescribedPropertyClaim(PropertyClaim):
    """A claim about a property of one entity, with its sentence."""

    sentence: str
    citation: str = Field(description="Who states it where, with which stance.")


class DescribedDisputeSide(ResponseModel):
    """One side of a dispute, with the sentences of its claims."""

    position: str = Field(description="A stance, a value or dates, in words; its claims have the data.")
    claims: list[DescribedClaim | DescribedPropertyClaim]


class DescribedDispute(Dispute):
    """A dispute with its sentence."""

    sentence: str
    sides: list[DescribedDisputeSide]  # type: ignore[assignment]


class Disputes(PagedResponse):
    """A page of disputes."""

    disputes: list[DescribedDispute]
    names: NamesById
