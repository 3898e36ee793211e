"""How far each tie is bent, so that several between the same two entities can be told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.ties import Tie

# More ties than this are bent by smaller steps, so that the outermost do not swing far out.
MOST = 5


def bends(ties: Iterable[Tie]) -> list[float]:
    """Return the bend of each tie, in steps to the left of the way from its subject to its object.

    A single tie is straight, and so is the middle one of an odd number; a loop has a step of its own from 1.
    """
    ties = list(ties)
    beside: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, tie in enumerate(ties):
        beside[_pair(tie)].append(at)
    found = [0.0] * len(ties)
    for places in beside.values():
        for order, at in enumerate(places):
            tie = ties[at]
            if tie.subject == tie.object:
                found[at] = order + 1.0
            else:
                step = (order - (len(places) - 1) / 2) * min(1.0, MOST / len(places))
                # Left of one direction is right of the other.
                found[at] = step if (tie.subject, tie.object) == _pair(tie) else -step
    return found


def _pair(tie: Tie) -> tuple[str, str]:
    return (tie.subject, tie.object) if tie.subject <= tie.object else (tie.object, tie.subject)
