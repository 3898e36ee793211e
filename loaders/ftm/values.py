"""Values of FollowTheMoney, which are all texts, as dates, numbers and shares."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.model import check_date

_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?|[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?)\s*(\D{1,20})?", re.ASCII)
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?", re.ASCII)


# A load of millions of entities has few different dates.
@lru_cache(maxsize=16_384)
def clean_date(text: str) -> str | None:
    """Return a date as records have it, or None where it is none.

    Of a time without a time zone only the day is certain.
    """
    text = text.strip()
    match = _TIME.match(text)
    if match:
        zone = match[2]
        if zone and zone != "Z" and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        text = f"{match[1]}{zone}" if zone else match[1][:10]
    return text if check_date(text) is None else None


def parse_number(text: str) -> tuple[float, str | None] | None:
    """Return a number and its unit, or None where the text is no single number: "1,200.5 kg"."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or len(match[1]) > 16:
        return None
    digits = match[1].replace(",", "")
    unit = match[2].strip() if match[2] else None
    return float(digits) if "." in digits else int(digits), unit


def parse_share(text: str) -> float | None:
    """Return a share in per cent, or None where it is no single number: ">25%"."""
    match = _SHARE.fullmatch(text.strip())
    number = float(match[1].replace(",", ".")) if match else None
    return None if number is None or number > 100 else number


def most_precise(dates: list[str]) -> str | None:
    """Return the most precise of several dates if they are one date, else None: 2012 and 2012-05-29."""
    longest = max(dates, key=len)
    return longest if all(longest.startswith(date) for date in dates) else None
