"""How far each tie is bent, so that several between the same two entities can be told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from graph.derived.ties import Tie

_Pair: TypeAlias = tuple[str, str]

# More ties than this are bent by smaller steps, so that the outermost do not swing far out.
MOST = 5


def bends(ties: Iterable[Tie]) -> list[float]:
    """Return the bend of each tie, in steps to the left of the way from its subject to its object.

    A single tie is straight, and so is the middle one of an odd number; a loop has a step of its own from 1.
    """
    ties = list(ties)
    found = [0.0] * len(ties)
    for places in _beside(ties).values():
        for order, at in enumerate(places):
            tie = ties[at]
            if tie.subject == tie.object:
                found[at] = order + 1.0
            else:
                step = (order - (len(places) - 1) / 2) * min(1.0, MOST / len(places))
                # Left of one direction is right of the other.
                found[at] = step if (tie.subject, tie.object) == _pair(tie) else -step
    return found


def _beside(ties: Sequence[Tie]) -> Mapping[_Pair, Sequence[int]]:
    """Return the places of ties that are not straight: those that share their two entities, and loops."""
    pairs = [_pair(tie) for tie in ties]
    counts = Counter(pairs)
    beside: dict[_Pair, list[int]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        if counts[pair] > 1 or pair[0] == pair[1]:
            beside[pair].append(at)
    return beside


def _pair(tie: Tie) -> _Pair:
    subject, object_ = tie.subject, tie.object
    return (subject, object_) if subject <= object_ else (object_, subject)
