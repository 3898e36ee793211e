"""Locators: the place in a source where a claim stands.

`chars A-B` counts Unicode code points of the text, decoded as UTF-8 with nothing stripped, from 0; B is
excluded. Rows, lines and pages are counted from 1. `entity ID` and
`statement ID` are records of a source that is not a text.
"""

from __future__ import annotations

import hashlib
import re

_CHARS = re.compile(r"chars (\d+)-(\d+)", re.ASCII)
_LOCATOR = re.compile(
    r"(?:chars (\d+)-(\d+)|(?:rows?|pages?|lines?) [1-9]\d*(?:-[1-9]\d*)?|(?:entity|statement) \S+)", re.ASCII
)
_OTHER_SOURCE = re.compile(r"(.+) of (\S+)")
_EXPECTED = "chars 1034-1187, row 12, line 7, page 3, entity ID or statement ID"


def check_locator(locator: str | None) -> str | None:
    """Return what is wrong with the form of a locator, or None; a missing locator is not wrong."""
    if locator is None:
        return None
    match = _LOCATOR.fullmatch(locator)
    if match is None:
        return f"{locator!r} is not a place; expected {_EXPECTED}"
    if match[1] and int(match[1]) >= int(match[2]):
        return f"{locator!r} is empty; its end must be after its start"
    return None


def split_source(place: str) -> tuple[str, str | None]:
    """Split a place that supports an inferred entity into locator and source: "chars 3-9 of statement".

    The source is None where the place is in the claim's own source.
    """
    match = _OTHER_SOURCE.fullmatch(place)
    return (match[1], match[2]) if match else (place, None)


def is_overlapping(locator: str | None, other: str | None) -> bool:
    """Return whether two `chars` locators of one text share a character; False for any other locators."""
    first, second = parse_span(locator), parse_span(other)
    return first is not None and second is not None and first[0] < second[1] and second[0] < first[1]


def chars_locator(start: int, end: int) -> str:
    """Return the locator of the code points from `start` to `end`; `end` is excluded."""
    return f"chars {start}-{end}"


def parse_span(locator: str | None) -> tuple[int, int] | None:
    """Return the start and end of a `chars` locator, or None for any other."""
    match = _CHARS.fullmatch(locator or "")
    return (int(match[1]), int(match[2])) if match else None


def parse_span_digits(locator: str) -> tuple[str, str] | None:
    """Return the start and end of a `chars` locator as they are written, or None for any other."""
    match = _CHARS.fullmatch(locator)
    return (match[1], match[2]) if match else None


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
