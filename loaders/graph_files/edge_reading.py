"""What has been taken from the attributes of one edge, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.graph_files.attributes import first_text
from loaders.graph_files.graph_file import Edge
from loaders.graph_files.words import edge_names, edge_purposes, index_names


@dataclass(frozen=True, slots=True)
class EdgePlan:
    """What the names of an edge's attributes mean; most edges of a file have the same.

    Args:
        folded: the names by their folded names; of two that fold alike, the first.
        purposes: for each purpose of `words.yaml` the names for it, the preferred first.
    """

    folded: Mapping[str, str]
    purposes: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1024)
def plan_edge(names: tuple[str, ...]) -> EdgePlan:
    """Return what names of attributes mean."""
    folded = index_names(names)
    purposes = {
        purpose: tuple(folded[word] for word in edge_names(purpose) if word in folded)
        for purpose in edge_purposes()
    }
    return EdgePlan(folded, {purpose: found for purpose, found in purposes.items() if found})


class EdgeReading:
    """The attributes of one edge while a claim is made of it.

    Args:
        edge: the edge.
    """

    __slots__ = ("edge", "notes", "plan", "used")

    def __init__(self, edge: Edge) -> None:
        self.edge = edge
        self.plan = plan_edge(tuple(edge.attributes))
        self.used: set[str] = set()
        self.notes: list[str] = []

    def names(self, purpose: str) -> Sequence[str]:
        """Return the names of the attributes for a purpose, the preferred first."""
        return self.plan.purposes.get(purpose, ())

    def text(self, name: str) -> str:
        """Return the text of an attribute."""
        return first_text(self.edge.attributes[name]) or ""

    def take(self, purpose: str) -> tuple[str, str] | None:
        """Return name and text of the preferred attribute for a purpose, and count it as used."""
        for name in self.plan.purposes.get(purpose, ()):
            self.used.add(name)
            return name, self.text(name)
        return None

    def take_word(self, purpose: str, words: Sequence[str]) -> str | None:
        """Return the text of an attribute where it is one of some words; else it stays unused."""
        for name in self.plan.purposes.get(purpose, ()):
            if (text := self.text(name)) in words:
                self.used.add(name)
                return text
        return None
