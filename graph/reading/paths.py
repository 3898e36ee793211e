"""Paths between two entities, over claims that are actual, not denied and not withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.reading.entities import claims, entities
from graph.records import Claim, Entity
from graph.store import Store

MAX_LENGTH = 12


@dataclass(frozen=True)
class Path:
    """One way from an entity to another.

    Args:
        entities: from the one to the other, both included.
        steps: for each step, every claim that carries it; one fewer than the entities.
    """

    entities: tuple[Entity, ...]
    steps: tuple[tuple[Claim, ...], ...]


def shortest_path(
    store: Store, start: str, end: str, max_length: int = MAX_LENGTH, types: Sequence[str] | None = None
) -> Path | None:
    """Return a shortest path between two entities, or None where there is none.

    Args:
        start, end: ids; equal ones give a path without steps.
        max_length: how many steps at most.
        types: the types of edge it may run along; all where None.
    """
    if start == end:
        return Path(tuple(entities(store, [start])), ()) if entities(store, [start]) else None
    answer = store.read("shortest_path", start=start, end=end, max_length=max_length, types=types)
    if not answer.rows:
        return None
    ids: list[str] = answer.rows[0][0]
    by_id = {entity.id: entity for entity in entities(store, ids)}
    among = carrying(claims(store, "claims_among", ids=ids, types=types))
    pairs = [{one, other} for one, other in pairwise(ids)]
    steps = [tuple(claim for claim in among if {claim.subject, claim.object} == pair) for pair in pairs]
    return Path(tuple(by_id[id_] for id_ in ids), tuple(steps))


def on_shortest_paths(store: Store, start: str, end: str, max_length: int = MAX_LENGTH) -> set[str]:
    """Return the ids of all entities that lie on any shortest path between two; none where there is none.

    Walks from both ends, one step at a time for all that were reached: parallel claims and many equal paths
    cost nothing.
    """
    ahead, behind = [{start}], [{end}]
    while not ahead[-1] & behind[-1]:
        if len(ahead) + len(behind) - 1 > max_length or not ahead[-1] or not behind[-1]:
            return set()
        side = ahead if len(ahead[-1]) <= len(behind[-1]) else behind
        side.append(_neighbours(store, side[-1]) - set().union(*side))
    meeting = ahead[-1] & behind[-1]
    return meeting | _back(store, meeting, ahead[:-1]) | _back(store, meeting, behind[:-1])


def carrying(found: Iterable[Claim]) -> list[Claim]:
    """Return those claims that a path may run along."""
    return [
        claim
        for claim in found
        if claim.mode == "actual" and claim.stance != "denied" and not claim.withdrawn_on
    ]


def _back(store: Store, meeting: set[str], levels: Sequence[set[str]]) -> set[str]:
    """Return what leads through these levels to where both walks met."""
    found: set[str] = set()
    reached = meeting
    for level in reversed(levels):
        reached = _neighbours(store, reached) & level
        found |= reached
    return found


def _neighbours(store: Store, ids: set[str]) -> set[str]:
    return {row[0] for row in store.read("neighbours", ids=sorted(ids)).rows}
