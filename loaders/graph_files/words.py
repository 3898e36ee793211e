"""What names of attributes and values mean: `words.yaml` as lookup tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graph.ontology import Ontology
from graph.yaml_files import read_yaml
from loaders.graph_files.graph_file import Attribute


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return a name in small letters, without anything but letters and digits."""
    return "".join(char for char in name.casefold() if char.isalnum())


@cache
def _read() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_yaml(Path(__file__).with_name("words.yaml")).data
    return data


def node_names(purpose: str) -> tuple[str, ...]:
    """Return the folded names of attributes of nodes for a purpose, in the order of preference."""
    return tuple(_read()["nodes"][purpose])


def edge_purposes() -> tuple[str, ...]:
    """Return for what attributes of edges are looked for."""
    return tuple(_read()["edges"])


def edge_names(purpose: str) -> tuple[str, ...]:
    """Return the folded names of attributes of edges for a purpose, in the order of preference."""
    return tuple(_read()["edges"][purpose])


@cache
def drawing_names() -> frozenset[str]:
    """Return the folded names of attributes that only concern drawing."""
    return frozenset(map(fold, _read()["drawing"]))


@cache
def technical_names() -> frozenset[str]:
    """Return the folded names of attributes that say nothing of their own."""
    return frozenset(_read()["technical"])


def is_direction_word(text: str) -> bool:
    """Return whether the value of an attribute only says that an edge has a direction, or none."""
    return text.casefold() in _read()["directions"]


@cache
def _kind_words() -> Mapping[str, str]:
    return {fold(word): kind for kind, words in _read()["kinds"].items() for word in words}


class KindWords:
    """Which words mean a kind of an ontology."""

    def __init__(self, ontology: Ontology) -> None:
        own = {fold(word): kind.id for kind in ontology.kinds.values() for word in (kind.id, kind.plural)}
        self._kinds = {**_kind_words(), **own}

    def find(self, attribute: Attribute) -> str | None:
        """Return the kind that a value means; of several values, the first that means one."""
        values = (attribute,) if isinstance(attribute, str) else attribute
        return next((kind for value in values if (kind := self._kinds.get(fold(value)))), None)

    def narrows(self, value: str, kind: str) -> bool:
        """Return whether a word says more than the kind: "company", not "organization"."""
        synonyms = {
            "organization",
            "organizations",
            "persons",
            "country",
            "countries",
            "location",
            "locations",
        }
        word = fold(value)
        return self._kinds.get(word) == kind and word in _kind_words() and word not in synonyms


def index_names(attributes: Iterable[str]) -> Mapping[str, str]:
    """Return the names of attributes by their folded names; of two that fold alike, the first."""
    return _index_names(tuple(attributes))


# Most nodes of a file have the same attributes.
@lru_cache(maxsize=1024)
def _index_names(names: tuple[str, ...]) -> Mapping[str, str]:
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(fold(name), name)
    return folded
