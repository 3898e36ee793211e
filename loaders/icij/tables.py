"""What columns and relations of the Offshore Leaks become: `columns.yaml` and `relations.yaml` as objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from graph.model import Value
from graph.yaml_files import FileModel, parse_model, read_yaml
from loaders.input.clean_text import clean_text

M = TypeVar("M", bound=FileModel)

CANDIDATE = "candidate"
LINKED_TO = "LINKED_TO"

_SEPARATOR = re.compile(r"\s*(?:[/,;&+]|\band\b)\s*")


class NodeColumns(FileModel):
    """The columns of the files of nodes."""

    own: tuple[str, ...]
    properties: Mapping[str, str]
    details: Mapping[str, str]
    status_dates: Mapping[str, str]
    alias: str
    ignored: tuple[str, ...]

    @property
    def known(self) -> frozenset[str]:
        """All columns that are read, or ignored on purpose."""
        return frozenset(
            (*self.own, *self.properties, *self.details, *self.status_dates, self.alias, *self.ignored)
        )


class RelationColumns(FileModel):
    """The columns of the files of relations; of the first three, any of several names."""

    start: tuple[str, ...]
    end: tuple[str, ...]
    type: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def known(self) -> frozenset[str]:
        """All columns that are read."""
        return frozenset((*self.start, *self.end, *self.type, *self.own))


class Columns(FileModel):
    """columns.yaml."""

    nodes: NodeColumns
    relations: RelationColumns
    empty: frozenset[str]


class _Link(FileModel):
    type: str
    role: bool = False
    beneficial: bool = False
    words: tuple[str, ...]


class _Relations(FileModel):
    candidates: frozenset[str]
    candidates_between_places: frozenset[str]
    links: tuple[_Link, ...]
    relations: Mapping[str, str]
    linked: frozenset[str]
    ended: frozenset[str]


@dataclass(frozen=True)
class Relation:
    """What one relation of the data becomes.

    Args:
        edge_type: its edge type, or `CANDIDATE`.
        properties: those that its words give.
        covered: whether the words are in the table.
    """

    edge_type: str
    properties: Mapping[str, Value]
    covered: bool = True


@lru_cache(maxsize=65_536)
def translate_relation(rel_type: str, link: str, is_between_places: bool) -> tuple[Relation, ...]:
    """Return what a relation becomes, by its two columns of words; at least one."""
    table, type_words, words = _load_relations(), _fold(rel_type), _fold(link)
    guesses = table.candidates | (table.candidates_between_places if is_between_places else frozenset())
    if type_words in guesses or words in guesses:
        return (Relation(CANDIDATE, {}),)
    if edge_type := table.relations.get(type_words):
        return (Relation(edge_type, {"role": words or type_words}),)
    own_words = link or rel_type.replace("_", " ")
    found = list(_translate_words(words or type_words))
    return tuple(found) or (
        Relation(LINKED_TO, {"role": own_words}, covered=(words or type_words) in table.linked),
    )


def is_over(status: str) -> bool:
    """Return whether the status of a relation says that it is over."""
    return _fold(status) in _load_relations().ended


def read_value(text: str) -> str:
    """Return the value of a cell in one line; it is empty where it stands for none."""
    value = clean_text(text)
    return "" if value.casefold() in load_columns().empty else value


@cache
def load_columns() -> Columns:
    """Return the columns of ICIJ's files."""
    return _load(Columns, "columns")


def _translate_words(words: str) -> Iterator[Relation]:
    """Yield a relation for each of several words; nothing if one of them is unknown."""
    links = _links_by_words()
    parts = [words] if words.removesuffix(" of") in links else list(filter(None, _SEPARATOR.split(words)))
    parts = [part.removesuffix(" of") for part in parts]
    if not all(part in links for part in parts):
        return
    by_key: dict[tuple[str, str], dict[str, Value]] = {}
    for part in parts:
        link = links[part]
        role = part if link.role else ""
        properties = by_key.setdefault((link.type, role), {"role": role} if role else {})
        if link.beneficial:
            properties["beneficial"] = True
    yield from (Relation(edge_type, properties) for (edge_type, _), properties in by_key.items())


@cache
def _links_by_words() -> Mapping[str, _Link]:
    return {words: link for link in _load_relations().links for words in link.words}


@cache
def _load_relations() -> _Relations:
    return _load(_Relations, "relations")


def _load(model: type[M], name: str) -> M:
    data, mistakes = parse_model(model, read_yaml(Path(__file__).with_name(f"{name}.yaml")))
    if data is None:
        raise ValueError("; ".join(map(str, mistakes)))
    return data


def _fold(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())
