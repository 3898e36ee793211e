"""The words by which columns of tables are recognised (`words.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.model import fold_text
from graph.yaml_files import FileModel, parse_model, read_yaml

_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|[^\w]+|_+")


class EdgeByHeaders(FileModel):
    """Headers of which one names the subject or the object of an edge type."""

    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    type: str


class _WordsFile(FileModel):
    headers: dict[str, tuple[str, ...]]
    kinds_by_header: dict[str, tuple[str, ...]]
    kinds_by_cell: dict[str, tuple[str, ...]]
    edges_by_headers: tuple[EdgeByHeaders, ...]
    properties: dict[str, tuple[str, ...]]
    ended: tuple[str, ...]
    currencies: frozenset[str]


@dataclass(frozen=True)
class Words:
    """The words of the file, folded; of each table from word to meaning, in the order of the file."""

    headers: Mapping[str, str]
    kinds_by_header: Mapping[str, str]
    kinds_by_cell: Mapping[str, str]
    edges_by_headers: tuple[EdgeByHeaders, ...]
    properties: Mapping[str, str]
    ended: re.Pattern[str]
    currencies: frozenset[str]


def list_words(header: str) -> list[str]:
    """Return the words of a header in small letters without accents: `donorName` has two."""
    return fold_text(" ".join(filter(None, _SPLIT.split(header)))).split()


def fold_phrase(text: str) -> str:
    """Return a cell or a phrase as it is compared."""
    return " ".join(list_words(text))


@cache
def load_words() -> Words:
    """Return the words, read once."""
    file, mistakes = parse_model(_WordsFile, read_yaml(Path(__file__).with_suffix(".yaml")))
    if file is None:
        raise ValueError("; ".join(map(str, mistakes)))
    ended = "|".join(map(re.escape, file.ended))
    return Words(
        headers=_invert(file.headers),
        kinds_by_header=_invert(file.kinds_by_header),
        kinds_by_cell=_invert(file.kinds_by_cell),
        edges_by_headers=file.edges_by_headers,
        properties=_invert(file.properties),
        ended=re.compile(rf"(?:{ended})(?:[\s-]+|$)", re.IGNORECASE),
        currencies=file.currencies,
    )


def find_meaning(header: str, meanings: Mapping[str, str]) -> str | None:
    """Return what a header means by its longest known phrase; of equally long ones by the last in it.

    The last word of a header says what it is: "Entity A Type" is a type, "Company name" a name.
    """
    words = list_words(header)
    best: tuple[int, int] = (0, 0)
    found = None
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            meaning = meanings.get(" ".join(words[start:end]))
            if meaning is not None and (end - start, end) >= best:
                best, found = (end - start, end), meaning
    return found


def _invert(words_by_meaning: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    inverted: dict[str, str] = {}
    for meaning, phrases in words_by_meaning.items():
        for phrase in phrases:
            inverted.setdefault(fold_phrase(phrase), meaning)
    return inverted
