"""Where in a source a claim stands, and the words that stand there.

`chars A-B` counts Unicode code points of the text decoded as UTF-8 with nothing stripped, from 0, B excluded.
Rows and pages are counted from 1. Other places, of sources that are no texts, are kept as they come.
"""

from __future__ import annotations

import hashlib
import re

_CHARS = re.compile(r"chars (\d+)-(\d+)", re.ASCII)
_PLACE = re.compile(
    r"(?:chars (\d+)-(\d+)|(?:rows?|pages?|lines?) [1-9]\d*(?:-[1-9]\d*)?|entity \S+)", re.ASCII
)
EXPECTED = "chars 1034-1187, row 12, line 7, page 3 or entity ID"


def check_locator(locator: str | None) -> str | None:
    """Return what is wrong with the form of a locator, or None; no locator at all is not wrong."""
    if locator is None:
        return None
    match = _PLACE.fullmatch(locator)
    if match is None:
        return f"{locator!r} is not a place; expected {EXPECTED}"
    if match[1] and int(match[1]) >= int(match[2]):
        return f"{locator!r} is empty; its end must be after its start"
    return None


def span(locator: str | None) -> tuple[int, int] | None:
    """Return the start and end of a `chars` locator, or None for any other."""
    match = _CHARS.fullmatch(locator or "")
    return (int(match[1]), int(match[2])) if match else None


def span_as_written(locator: str) -> tuple[str, str] | None:
    """Return the start and end of a `chars` locator in their own digits, or None for any other."""
    match = _CHARS.fullmatch(locator)
    return (match[1], match[2]) if match else None


def chars(start: int, end: int) -> str:
    """Return the locator of the code points from `start` to before `end`."""
    return f"chars {start}-{end}"


def passage(text: str, locator: str | None) -> str | None:
    """Return the words at a `chars` locator; None where it is of another form or outside the text."""
    found = span(locator)
    if found is None or not found[0] < found[1] <= len(text):
        return None
    return text[found[0] : found[1]]


def sum_of(words: str) -> str:
    """Return the SHA-256 of words encoded as UTF-8, in hexadecimal digits."""
    return hashlib.sha256(words.encode()).hexdigest()
