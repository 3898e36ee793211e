"""Dates cut to what is known, and whether two spans of them can be of one time.

A date is written as ISO 8601 cut to its known part: `2012`, `2012-05`, `2012-05-29`, and where the hour
matters `2013-05-31T22:00Z`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(Z|[+-](?:0\d|1[0-7]):[0-5]\d))?)?)?", re.ASCII
)
EXPECTED = "a date as 2012, 2012-05, 2012-05-29 or 2012-05-29T22:00Z"


# A load of hundreds of thousands of claims has few different dates.
@lru_cache(maxsize=4096)
def check_date(text: str) -> str | None:
    """Return what is wrong with `text` as a date, or None where it is one."""
    match = _DATE.fullmatch(text)
    if match is None:
        return f"{text!r} is not {EXPECTED}"
    year, month, day, hour, minute, _ = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        datetime(2000, 1, 1, int(hour or 0), int(minute or 0), tzinfo=UTC)
        normal(text)
    except (ValueError, OverflowError):
        return f"{text!r} is not on the calendar; expected {EXPECTED}"
    return None


def normal(text: str) -> str:
    """Return a checked date with its time, if it has one, in UTC and written with Z."""
    if "T" not in text:
        return text
    return f"{datetime.fromisoformat(text).astimezone(UTC).isoformat()[:16]}Z"


def apart(first: tuple[str | None, str | None], second: tuple[str | None, str | None]) -> bool:
    """Tell whether two spans (from, until) cannot overlap; an open end reaches any time.

    Two dates are compared at the coarser precision of the two, in UTC where both have a time.
    """
    return _before(first[1], second[0]) or _before(second[1], first[0])


def out_of_order(start: str | None, end: str | None) -> bool:
    """Tell whether a span ends before it starts."""
    return _before(end, start)


def _before(end: str | None, start: str | None) -> bool:
    if not end or not start:
        return False
    end, start = normal(end), normal(start)
    shared = min(len(end), len(start))
    return end[:shared] < start[:shared]
