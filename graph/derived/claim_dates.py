"""The two time axes of a claim: when it was true, and when it was said.

Filters, timelines and the rules of dispute all compare claims by the spans that are defined here.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from graph.derived.attribution import AttributionContext
from graph.model import AnyClaim, ClaimSummary, DateSpan

TimeAxis: TypeAlias = Literal["valid", "said"]


def valid_span(claim: AnyClaim | ClaimSummary) -> DateSpan:
    """Return the span in which a claim was true."""
    return claim.valid_from, claim.valid_until


def said_span(claim: AnyClaim | ClaimSummary, context: AttributionContext) -> DateSpan:
    """Return the date when a claim was said, twice; by default the date when its source was published."""
    source = context.sources.get(claim.source)
    date = claim.said_on or (source.published if source else None)
    return date, date


def span_on_axis(
    claim: AnyClaim | ClaimSummary, time_axis: TimeAxis, context: AttributionContext
) -> DateSpan:
    """Return the span in which a claim was true, or the date when it was said."""
    return valid_span(claim) if time_axis == "valid" else said_span(claim, context)
