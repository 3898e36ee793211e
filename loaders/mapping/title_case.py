"""Names in capital letters as people write them: "40 WALL STREET LLC" becomes "40 Wall Street LLC"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

from graph.yaml_files import read_yaml

_WORD = re.compile(r"[^\W_]+(?:['\u2019.][^\W_]+)*\.?")
_PART = re.compile(r"[^\W_]+")
_MC = re.compile(r"Mc[a-z]{3,}")


@cache
def _load_words() -> tuple[frozenset[str], frozenset[str]]:
    data = read_yaml(Path(__file__).with_name("title_case.yaml")).data
    return frozenset(data["capitals"]), frozenset(data["small"])


def make_title_case(name: str, keep: Collection[str] = ()) -> str:
    """Return a name with a capital letter at the start of each word.

    Only a name without small letters is changed. Words with digits, initials with points and forms of
    companies stay in capital letters; articles and prepositions are written small.

    Args:
        keep: further words that stay in capital letters.
    """
    if name != name.upper():
        return name
    capitals, small = _load_words()
    capitals = capitals.union(keep)

    def change(match: re.Match[str]) -> str:
        word = match[0]
        if word in capitals or word.rstrip(".") in capitals or _is_initials(word):
            return word
        if match.start() and word.lower() in small:
            return word.lower()
        return _capitalise(word)

    return _WORD.sub(change, name)


def _is_initials(word: str) -> bool:
    """Return whether a word is of single letters with points, or has a digit: "U.S.", "J.", "3M"."""
    if any(char.isdigit() for char in word):
        # "1ST" is written "1st".
        return re.fullmatch(r"\d+(?:ST|ND|RD|TH)", word) is None
    return "." in word and all(len(part) == 1 for part in word.rstrip(".").split("."))


def _capitalise(word: str) -> str:
    parts = _PART.findall(word)
    if len(parts) > 1 and len(parts[-1]) == 1 and "." not in word:
        # The s of a genitive: "MEN'S" is "Men's", but "O'NEIL" is "O'Neil".
        first = len(word) - 1
        return _PART.sub(lambda match: match[0].capitalize(), word[:first]) + word[first:].lower()
    if re.fullmatch(r"\d+(?:ST|ND|RD|TH)", word):
        return word.lower()
    changed = _PART.sub(lambda match: match[0].capitalize(), word)
    return f"Mc{changed[2:].capitalize()}" if _MC.fullmatch(changed) else changed
