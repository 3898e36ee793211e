"""Dates as the leaked registers write them: 12-JAN-2006, 12/01/2006, 2006-01-12."""

from __future__ import annotations

from functools import lru_cache

from loaders.mapping.dates import parse_date

# Offices of the Caribbean and of Europe write the day first.
_FORMATS = (
    "%d-%b-%Y",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%Y/%m/%d",
)
_MONTH_FIRST = ("%m/%d/%Y", "%m-%d-%Y")


@lru_cache(maxsize=65_536)
def read_date(text: str) -> tuple[str | None, str | None]:
    """Return a date, and how it was worked out where it can only be read with the month first.

    Returns:
        (None, None) where it is no date.
    """
    date = parse_date(text, ()) or parse_date(text, _FORMATS)
    if date:
        return date, None
    date = parse_date(text, _MONTH_FIRST)
    return date, f"written as {text}, with the month first" if date else None
