"""Finding an entity by a name as someone types it: folded, a beginning of a word, or misspelt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.errors import UnknownEntityError
from graph.reading.entities import entities
from graph.records import Entity
from graph.store import Store, recorded
from graph.store.folding import words

# The database ranks long lists of aliases low, so that more are read than are wanted and ranked again.
CANDIDATES = 100
MOST_WORDS = 12
# By so much must the best match be better than the next, for nobody to be asked which one is meant.
CLEARLY = 0.05
_UNNAMED = 0.9
_MISSPELT = 0.8


@dataclass(frozen=True)
class Match:
    """An entity that was found; `score` is 1 where a name is exactly what was asked for, else less."""

    entity: Entity
    score: float


def find(store: Store, text: str, limit: int = 10, kinds: Sequence[str] = ()) -> list[Match]:
    """Return the entities whose names are like `text`, the best first.

    Every word must be in a name, whole or as a beginning, whatever its case and accents. Only where nothing
    is found may words be misspelt.

    Args:
        text: any; what has no letter or digit finds nothing.
        limit: how many at most.
        kinds: of which kinds; all where empty.
    """
    wanted = words(text)[:MOST_WORDS]
    if not wanted:
        return []
    for asked in (_exactly, _nearly):
        query = " ".join(map(asked, wanted))
        rows = store.read("search", query=query, kinds=list(kinds), limit=max(CANDIDATES, limit)).rows
        if rows:
            break
    found = [recorded.entity(store.ontology, kind, stored) for kind, stored, _ in rows]
    matches = [Match(entity, score(wanted, entity)) for entity in found]
    matches.sort(key=lambda match: (-match.score, match.entity.name, match.entity.id))
    return matches[:limit]


def resolve(store: Store, text: str) -> Entity:
    """Return the one entity that `text` means: its id, a name of it, or its one clear match.

    Raises:
        UnknownEntityError: there is none, or several, which the message lists.
    """
    for entity in entities(store, [text]):
        return entity
    matches = find(store, text, 5)
    if not matches:
        raise UnknownEntityError(f"Nobody and nothing in the store is called {text!r}.")
    if len(matches) == 1 or matches[0].score - matches[1].score >= CLEARLY:
        return matches[0].entity
    several = "; ".join(f"{match.entity.name} ({match.entity.id})" for match in matches)
    raise UnknownEntityError(f"{text!r} may be any of these: {several}.", "Write the id of the one you mean.")


def score(wanted: Sequence[str], entity: Entity) -> float:
    """Return how well the best name of `entity` matches folded words, from 0 to 1."""
    best = max(_similarity(wanted, words(name)) for name in (entity.name, *entity.aliases))
    return best if entity.named else best * _UNNAMED


def _exactly(word: str) -> str:
    return f"+({word}^4 {word}*)"


def _nearly(word: str) -> str:
    """Return what finds a word with a letter wrong, or two in a long word; in a short one any is too much."""
    edits = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
    return f"+({word}^4 {word}*^2 {word}~{edits})" if edits else _exactly(word)


def _similarity(wanted: Sequence[str], name: Sequence[str]) -> float:
    if not name:
        return 0.0
    if list(wanted) == list(name):
        return 1.0
    alike = sum(max(_alike(word, other) for other in name) for word in wanted) / len(wanted)
    # Of two names with the word, the one that says less besides is meant.
    return alike * (0.75 + 0.2 * min(1.0, len(wanted) / len(name)))


def _alike(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if other.startswith(word):
        return len(word) / len(other)
    return SequenceMatcher(None, word, other, autojunk=False).ratio() * _MISSPELT
