"""Say what is declared where a name is not: what is near it in meaning, by the words of the ontology."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from graph.ontology.model import EdgeType, EntityProperty, Kind, Ontology
from graph.ontology.word_stems import list_stems, share_stem

T = TypeVar("T", EdgeType, EntityProperty, Kind)

DECLARE_HINT = "a case can declare its own (docs/cases.md)"

_MAX_SUGGESTIONS = 3
_SPELLING_CUTOFF = 0.88
_MEANING_CUTOFF = 0.5


def describe_unknown_edge_type(name: str, ontology: Ontology, kinds: tuple[str, str] | None = None) -> str:
    """Return what is wrong with the name of an edge type, and which declared ones are near it.

    Args:
        name: the name that is not declared.
        kinds: the kinds of the two entities that it should join, where they are known.
    """
    near = suggest_edge_types(name, ontology)
    if near:
        advice = f"near it: {_list(near, _gloss_edge_type)}"
    elif properties := suggest(name, ontology.properties.values(), _phrases_of_property):
        advice = f"as a property of one entity there is {_list(properties, lambda each: each.id)}"
    elif kinds:
        advice = _list_joining(kinds, ontology)
    else:
        advice = f"the families are {', '.join(ontology.families)}"
    return f"{name!r} is not a declared edge type; {advice}; {DECLARE_HINT}"


def describe_unknown_property(name: str, ontology: Ontology, kind: str | None = None) -> str:
    """Return what is wrong with the name of a property of one entity, and which declared ones are near it.

    Args:
        name: the name that is not declared.
        kind: the kind of the entity, where it is known.
    """
    of_kind = [each for each in ontology.properties.values() if kind is None or kind in each.kinds]
    near, edge_types = suggest(name, of_kind, _phrases_of_property), suggest_edge_types(name, ontology)
    if near:
        advice = f"near it: {_list(near, _gloss_property)}"
    elif edge_types:
        advice = f"as a tie to another entity there is {_list(edge_types, _gloss_edge_type)}"
    else:
        names = ", ".join(each.id for each in of_kind) or "none"
        advice = f"{'entities' if kind is None else with_article(kind)} can have {names}"
    return f"{name!r} is not a declared property; {advice}; {DECLARE_HINT}"


def describe_unknown_kind(name: str, ontology: Ontology) -> str:
    """Return what is wrong with the name of a kind, and which declared ones are near it."""
    near = suggest(name, ontology.kinds.values(), _phrases_of_kind)
    if near:
        advice = f"near it: {_list(near, lambda kind: f'{kind.id} ({kind.description})')}"
    else:
        advice = f"expected one of {', '.join(ontology.kinds)}"
    return f"{name!r} is not a kind; {advice}"


def describe_unknown_family(name: str, ontology: Ontology) -> str:
    """Return what is wrong with the name of a family, and the declared ones."""
    return f"{name!r} is not a declared family; expected one of {', '.join(ontology.families)}"


def suggest_edge_types(name: str, ontology: Ontology) -> list[EdgeType]:
    """Return the edge types whose names or words are near a name, the nearest first."""
    return suggest(name, ontology.edge_types.values(), _phrases_of_edge_type)


def suggest(name: str, declared: Iterable[T], phrases: Callable[[T], Iterable[str]]) -> list[T]:
    """Return what is declared and near a name in its spelling or meaning, the nearest first.

    Args:
        name: the name that is not declared.
        declared: what is.
        phrases: returns the words by which one of them is known; the first is its name.
    """
    known = tuple(declared)
    return [known[index] for index in _find_near(name, tuple(tuple(phrases(each)) for each in known))]


# A load of many records may have the same wrong name in each of them.
@lru_cache(maxsize=1000)
def _find_near(name: str, phrases: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    stems = list_stems(name)
    scores = [(_score(name, stems, each), index) for index, each in enumerate(phrases)]
    best = max((score for score, _ in scores), default=0.0)
    near = [(-score, index) for score, index in scores if score >= max(_MEANING_CUTOFF, 0.75 * best)]
    return tuple(index for _, index in sorted(near)[:_MAX_SUGGESTIONS])


def _score(name: str, stems: frozenset[str], phrases: Sequence[str]) -> float:
    """Return how near a name is to the nearest of some phrases, from 0 to 1."""
    spelling = difflib.SequenceMatcher(a=name.casefold(), b=phrases[0].casefold()).ratio()
    nearest = max((_compare(stems, list_stems(phrase)) for phrase in phrases), default=0.0)
    return max(nearest, spelling if spelling >= _SPELLING_CUTOFF else 0.0)


def _compare(stems: frozenset[str], others: frozenset[str]) -> float:
    """Return which part of the stems of the longer phrase the two have in common."""
    shared = sum(share_stem(stem, others) for stem in stems)
    return shared / max(len(stems), len(others), 1)


def _phrases_of_edge_type(edge_type: EdgeType) -> tuple[str, ...]:
    verb = edge_type.verb
    return (edge_type.id, edge_type.forward, edge_type.backward, verb.past, verb.infinitive, *edge_type.words)


def _phrases_of_property(declared: EntityProperty) -> tuple[str, ...]:
    return (declared.id, declared.label)


def _phrases_of_kind(kind: Kind) -> tuple[str, ...]:
    return (kind.id, kind.plural, *kind.description.split())


def _gloss_edge_type(edge_type: EdgeType) -> str:
    return f"{edge_type.id} ({edge_type.forward})"


def _gloss_property(declared: EntityProperty) -> str:
    return f"{declared.id} ({declared.description or declared.label})"


def _list(suggestions: Sequence[T], gloss: Callable[[T], str]) -> str:
    return ", ".join(map(gloss, suggestions))


def _list_joining(kinds: tuple[str, str], ontology: Ontology) -> str:
    """Return the edge types of the family that fits two kinds best, and the other families that join them.

    It is the family of the edge type that joins the fewest other kinds.
    """
    subject, object_ = kinds
    joining = sorted(
        (
            each
            for each in ontology.edge_types.values()
            if subject in each.subject_kinds and object_ in each.object_kinds
        ),
        key=lambda each: len(each.subject_kinds) * len(each.object_kinds),
    )
    if not joining:
        return f"none joins {with_article(subject)} to {with_article(object_)}"
    family, *others = dict.fromkeys(each.family for each in joining)
    names = ", ".join(each.id for each in joining if each.family == family)
    more = f"; further ones are in the families {', '.join(others)} (docs/vocabulary.md)" if others else ""
    pair = f"{with_article(subject)} and {with_article(object_)}"
    return f"{pair} are joined by {names}, of the family {family}{more}"


def with_article(noun: str) -> str:
    """Return a noun, such as a kind, with its indefinite article: "an Organisation"."""
    return f"{'an' if noun[0] in 'aeiouAEIOU' else 'a'} {noun}"
