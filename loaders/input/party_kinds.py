"""The kind of a party of which the data gives only a name: a shareholder may be a person or a company.

The words are data (`party_kinds.yaml`), and no library adds to them: the same file must give the same kinds
on every machine, or a second load would contradict the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from graph.errors import CasegraphError
from graph.model import fold_text, list_expected
from graph.ontology import with_article
from graph.yaml_files import FileModel, parse_model, read_yaml

KindBasis: TypeAlias = Literal[
    "a word of the name is of organisations",
    "the name is of several people",
    "the name names nobody",
    "nothing in the name tells",
]
"""Why a party has its kind; where nothing in the name tells, the kind is assumed."""


@dataclass(frozen=True)
class PartyKind:
    """What a name was taken for.

    Args:
        kind: Organisation, Person or Group.
        basis: how that was decided.
    """

    kind: str
    basis: KindBasis

    @property
    def named(self) -> bool:
        """Whether the name is one: "The Bearer" is none."""
        return self.basis != "the name names nobody"

    @property
    def assumed(self) -> bool:
        """Whether nothing in the name supports the kind."""
        return self.basis == "nothing in the name tells"


ASSUMABLE_KINDS = ("Person", "Organisation", "Group")
"""The kinds that a party may be assumed to have."""


def check_assumed_kind(kind: str | None) -> str:
    """Return the kind of parties whose names do not tell it: the one that a person named, or Person.

    Raises:
        CasegraphError: a party cannot be of that kind.
    """
    if kind is not None and kind not in ASSUMABLE_KINDS:
        raise CasegraphError(
            f"A party cannot be assumed to be {with_article(kind)}.",
            f"Expected after --kind is {list_expected(ASSUMABLE_KINDS)}.",
        )
    return kind or "Person"


class _WordsFile(FileModel):
    unnamed: frozenset[str]
    groups: tuple[str, ...]
    organisations: tuple[str, ...]
    organisations_at_end: tuple[str, ...]


@dataclass(frozen=True)
class _Words:
    """The words of the file as they are looked up: single words in a set, and phrases."""

    unnamed: frozenset[str]
    groups: re.Pattern[str]
    organisations: frozenset[str]
    organisation_phrases: re.Pattern[str]


# Nominees are the same few thousand names again and again.
@lru_cache(maxsize=16_384)
def decide_party_kind(name: str, default: str = "Person") -> PartyKind:
    """Return what kind of party a name stands for.

    Args:
        default: the kind of a name that does not tell.
    """
    words = _load_words()
    folded = f" {_fold(name)} "
    plain = folded.strip()
    if plain.rstrip(" 0123456789") in words.unnamed:
        return PartyKind("Group", "the name names nobody")
    if words.groups.search(folded):
        return PartyKind("Group", "the name is of several people")
    if not words.organisations.isdisjoint(plain.split()) or words.organisation_phrases.search(folded):
        return PartyKind("Organisation", "a word of the name is of organisations")
    return PartyKind(default, "nothing in the name tells")


def _fold(name: str) -> str:
    """Return a name in small letters without accents, its words apart by one space: "s.a." is "sa"."""
    folded = fold_text(name).replace(".", "").replace("'", "")
    return " ".join("".join(char if char.isalnum() or char == "&" else " " for char in folded).split())


@cache
def _load_words() -> _Words:
    file, mistakes = parse_model(_WordsFile, read_yaml(Path(__file__).with_suffix(".yaml")))
    if file is None:
        raise ValueError("; ".join(map(str, mistakes)))
    phrases = [f"{word} " for word in file.organisations if " " in word]
    phrases += [f"{word} $" for word in file.organisations_at_end]
    return _Words(
        unnamed=file.unnamed,
        groups=_compile(f"{phrase} " for phrase in file.groups),
        organisations=frozenset(word for word in file.organisations if " " not in word),
        organisation_phrases=_compile(phrases),
    )


def _compile(endings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(endings)})")
