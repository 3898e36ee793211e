"""The edge types that words of a column clearly stand for; other words are kept as they are in LINKED_TO."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.ontology import EdgeType, Ontology, list_stems, suggest_edge_types
from loaders.tables.proposal.words import load_words

KindPair = tuple[str, str]


@dataclass(frozen=True)
class EdgeGuess:
    """What a relation word stands for.

    Args:
        type: the edge type.
        ended: the word says that it is over: "Former director".
        reverse: the second column is the subject.
        either_way: the kinds of the two decide which is the subject.
        between: it holds only for rows with these kinds; between others, the word does not say who is which.
    """

    type: str
    ended: bool = False
    reverse: bool = False
    either_way: bool = False
    between: KindPair | None = None


@dataclass
class RelationWords:
    """The words of a column, by what they stand for.

    Args:
        clear: the words of each guess.
        unclear: the other words, each with the kinds of the entities in its rows.
    """

    clear: dict[EdgeGuess, list[str]] = field(default_factory=dict)
    unclear: dict[str, Sequence[KindPair]] = field(default_factory=dict)


def guess_edges(kinds_by_word: Mapping[str, Iterable[KindPair]], ontology: Ontology) -> RelationWords:
    """Return what the words of a column stand for.

    A word is clear if it is nothing but a word or a reading of one edge type that joins the kinds of its
    rows, and there is no doubt which of the two is the subject.

    Args:
        kinds_by_word: each word, with the kinds of the two entities in its rows.
    """
    types_by_stems = _index_by_stems(ontology)
    words = RelationWords()
    all_kinds = {pair for kinds in kinds_by_word.values() for pair in kinds}
    for word, kinds in kinds_by_word.items():
        guesses = _guess(word, list(kinds), types_by_stems)
        if len(all_kinds) == 1:
            guesses = [_fix_direction(guess, next(iter(all_kinds))) for guess in guesses]
        for guess in guesses:
            words.clear.setdefault(guess, []).append(word)
        if not guesses:
            words.unclear[word] = tuple(kinds)
    return words


def suggest_fitting(word: str, kinds: Iterable[KindPair], ontology: Ontology) -> list[str]:
    """Return the edge types that are near an unclear word and join the kinds of its rows."""
    pairs = list(kinds)
    return [each.id for each in suggest_edge_types(_cut_ended(word), ontology) if _joins_any(each, pairs)]


def _cut_ended(word: str) -> str:
    before = load_words().ended.match(word)
    return word[before.end() :] if before else word


def _index_by_stems(ontology: Ontology) -> dict[frozenset[str], list[EdgeType]]:
    """Return the edge types by the stems of each of their words and readings."""
    index: dict[frozenset[str], list[EdgeType]] = {}
    for edge_type in ontology.edge_types.values():
        for stems in {list_stems(phrase) for phrase in _phrases(edge_type)} - {frozenset()}:
            index.setdefault(stems, []).append(edge_type)
    return index


def _guess(
    word: str, kinds: list[KindPair], types_by_stems: Mapping[frozenset[str], Sequence[EdgeType]]
) -> list[EdgeGuess]:
    bare = _cut_ended(word)
    exact = [each for each in types_by_stems.get(list_stems(bare), ()) if _joins_any(each, kinds)]
    if len(exact) != 1 or exact[0].id == "LINKED_TO":
        return []
    (edge_type,) = exact
    guess = EdgeGuess(edge_type.id, ended=bare != word)
    if (direction := _find_direction(edge_type, bare)) is not None:
        return [replace(guess, reverse=direction == "reverse", either_way=direction == "either")]
    if not edge_type.subject_kinds & edge_type.object_kinds:
        return [replace(guess, either_way=True)]
    clear = sorted({_order(pair, edge_type) for pair in kinds if _joins_one_way(edge_type, pair)})
    return [replace(guess, either_way=True, between=pair) for pair in clear]


def _fix_direction(guess: EdgeGuess, kinds: KindPair) -> EdgeGuess:
    """Return a guess for a table whose rows all have the same kinds, which need not be said in each entry."""
    reverse = guess.reverse or (guess.between is not None and guess.between != kinds)
    return replace(guess, reverse=reverse, either_way=False, between=None)


def _find_direction(edge_type: EdgeType, word: str) -> str | None:
    """Return who is the subject: as in the columns, the other way, or either; None of a noun."""
    if edge_type.symmetric:
        return "either"
    spelled = word.casefold().split()
    if spelled in (edge_type.forward.split(), edge_type.verb.past.split(), edge_type.verb.infinitive.split()):
        return "forward"
    return "reverse" if spelled == edge_type.backward.split() else None


def _joins_one_way(edge_type: EdgeType, pair: KindPair) -> bool:
    return _joins(edge_type, *pair) != _joins(edge_type, *pair[::-1])


def _order(pair: KindPair, edge_type: EdgeType) -> KindPair:
    return pair if _joins(edge_type, *pair) else pair[::-1]


def _joins_any(edge_type: EdgeType, kinds: list[KindPair]) -> bool:
    return any(_joins(edge_type, *pair) or _joins(edge_type, *pair[::-1]) for pair in kinds)


def _joins(edge_type: EdgeType, subject: str, object_: str) -> bool:
    return subject in edge_type.subject_kinds and object_ in edge_type.object_kinds


def _phrases(edge_type: EdgeType) -> tuple[str, ...]:
    verb = edge_type.verb
    return (edge_type.forward, edge_type.backward, verb.past, verb.infinitive, *edge_type.words)
