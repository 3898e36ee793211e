"""Which entities to show first of a network that is too large to be taken in at once. Pure."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush

from graph.derived.network import Network

MOST = 40

# Of those who are joined to one entity alone, so many are shown beside it.
LEAVES = 3


def opening(network: Network, most: int = MOST) -> tuple[str, ...]:
    """Return the entities that a picture of the network opens with, the first chosen first.

    They are chosen one after the other. Each time it is the entity that counts most, where each of its
    neighbours counts the more, the more ties lead to it, and half, a third, ... as much once one, two, ...
    of the neighbour's own neighbours are chosen: who adds a part of the network that is not yet seen comes
    before one more of those around a hub. Whoever would stand alone brings the neighbour along who counts
    most, so that everyone in the picture is joined to someone in it; and of those who are joined to one
    entity alone, no more than LEAVES are shown beside it.

    Args:
        most: how many at most; fewer where the rule finds no more.
    """
    choice = _Choice(_neighbours(network), most)
    queue = [(-choice.worth(id_), id_) for id_ in choice.near]
    heapify(queue)
    while queue and choice.room:
        before, id_ = heappop(queue)
        # What an entity is worth only falls, so that one whose worth still stands is the first of all.
        if (now := -choice.worth(id_)) > before:
            heappush(queue, (now, id_))
        else:
            choice.take(id_)
    return tuple(choice.chosen)


class _Choice:
    """What is chosen so far."""

    def __init__(self, near: Mapping[str, Counter[str]], most: int) -> None:
        self.near = near
        self.chosen: dict[str, None] = {}
        self._most = most
        self._seen: Counter[str] = Counter()
        self._leaves: Counter[str] = Counter()

    @property
    def room(self) -> int:
        return self._most - len(self.chosen)

    def worth(self, id_: str) -> float:
        """Return how much an entity counts beside those that are chosen already."""
        # Summed exactly, so that the order of the ties changes nothing.
        return math.fsum((1 + math.log(ties)) / (1 + self._seen[end]) for end, ties in self.near[id_].items())

    def take(self, id_: str) -> None:
        """Choose an entity, unless it is one leaf too many, or would stand alone."""
        if not self._may(id_):
            return
        if any(end in self.chosen for end in self.near[id_]):
            self._add(id_)
            return
        company = [end for end in self.near[id_] if self._may(end)]
        if company and self.room > 1:
            self._add(id_)
            self._add(max(sorted(company), key=self.worth))

    def _may(self, id_: str) -> bool:
        hub = self._hub(id_)
        return id_ not in self.chosen and (hub is None or self._leaves[hub] < LEAVES)

    def _add(self, id_: str) -> None:
        self.chosen[id_] = None
        self._seen.update(self.near[id_].keys())
        if hub := self._hub(id_):
            self._leaves[hub] += 1

    def _hub(self, id_: str) -> str | None:
        """Return the one entity that this one is joined to, or None where there are more."""
        return next(iter(self.near[id_])) if len(self.near[id_]) == 1 else None


def _neighbours(network: Network) -> dict[str, Counter[str]]:
    """Return for each entity its neighbours with the number of ties to each, in order of id."""
    near: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in network.ties:
        if tie.subject != tie.object:
            near[tie.subject][tie.object] += 1
            near[tie.object][tie.subject] += 1
    return {id_: near[id_] for id_ in sorted(near)}
