"""Ids for what analysts add: given, or made of a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import count

from graph.model.ids import id_fault
from graph.store.mapping.search_text import words

LONGEST = 60
_AT_ONCE = 50
_PLAIN = re.compile("[a-z0-9]+")
# Cyrillic letters as folding leaves them (й is и by then), written the way passports do, so that an id can be
# read aloud. No library among the dependencies does it; other scripts fall back on the kind.
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэієґәғқңөұүһ", "abvgdeziklmnoprstufyeiegagqnouuh", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}  # noqa: RUF001
    | {"ъ": "", "ь": ""}
)
# The addresses of the service end with these words; an id that did as well could not be told from them.
_ADDRESSES = frozenset(
    {"annotations", "columns", "counts", "file", "history", "neighbours", "statements", "text", "withdrawal"}
)


def fault_of(id_: str) -> str | None:
    """Return what is wrong with an id that an analyst gives, or None."""
    *_, last = parts = id_.split("/")
    for part in parts:
        if fault := id_fault(part):
            return fault
    if len(parts) > 1 and last in _ADDRESSES:
        return f"{id_!r} ends as an address of the service does; choose another word than {last!r}"
    return None


def free_id(name: str, otherwise: str, taken: Callable[[list[str]], Iterable[str]], within: str = "") -> str:
    """Return an id that nothing has yet, made of a name.

    Args:
        otherwise: what it is made of where the name has no Latin or Cyrillic letter and no digit.
        taken: tells which of some ids are taken.
        within: what stands before it, for what belongs to a source.
    """
    latin = (word.translate(_CYRILLIC) for word in words(name))
    plain = [word for word in latin if _PLAIN.fullmatch(word)]
    slug = "-".join(plain)[:LONGEST].strip("-") or otherwise.lower()
    start = f"{within}/{slug}" if within else slug
    for first in count(1, _AT_ONCE):
        wanted = [start if n == 1 else f"{start}-{n}" for n in range(first, first + _AT_ONCE)]
        held = set(taken(wanted))
        for id_ in wanted:
            if id_ not in held and not (within and fault_of(id_)):
                return id_
    raise AssertionError("one of endless many is free")
