"""Search of entities by name, in any script, by beginnings and misspelt, and by identifiers of registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import normalize

from graph.errors import UnknownEntityError
from graph.model import Entity, PropertyClaim, fold_identifier, isolate, spellings
from graph.reading.records import load_entities
from graph.store import Store, decode_entity, decode_property_claim

# The database ranks entities with many aliases low, so that more are read and ranked again.
MIN_CANDIDATES = 100

# Further words of a query are ignored.
MAX_QUERY_WORDS = 12

# The index takes no word of a thousand characters. A longer one is searched by its beginning.
MAX_WORD_LENGTH = 100

# A match is clear if its score exceeds the next one by this difference.
CLEAR_SCORE_DIFFERENCE = 0.05

# Below this score, a name with misspelt words is not listed behind names that match exactly.
MIN_MISSPELT_SCORE = 0.5

# The number of entities that a message lists where a name is not clear.
MAX_CANDIDATES = 5

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
        identifiers: the claims that give the entity an identifier that is equal to the text.
    """

    entity: Entity
    score: float
    identifiers: tuple[PropertyClaim, ...] = ()


@dataclass(frozen=True)
class ResolvedName:
    """The entity that a name means.

    Args:
        namesakes: other entities of its kind in whose names the complete words occur as well.
    """

    entity: Entity
    namesakes: tuple[Entity, ...] = ()


def find_entities(store: Store, text: str, limit: int = 10, kinds: Sequence[str] = ()) -> list[Match]:
    """Return the entities whose names match `text`, the best match first.

    Before them come those that have it as an identifier, whatever its capitals, spaces and hyphens.

    Every word must be a word of the name, or the beginning of one. Case, accents and script do not matter: a
    Cyrillic name is found by its Latin spelling, and a Latin name by its Cyrillic one. Names in which words
    are spelt a little differently follow, also after an exact match: several people may have that name.

    Args:
        text: any text; without a letter or digit it matches nothing.
        limit: the maximum number of entities.
        kinds: of the entities; any kind if empty.
    """
    query_spellings = [
        [word[:MAX_WORD_LENGTH] for word in words[:MAX_QUERY_WORDS]] for words in spellings(text)
    ]
    if not query_spellings:
        return []
    matches = _find_by_identifier(store, text, limit, kinds)
    for word_query in (_exact_query, _fuzzy_query):
        if len(matches) < limit:
            min_score = MIN_MISSPELT_SCORE if matches else 0.0
            query = _full_text_query(query_spellings, word_query)
            rows = store.read("search", query=query, kinds=list(kinds), limit=max(MIN_CANDIDATES, limit)).rows
            for entity in (decode_entity(store.ontology, kind, stored) for kind, stored, _ in rows):
                score = score_entity(query_spellings, entity)
                if entity.id not in matches and score >= min_score:
                    matches[entity.id] = Match(entity, score)
    ranked = sorted(
        matches.values(),
        key=lambda match: (
            not match.identifiers,
            -match.score,
            not _is_written_so(match.entity, text),
            match.entity.name,
            match.entity.id,
        ),
    )
    return ranked[:limit]


def _find_by_identifier(store: Store, text: str, limit: int, kinds: Sequence[str]) -> dict[str, Match]:
    """Return the entities with this identifier, by id."""
    identifier = fold_identifier(text)
    if not identifier:
        return {}
    parameters = {"identifier": identifier, "kinds": list(kinds), "limit": max(MIN_CANDIDATES, limit)}
    matches: dict[str, Match] = {}
    for kind, stored, claim in store.read("entities_by_identifier", **parameters).rows:
        id_ = stored["id"]
        claims = matches[id_].identifiers if id_ in matches else ()
        entity = matches[id_].entity if id_ in matches else decode_entity(store.ontology, kind, stored)
        matches[id_] = Match(entity, 1.0, (*claims, decode_property_claim(id_, claim)))
    return matches


def resolve_name(store: Store, text: str) -> ResolvedName:
    """Return the entity that `text` means, with those that it may mean as well.

    Of two entities with the same name none is clear, also if their names are written in different scripts.

    Raises:
        UnknownEntityError: there is no match, or there are several, which the message lists.
    """
    for entity in load_entities(store, [text]):
        return ResolvedName(entity)
    query_spellings = spellings(text)
    found = [match.entity for match in find_entities(store, text, MAX_CANDIDATES + 1)]
    scores = {entity.id: score_entity(query_spellings, entity, transliterated=1.0) for entity in found}
    found.sort(key=lambda entity: -scores[entity.id])
    if not found:
        raise UnknownEntityError(f"No entity of the store is called {text!r}.")
    best, *others = found
    if others and scores[best.id] - scores[others[0].id] < CLEAR_SCORE_DIFFERENCE:
        candidates = "; ".join(f"{isolate(entity.name)} ({entity.id})" for entity in found[:MAX_CANDIDATES])
        more = "; and others" if len(found) > MAX_CANDIDATES else ""
        raise UnknownEntityError(
            f"{isolate(repr(text))} may be any of these: {candidates}{more}.", "Write the id instead."
        )
    namesakes = (
        other for other in others if other.kind == best.kind and _has_all_words(query_spellings, other)
    )
    return ResolvedName(best, tuple(namesakes))


def score_entity(
    query_spellings: Sequence[Sequence[str]], entity: Entity, transliterated: float = _TRANSLITERATED
) -> float:
    """Return how well the best name of an entity matches a query, from 0 to 1.

    Args:
        query_spellings: the spellings of the query (see `graph.model.search_text.spellings`).
        entity: the entity.
        transliterated: the factor for a match of another spelling than the one that was written.
    """
    scores = (
        _score_name(words, name) * (1.0 if is_own_script and is_own_spelling else transliterated)
        for name_spellings in map(spellings, (entity.name, *entity.aliases))
        for is_own_script, words in _mark_first(query_spellings)
        for is_own_spelling, name in _mark_first(name_spellings)
    )
    best = max(scores, default=0.0)
    return best if entity.named else best * _UNNAMED


def _is_written_so(entity: Entity, text: str) -> bool:
    """Return whether a name of an entity is exactly `text`, accents and case included."""
    return normalize("NFC", text.strip()) in {
        normalize("NFC", name) for name in (entity.name, *entity.aliases)
    }


def _has_all_words(query_spellings: Sequence[Sequence[str]], entity: Entity) -> bool:
    """Return whether a name of an entity has all words of a query, complete and in some spelling."""
    names = [set(name) for each in (entity.name, *entity.aliases) for name in spellings(each)]
    return entity.named and any(set(words) <= name for words in query_spellings for name in names)


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
