"""Which edge type the words of an edge mean: only the ones that the vocabulary itself gives it.

"owns", "OWNS" and "owned by" are `OWNS`, the last from object to subject. Words that merely resemble a type
are none: they stay as they are, as the role of `LINKED_TO`, and a mapping can say what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from graph.ontology import EdgeType, Ontology
from loaders.graph_files.graph_file import Direction

LINKED_TO = "LINKED_TO"

_MAX_REMEMBERED = 10_000

Kinds: TypeAlias = "tuple[str | None, str | None]"
"""The kinds of an edge's source and target; None of a node that there is not."""


@dataclass(frozen=True)
class Relation:
    """An edge type in a direction.

    Args:
        is_reversed: whether the edge runs from the object to the subject.
    """

    edge_type: EdgeType
    is_reversed: bool = False


class Relations:
    """The edge types of an ontology by their names and by how they read."""

    def __init__(self, ontology: Ontology) -> None:
        self.linked_to = ontology.edge_types[LINKED_TO]
        self._by_phrase: dict[str, list[Relation]] = {}
        # The same words stand in thousands of edges.
        self._found: dict[tuple[str, Kinds, Direction | None], list[Relation]] = {}
        for edge_type in ontology.edge_types.values():
            for phrase, is_reversed in _iter_phrases(edge_type):
                known = self._by_phrase.setdefault(_fold(phrase), [])
                if all(each.edge_type is not edge_type for each in known):
                    known.append(Relation(edge_type, is_reversed))

    def find(self, words: str, kinds: Kinds, direction: Direction | None) -> Relation | None:
        """Return the one edge type that words mean between two kinds, or None.

        Without a direction, only a type that fits in one of the two can be meant, or a symmetric one: who of
        the two owns the other is not said.

        Args:
            direction: None where the file does not say whether the edge has one; then it is meant as written.
        """
        found = self._find_all(words, kinds, direction)
        return found[0] if len(found) == 1 else None

    def explain(self, words: str, kinds: Kinds, direction: Direction | None) -> str | None:
        """Return why words that read as an edge type mean none here; None where they do not read as one."""
        if _fold(words) not in self._by_phrase or None in kinds:
            return None
        if len(self._find_all(words, kinds, direction)) > 1:
            return (
                "does not say in which direction it goes" if direction == "undirected" else "has two meanings"
            )
        return f"does not join {kinds[0]} to {kinds[1]}"

    def _find_all(self, words: str, kinds: Kinds, direction: Direction | None) -> list[Relation]:
        key = (words, kinds, direction)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _MAX_REMEMBERED:
                self._found.clear()
            found = self._found[key] = list(self._iter_fitting(words, kinds, direction))
        return found

    def _iter_fitting(self, words: str, kinds: Kinds, direction: Direction | None) -> Iterator[Relation]:
        for relation in self._by_phrase.get(_fold(words), []):
            if _fits(relation, kinds):
                yield relation
                if relation.edge_type.symmetric:
                    continue
            if direction == "undirected":
                turned = Relation(relation.edge_type, not relation.is_reversed)
                if _fits(turned, kinds):
                    yield turned


def _iter_phrases(edge_type: EdgeType) -> Iterator[tuple[str, bool]]:
    """Yield what an edge type reads like, and whether from object to subject."""
    verb = edge_type.verb
    for phrase in (edge_type.id, edge_type.forward, verb.past, verb.infinitive, verb.present):
        if phrase:
            yield phrase, False
    if edge_type.backward != edge_type.forward:
        yield edge_type.backward, True


def _fits(relation: Relation, kinds: Kinds) -> bool:
    subject, object_ = reversed(kinds) if relation.is_reversed else kinds
    return subject in relation.edge_type.subject_kinds and object_ in relation.edge_type.object_kinds


def _fold(words: str) -> str:
    return " ".join(words.replace("_", " ").replace("-", " ").casefold().split())
