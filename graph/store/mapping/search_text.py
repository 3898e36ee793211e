"""How text is folded for search: the same for what is stored and for what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return `text` without accents, case or compatibility forms (NFKD, marks removed, case folded)."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def words(text: str) -> list[str]:
    """Return the folded words of `text`; nothing in them means anything to a search engine's syntax."""
    return _WORD.findall(fold(text))


def searchable(names: Iterable[str]) -> str:
    """Return what the full-text index holds of an entity with these names."""
    return " ".join(dict.fromkeys(" ".join(words(name)) for name in names))
