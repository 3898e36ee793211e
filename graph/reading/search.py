"""Search of entities by name: by folded words in any script, by their beginnings, or misspelt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.errors import UnknownEntityError
from graph.model import Entity, spellings
from graph.reading.records import load_entities
from graph.store import Store, decode_entity

# The database ranks entities with many aliases low, so that more are read and ranked again.
MIN_CANDIDATES = 100

# Further words of a query are ignored.
MAX_QUERY_WORDS = 12

# A match is clear if its score exceeds the next one by this difference.
CLEAR_SCORE_DIFFERENCE = 0.05

# Factors of a score.
_UNNAMED = 0.9
_TRANSLITERATED = 0.9
_MISSPELT = 0.8


@dataclass(frozen=True)
class Match:
    """An entity that a search found.

    Args:
        score: how well one of its names matches the text, from 0 to 1; 1 if they are equal in the same
        script.
    """

    entity: Entity
    score: float


def find_entities(store: Store, text: str, limit: int = 10, kinds: Sequence[str] = ()) -> list[Match]:
    """Return the entities whose names match `text`, the best match first.

    Every word must be a word of the name, or the beginning of one. Case, accents and script do not matter: a
    Cyrillic name is found by its Latin spelling, and a Latin name by its Cyrillic one. Only if nothing is
    found, words may be misspelt.

    Args:
        text: any text; without a letter or digit it matches nothing.
        limit: the maximum number of entities.
        kinds: of the entities; any kind if empty.
    """
    query_spellings = [words[:MAX_QUERY_WORDS] for words in spellings(text)]
    if not query_spellings:
        return []
    for word_query in (_exact_query, _fuzzy_query):
        query = _full_text_query(query_spellings, word_query)
        rows = store.read("search", query=query, kinds=list(kinds), limit=max(MIN_CANDIDATES, limit)).rows
        if rows:
            break
    entities = [decode_entity(store.ontology, kind, stored) for kind, stored, _ in rows]
    matches = [Match(entity, score_entity(query_spellings, entity)) for entity in entities]
    matches.sort(key=lambda match: (-match.score, match.entity.name, match.entity.id))
    return matches[:limit]


def resolve_entity(store: Store, text: str) -> Entity:
    """Return the entity that `text` means: by its id, by its name, or because it clearly matches best.

    Raises:
        UnknownEntityError: there is no match, or there are several, which the message lists.
    """
    for entity in load_entities(store, [text]):
        return entity
    matches = find_entities(store, text, 5)
    if not matches:
        raise UnknownEntityError(f"No entity of the store is called {text!r}.")
    if len(matches) == 1 or matches[0].score - matches[1].score >= CLEAR_SCORE_DIFFERENCE:
        return matches[0].entity
    candidates = "; ".join(f"{match.entity.name} ({match.entity.id})" for match in matches)
    raise UnknownEntityError(f"{text!r} may be any of these: {candidates}.", "Write the id instead.")


def score_entity(query_spellings: Sequence[Sequence[str]], entity: Entity) -> float:
    """Return how well the best name of an entity matches a query, from 0 to 1.

    Args:
        query_spellings: the spellings of the query (see `graph.model.search_text.spellings`).
        entity: the entity.
    """
    scores = (
        _score_name(words, name) * (1.0 if is_own_script and is_own_spelling else _TRANSLITERATED)
        for name_spellings in map(spellings, (entity.name, *entity.aliases))
        for is_own_script, words in _mark_first(query_spellings)
        for is_own_spelling, name in _mark_first(name_spellings)
    )
    best = max(scores, default=0.0)
    return best if entity.named else best * _UNNAMED


def _mark_first(words: Sequence[Sequence[str]]) -> Iterator[tuple[bool, Sequence[str]]]:
    return ((index == 0, each) for index, each in enumerate(words))


def _full_text_query(query_spellings: Sequence[Sequence[str]], word_query: Callable[[str], str]) -> str:
    """Return a query that requires all words of one of the spellings."""
    return " ".join(f"({' '.join(map(word_query, words))})" for words in query_spellings)


def _exact_query(word: str) -> str:
    return f"+({word}^4 {word}*)"


def _fuzzy_query(word: str) -> str:
    """Return a query that allows one wrong letter in a word, two in a long word and none in a short one."""
    edits = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
    return f"+({word}^4 {word}*^2 {word}~{edits})" if edits else _exact_query(word)


def _score_name(words: Sequence[str], name: Sequence[str]) -> float:
    if list(words) == list(name):
        return 1.0
    similarity = sum(max(_score_word(word, name_word) for name_word in name) for word in words) / len(words)
    # Of two names that contain the words, the one with fewer further words matches better.
    return similarity * (0.75 + 0.2 * min(1.0, len(words) / len(name)))


def _score_word(word: str, name_word: str) -> float:
    if word == name_word:
        return 1.0
    if name_word.startswith(word):
        return len(word) / len(name_word)
    return SequenceMatcher(None, word, name_word, autojunk=False).ratio() * _MISSPELT
