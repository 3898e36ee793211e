"""The span of time that the claims of a tie cover together, for exports that have one span for each tie."""

from __future__ import annotations

from collections.abc import Iterable

from graph.derived.claim_dates import valid_span
from graph.derived.comparable_dates import first_moment, last_moment
from graph.model import Claim, DateSpan, to_utc


def enclosing_span(claims: Iterable[Claim]) -> DateSpan:
    """Return the span from the first to the last date of claims.

    An end that is open in one of them is open in the result: what is true "from 2012" has no last date.
    Claims without a date say nothing about time and are left out.
    """
    spans = [span for span in map(valid_span, claims) if span != (None, None)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return (
        None if None in starts else min(filter(None, starts), key=_first_moment, default=None),
        None if None in ends else max(filter(None, ends), key=_last_moment, default=None),
    )


def _first_moment(date: str) -> tuple[str, int]:
    """Return a key that puts dates in order of their first moment, the less precise first."""
    return first_moment(to_utc(date)), len(date)


def _last_moment(date: str) -> tuple[str, int]:
    """Return a key that puts dates in order of their last moment, the less precise last."""
    return last_moment(to_utc(date)), -len(date)
