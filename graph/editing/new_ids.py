"""Ids of the records that analysts add: chosen by the analyst, or made from a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import count

from anyascii import anyascii

from graph.model import check_id, compose_letters

MAX_CHARACTERS = 60
_CANDIDATES_PER_LOOKUP = 50
# Transliteration writes soft signs, the letter ayn and apostrophes with these. They do not separate words.
_APOSTROPHES = str.maketrans("", "", "'`")
# Addresses of the service end with these words: `/api/entities/{id}/history`. An id that ends with one of
# them would be read as such an address.
_LAST_WORDS_OF_ADDRESSES = frozenset(
    {"annotations", "claims", "columns", "counts", "file", "history", "neighbours", "text", "withdrawal"}
)


def check_new_id(id_: str) -> str | None:
    """Return what is wrong with an id that an analyst has chosen, or None."""
    *_, last = segments = id_.split("/")
    for segment in segments:
        if fault := check_id(segment):
            return fault
    if len(segments) > 1 and last in _LAST_WORDS_OF_ADDRESSES:
        return f"{id_!r} ends with {last!r}, as addresses of the service do; choose another last word"
    return None


def make_unused_id(
    name: str, fallback: str, find_used: Callable[[list[str]], Iterable[str]], prefix: str = ""
) -> str:
    """Return an id made from a name, with a number from 2 at its end where the id alone is used already.

    Args:
        name: the name in any script.
        fallback: a word to make the id from where the name has no letter and no digit.
        find_used: returns those of the given ids that are used already.
        prefix: the id of the source that the record belongs to; the id is then `prefix/name`.
    """
    slug = make_slug(name) or fallback.lower()
    start = f"{prefix}/{slug}" if prefix else slug
    for first in count(1, _CANDIDATES_PER_LOOKUP):
        numbers = range(first, first + _CANDIDATES_PER_LOOKUP)
        candidates = [start if number == 1 else f"{start}-{number}" for number in numbers]
        used = set(find_used(candidates))
        for candidate in candidates:
            if candidate not in used and not (prefix and check_new_id(candidate)):
                return candidate
    raise AssertionError("the numbers do not end, so one of the ids is unused")


def make_slug(name: str) -> str:
    """Return a name in any script as small Latin letters and digits, its words joined by hyphens.

    The result has at most 60 characters. It is empty where the name has no letter and no digit.
    """
    latin = anyascii(compose_letters(name)).lower().translate(_APOSTROPHES)
    return "-".join(re.findall("[a-z0-9]+", latin))[:MAX_CHARACTERS].strip("-")
