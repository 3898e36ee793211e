"""Finding an entity by a name as someone types it: folded, a beginning of a word, or misspelt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.errors import UnknownEntityError
from graph.model.records import Claim, Entity
from graph.ontology import Ontology
from graph.reading.networks import network_of_whole
from graph.reading.records import entities, in_text
from graph.store import Store
from graph.store.mapping import decode
from graph.store.mapping.search_text import words

# Ties are told of so many at most, to others who are looked for among so many.
MOST_TIES, MOST_OTHERS = 3, 4

_OPEN = {"alleged", "disputed"}

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
    found = [decode.entity(store.ontology, kind, stored) for kind, stored, _ in rows]
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


@dataclass(frozen=True)
class Telling:
    """What is told of one entity.

    Args:
        claims, neighbours: how many it has.
        ties: the most telling ones: kin and work first, then those to whoever has most ties.
    """

    claims: int
    neighbours: int
    ties: tuple[Tie, ...]


def telling(store: Store, ids: Sequence[str]) -> tuple[Mapping[str, Telling], Network]:
    """Return what tells these entities apart, by id, and the network that names everyone in it."""
    first = [type_.id for type_ in store.ontology.edge_types.values() if type_.kinship or type_.affiliation]
    rows = store.read("best_ties", ids=list(ids), telling=first, most=MOST_OTHERS).rows if ids else ()
    by_id = {stored[3]["id"]: stored for row in rows for stored in row[4]}
    related: list[Claim] = [decode.claim(store.ontology, *stored) for stored in by_id.values()]
    network = network_of_whole(store, "Found", sorted(related, key=in_text), shown=ids)
    found = {
        id_: Telling(claims, neighbours, _best(id_, best, set(first), network))
        for id_, claims, neighbours, best, _ in rows
    }
    return found, network


def told(tie: Tie, id_: str, network: Network, ontology: Ontology) -> str:
    """Say a tie as it is told of one of its ends: "headed BTA Bank (chairman)"."""
    edge_type = ontology.edge_types[tie.edge_type]
    other, reads = (
        (tie.object, edge_type.forward) if tie.subject == id_ else (tie.subject, edge_type.backward)
    )
    words = f"{reads} {network.name(other)}"
    if tie.identifying:
        words += f" ({', '.join(value for _, value in tie.identifying)})"
    return f"{words} [{tie.standing}]" if tie.standing in _OPEN else words


def _best(id_: str, best: Sequence[str], first: set[str], network: Network) -> tuple[Tie, ...]:
    """Return the ties to those others, in their order, one for each before a second for
    any; what is settled comes before what is not."""
    to: dict[str, list[Tie]] = {other: [] for other in best}
    for tie in network.ties:
        if id_ in (tie.subject, tie.object) and tie.mode == "actual" and tie.standing != "denied":
            other = tie.object if tie.subject == id_ else tie.subject
            if other in to:
                to[other].append(tie)
    for some in to.values():
        some.sort(key=lambda tie: (tie.edge_type not in first, tie.standing in _OPEN, -len(tie.claims)))
    ranked = list(to.values())
    chosen = [some[0] for some in ranked if some] + [tie for some in ranked for tie in some[1:]]
    return tuple(chosen[:MOST_TIES])
