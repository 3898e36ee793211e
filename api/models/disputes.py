"""Models of disputes, and of claims with their sentences."""

from __future__ import annotations

from pydantic import Field

from api.models.shared import (
    Claim,
    CompatibleClaims,
    Dispute,
    DisputeSide,
    NamesById,
    PagedResponse,
    PropertyClaim,
)


class DescribedClaim(Claim):
    """A claim with its sentence."""

    sentence: str
    citation: str = Field(description="Who states it where, with which stance.")


class DescribedPropertyClaim(PropertyClaim):
    """A claim about a property of one entity, with its sentence."""

    sentence: str
    citation: str = Field(description="Who states it where, with which stance.")


class DescribedDisputeSide(DisputeSide):
    """One side of a dispute, with the sentences of its claims."""

    claims: list[DescribedClaim | DescribedPropertyClaim]  # type: ignore[assignment]


class DescribedCompatibleClaims(CompatibleClaims):
    """Claims that take no side of a dispute, with their sentences."""

    claims: list[DescribedClaim | DescribedPropertyClaim]  # type: ignore[assignment]


class DescribedDispute(Dispute):
    """A dispute or difference, with the sentences of its claims."""

    sides: list[DescribedDisputeSide]  # type: ignore[assignment]
    compatible: list[DescribedCompatibleClaims] = Field(default=[])  # type: ignore[assignment]


class Disputes(PagedResponse):
    """A page of disputes and differences."""

    disputes: list[DescribedDispute]
    names: NamesById
