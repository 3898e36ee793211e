"""Compare English words by their stems, so that `OWNER_OF`, "owns" and "owned by" have a word in common."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graph.yaml_files import read_yaml

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_SHORTEST_STEM, _SHORTEST_BEGINNING = 3, 5
_MAX_REST = 1


def list_stems(text: str) -> frozenset[str]:
    """Return the stems of the words in a text or in a name such as `EMPLOYED_BY` or `employedBy`."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in _word_forms()["without_meaning"])


def share_stem(stem: str, others: frozenset[str]) -> bool:
    """Return whether a stem is among others, or differs from one of them only by a letter at the end."""
    return stem in others or any(
        min(len(stem), len(other)) >= _SHORTEST_BEGINNING
        and abs(len(stem) - len(other)) <= _MAX_REST
        and (stem.startswith(other) or other.startswith(stem))
        for other in others
    )


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    word = _word_forms()["irregular"].get(word, word)
    for ending in _word_forms()["endings"]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@cache
def _word_forms() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(Path(__file__).with_name("word_forms.yaml")).data
    return data
