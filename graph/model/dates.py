"""Dates that are as precise as a source allows, and comparisons of them.

A date is written in ISO 8601, without the parts that are unknown: `2012`, `2012-05`, `2012-05-29`, or with a
time where it matters: `2013-05-31T22:00Z`. A span is a pair of dates (from, until); None is an open
end.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeAlias

DateSpan: TypeAlias = tuple[str | None, str | None]
"""First and last date; None where it is not known."""

DATE_EXPECTED = "a date as 2012, 2012-05, 2012-05-29 or 2012-05-29T22:00Z"

_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(Z|[+-](?:0\d|1[0-7]):[0-5]\d))?)?)?", re.ASCII
)


# A load of hundreds of thousands of claims has few different dates.
@lru_cache(maxsize=4096)
def check_date(text: str) -> str | None:
    """Return what is wrong with `text` as a date, or None."""
    match = _DATE.fullmatch(text)
    if match is None:
        return f"{text!r} is not {DATE_EXPECTED}"
    year, month, day, hour, minute, _ = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        datetime(2000, 1, 1, int(hour or 0), int(minute or 0), tzinfo=UTC)
        to_utc(text)
    except (ValueError, OverflowError):
        return f"{text!r} is not on the calendar; expected {DATE_EXPECTED}"
    return None


def to_utc(text: str) -> str:
    """Return a valid date; if it has a time, in UTC and written with Z."""
    if "T" not in text:
        return text
    return f"{datetime.fromisoformat(text).astimezone(UTC).isoformat()[:16]}Z"


def spans_disjoint(first: DateSpan, second: DateSpan) -> bool:
    """Return whether two spans cannot overlap.

    Two dates are compared at the precision of the less precise one, and in UTC where both have a time.
    """
    return _is_before(first[1], second[0]) or _is_before(second[1], first[0])


def is_out_of_order(start: str | None, end: str | None) -> bool:
    """Return whether a span ends before it starts.

    A day without a time may be meant in the time zone of the place. Beside such a day, a time is also taken
    as the day on which it is written.
    """
    if start and end and ("T" in start) != ("T" in end):
        return _is_before(end, start) and _is_before(end[:10], start[:10])
    return _is_before(end, start)


def _is_before(first: str | None, second: str | None) -> bool:
    if not first or not second:
        return False
    first, second = to_utc(first), to_utc(second)
    shared = min(len(first), len(second))
    return first[:shared] < second[:shared]


def day_bounds(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that the dates of a span allow; None where an end is open.

    From 2012 until May 2013 lies between 1 January 2012 and 31 May 2013. A date with a time is the day on
    which it is written.
    """
    return _first_day(start) if start else None, _last_day(end) if end else None


def _first_day(text: str) -> date:
    year, month, day = (*text[:10].split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day))


def _last_day(text: str) -> date:
    year, month, day = (*map(int, text[:10].split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
