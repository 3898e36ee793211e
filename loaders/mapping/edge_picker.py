"""Pick the edge type of a claim by the words of a column and by the kinds of the two entities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.ontology import Ontology, with_article
from loaders.mapping.batches import RowValues
from loaders.mapping.cells import MAX_CACHED_CELLS
from loaders.mapping.compiler import MappingContext
from loaders.mapping.entries import EdgeChoices
from loaders.mapping.file_models import EdgeEntry
from loaders.mapping.rows_in_work import UNKNOWN_KIND
from loaders.mapping.value_entries import ValueEntry

WORDS_PROPERTY = "role"
"""The property of LINKED_TO that keeps the words of the column."""


@dataclass(frozen=True)
class Edge:
    """What the claim of a row is.

    Args:
        type: its edge type.
        reverse: the subject and the object of the mapping change places.
        values, entities: its properties: their values, or the names of entities of the mapping.
        unused: values of properties that the edge type does not have.
    """

    type: str
    reverse: bool
    values: Mapping[str, RowValues]
    entities: Mapping[str, str]
    unused: Mapping[str, RowValues]
    ended: bool
    stance: str | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class Pick:
    """The edge that was picked, or None; and what a person should know about it."""

    edge: Edge | None
    finding: str | None = None


class EdgeMaker:
    """Makes edges of their entries, with the properties that the claim gives to all of them."""

    def __init__(self, context: MappingContext, properties: Mapping[str, ValueEntry]) -> None:
        self._properties = properties
        self._compiler = context.compiler
        self._ontology = context.ontology

    def make(self, entry: EdgeEntry, words: ValueEntry | None = None, *, reverse: bool = False) -> Edge:
        """Return the edge of an entry.

        Args:
            words: the column whose words LINKED_TO keeps, where the mapping does not say otherwise.
            reverse: whether subject and object change places.
        """
        declared = self._ontology.edge_types[entry.type].properties
        entries = {**self._properties, **entry.properties}
        if entry.type == "LINKED_TO" and words is not None:
            entries = {WORDS_PROPERTY: words, **entries}
        values, entities, unused = {}, {}, {}
        for name, value in entries.items():
            if name not in declared:
                unused[name] = self._compiler.compile_text(value)
            elif declared[name].type == "entity":
                entities[name] = value.text or ""
            else:
                values[name] = self._compiler.compile_value(value, declared[name].type)
        return Edge(
            entry.type, reverse, values, entities, unused, bool(entry.ended), entry.stance, entry.mode
        )


class OneEdge:
    """The edge of a claim that is the same in every row. The writer refuses kinds that do not fit it."""

    def __init__(self, edge: Edge) -> None:
        self._pick = Pick(edge)

    def pick(self, _word: str, _subject_kind: str, _object_kind: str) -> Pick:
        """Return the edge."""
        return self._pick


class EdgePicker:
    """Picks among the entries of a column; each combination of words and kinds is decided once."""

    def __init__(self, choices: EdgeChoices, maker: EdgeMaker, ontology: Ontology) -> None:
        self._choices = choices
        self._maker = maker
        self._ontology = ontology
        self._words = ValueEntry(column=choices.column.column)
        self._entries: dict[str, list[EdgeEntry]] = {}
        for _, entry in choices.entries:
            for word in entry.of or ():
                self._entries.setdefault(word, []).append(entry)
        self._edges: dict[tuple[int, bool], Edge] = {}
        self._picks: dict[tuple[str, str, str], Pick] = {}

    def pick(self, word: str, subject_kind: str, object_kind: str) -> Pick:
        """Return the edge for a cleaned cell and the kinds of the entities of a row."""
        key = (word, subject_kind, object_kind)
        pick = self._picks.get(key)
        if pick is None:
            if len(self._picks) > MAX_CACHED_CELLS:
                self._picks.clear()
            pick = self._picks[key] = self._pick(word, subject_kind, object_kind)
        return pick

    def _pick(self, word: str, subject_kind: str, object_kind: str) -> Pick:
        kinds = (subject_kind, object_kind)
        entries = self._entries.get(word, [])
        for entry in entries:
            reverse = self._find_direction(entry, kinds)
            if reverse is not None:
                return Pick(self._get_edge(entry, reverse))
        between = f"between {_name_kind(subject_kind)} and {_name_kind(object_kind)}"
        types = " or ".join(dict.fromkeys(entry.type for entry in entries))
        problem = f"{word!r} {between} does not fit {types}" if entries else f"no entry for {word!r}"
        message = f"column {self._words.column!r}: {problem}"
        otherwise = self._choices.otherwise
        if otherwise is not None:
            reverse = self._find_direction(otherwise, kinds)
            if reverse is not None:
                return Pick(self._get_edge(otherwise, reverse), f"{message}; it became {otherwise.type}")
        return Pick(None, f"{message}; there is no claim")

    def _get_edge(self, entry: EdgeEntry, reverse: bool) -> Edge:
        key = (id(entry), reverse)
        if key not in self._edges:
            self._edges[key] = self._maker.make(entry, self._words, reverse=reverse)
        return self._edges[key]

    def _find_direction(self, entry: EdgeEntry, kinds: tuple[str, str]) -> bool | None:
        """Return whether subject and object change places, or None where the entry does not fit the kinds."""
        edge_type = self._ontology.edge_types[entry.type]
        for reverse in (False, True) if entry.either_way else (entry.reverse,):
            subject, object_ = placed = kinds[::-1] if reverse else kinds
            is_allowed = entry.between is None or placed == entry.between
            takes_subject = subject == UNKNOWN_KIND or subject in edge_type.subject_kinds
            takes_object = object_ == UNKNOWN_KIND or object_ in edge_type.object_kinds
            if is_allowed and takes_subject and takes_object:
                return reverse
        return None


def _name_kind(kind: str) -> str:
    return "an unknown kind" if kind == UNKNOWN_KIND else with_article(kind)
