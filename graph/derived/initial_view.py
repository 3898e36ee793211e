"""The choice of the entities that a picture shows first, where a network is too large to show at once."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush

from graph.derived.network import Network

# Default number of entities that are chosen.
MAX_INITIAL_ENTITIES = 40

# Number of entities shown beside a hub that have no other neighbour than the hub.
MAX_LEAVES_PER_HUB = 3


def select_initial_entities(network: Network, max_entities: int = MAX_INITIAL_ENTITIES) -> tuple[str, ...]:
    """Choose the entities that a picture of the network shows first.

    Entities are chosen one at a time, and each time the one with the greatest weight. The weight of an entity
    is the sum over its neighbours of (1 + ln(ties to the neighbour)) / (1 + chosen neighbours of that
    neighbour): an entity that opens a new region of the network outweighs a further neighbour of a hub. Of
    the entities that have the same single neighbour, MAX_LEAVES_PER_HUB are chosen. An entity that would have
    no neighbour in the picture is chosen together with its heaviest neighbour, or not at all.

    Args:
        max_entities: the greatest number of entities; the rules may find fewer.

    Returns:
        Ids in the order in which they were chosen.
    """
    choice = _Choice(_count_ties_by_neighbour(network), max_entities)
    queue = [(-choice.weight(id_), id_) for id_ in choice.neighbours]
    heapify(queue)
    while queue and choice.remaining:
        queued, id_ = heappop(queue)
        # A weight only ever decreases: an entity whose weight is still the queued one is the heaviest.
        if (current := -choice.weight(id_)) > queued:
            heappush(queue, (current, id_))
        else:
            choice.add_with_company(id_)
    return tuple(choice.chosen)


class _Choice:
    """The entities chosen so far.

    Args:
        neighbours: for each entity the number of ties to each of its neighbours.
        max_entities: how many entities may be chosen.
    """

    def __init__(self, neighbours: Mapping[str, Counter[str]], max_entities: int) -> None:
        self.neighbours = neighbours
        self.chosen: dict[str, None] = {}
        self._max_entities = max_entities
        self._chosen_neighbours: Counter[str] = Counter()
        self._leaf_counts: Counter[str] = Counter()

    @property
    def remaining(self) -> int:
        return self._max_entities - len(self.chosen)

    def weight(self, id_: str) -> float:
        # `fsum` is exact, so that the order of the ties makes no difference.
        return math.fsum(
            (1 + math.log(ties)) / (1 + self._chosen_neighbours[neighbour])
            for neighbour, ties in self.neighbours[id_].items()
        )

    def add_with_company(self, id_: str) -> None:
        """Choose an entity, with a neighbour if none is chosen yet; do nothing if that is not possible."""
        if not self._can_add(id_):
            return
        if any(neighbour in self.chosen for neighbour in self.neighbours[id_]):
            self._add(id_)
            return
        company = [neighbour for neighbour in self.neighbours[id_] if self._can_add(neighbour)]
        if company and self.remaining > 1:
            self._add(id_)
            self._add(max(sorted(company), key=self.weight))

    def _can_add(self, id_: str) -> bool:
        hub = self._single_neighbour(id_)
        return id_ not in self.chosen and (hub is None or self._leaf_counts[hub] < MAX_LEAVES_PER_HUB)

    def _add(self, id_: str) -> None:
        self.chosen[id_] = None
        self._chosen_neighbours.update(self.neighbours[id_].keys())
        if hub := self._single_neighbour(id_):
            self._leaf_counts[hub] += 1

    def _single_neighbour(self, id_: str) -> str | None:
        neighbours = self.neighbours[id_]
        return next(iter(neighbours)) if len(neighbours) == 1 else None


def _count_ties_by_neighbour(network: Network) -> dict[str, Counter[str]]:
    """Return for each entity, in order of id, the number of ties to each of its neighbours."""
    neighbours: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in network.ties:
        if tie.subject != tie.object:
            neighbours[tie.subject][tie.object] += 1
            neighbours[tie.object][tie.subject] += 1
    return {id_: neighbours[id_] for id_ in sorted(neighbours)}
