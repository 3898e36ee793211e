"""The choice of the entities that a picture shows first, where a network is too large to show at once.

The rules hold for a network of any shape: a dense case, one hub with hundreds of leaves, or hundreds of pairs
that nothing joins to each other.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from graph.derived.network import Network

# Default number of entities that are chosen.
MAX_INITIAL_ENTITIES = 40
# An entity of a new region is joined to the others by at most this many entities between.
MAX_CONNECTORS = 4


@dataclass(frozen=True)
class _Limits:
    """How many entities of a kind that tells little a picture shows.

    Args:
        leaves: beside one hub; a leaf has no other neighbour than the hub.
        groups: groups of three entities or more that nothing joins to each other.
        pairs: groups of two entities.
    """

    leaves: float
    groups: float
    pairs: float


# First what tells most; what room is left is filled by more of the same.
_UNLIMITED = _Limits(math.inf, math.inf, math.inf)
_STAGES = (
    _Limits(leaves=3, groups=5, pairs=0),
    _Limits(leaves=12, groups=5, pairs=0),
    _Limits(leaves=12, groups=5, pairs=3),
    _Limits(leaves=math.inf, groups=5, pairs=3),
    _UNLIMITED,
)


def select_initial_entities(network: Network, max_entities: int = MAX_INITIAL_ENTITIES) -> tuple[str, ...]:
    """Choose the entities that a picture of the network shows first.

    Entities are chosen one at a time, and each time the one with the greatest weight. The weight of an entity
    is the sum over its neighbours of (1 + ln(ties to the neighbour)) / (1 + chosen neighbours of that
    neighbour): an entity that opens a new region of the network outweighs a further neighbour of a hub. It is
    chosen together with the entities that join it to the others; where nothing does, with its heaviest
    neighbour.

    The leaves of a hub, separate groups and pairs come in stages: a few, then more, and at last as many as
    there is room for.

    Args:
        max_entities: the greatest number of entities; the rules may find fewer.

    Returns:
        Ids in the order in which they were chosen.
    """
    choice = _Choice(_count_ties_by_neighbour(network), max_entities)
    for limits in _STAGES:
        if choice.remaining:
            choice.fill(limits)
    return tuple(choice.chosen)


class _Choice:
    """The entities chosen so far.

    Args:
        neighbours: for each entity the number of ties to each of its neighbours.
        max_entities: how many entities may be chosen.
    """

    def __init__(self, neighbours: Mapping[str, Counter[str]], max_entities: int) -> None:
        self.chosen: dict[str, None] = {}
        self._neighbours = neighbours
        self._groups = _find_groups(neighbours)
        self._max_entities = max_entities
        self._limits = _UNLIMITED
        self._chosen_neighbours: Counter[str] = Counter()
        self._leaf_counts: Counter[str] = Counter()
        # The number of chosen entities by the group's first entity.
        self._group_counts: Counter[str] = Counter()

    @property
    def remaining(self) -> int:
        return self._max_entities - len(self.chosen)

    def fill(self, limits: _Limits) -> None:
        """Choose entities by weight as long as there is room and the limits allow one."""
        self._limits = limits
        queue = [(-self._weight(id_), id_) for id_ in self._neighbours if id_ not in self.chosen]
        heapify(queue)
        while queue and self.remaining:
            queued, id_ = heappop(queue)
            # A weight only ever decreases: an entity whose weight is still the queued one is the heaviest.
            if (current := -self._weight(id_)) > queued:
                heappush(queue, (current, id_))
            else:
                self._add_with_company(id_)

    def _weight(self, id_: str) -> float:
        # `fsum` is exact, so that the order of the ties makes no difference.
        return math.fsum(
            (1 + math.log(ties)) / (1 + self._chosen_neighbours[neighbour])
            for neighbour, ties in self._neighbours[id_].items()
        )

    def _add_with_company(self, id_: str) -> None:
        """Choose an entity with what joins it to the others; do nothing if that is not possible."""
        if not self._may_add(id_):
            return
        if self._group_counts[self._groups[id_][0]]:
            company = self._connectors(id_)
        else:
            company = self._heaviest_neighbour(id_) if self._may_begin_group(id_) else None
        if company is not None and len(company) < self.remaining:
            for added in (id_, *company):
                self._add(added)

    def _connectors(self, id_: str) -> Sequence[str] | None:
        """Return the entities on a shortest way to the chosen ones, or None if it is too long."""
        came_from: dict[str, str | None] = {id_: None}
        steps = {id_: 0}
        queue = deque([id_])
        while queue:
            current = queue.popleft()
            if any(neighbour in self.chosen for neighbour in self._neighbours[current]):
                return _way_back(current, came_from)
            if steps[current] == min(MAX_CONNECTORS, self.remaining - 1):
                continue
            # A leaf leads nowhere, and a hub may have very many.
            next_ids = (
                neighbour
                for neighbour in self._neighbours[current]
                if neighbour not in came_from and len(self._neighbours[neighbour]) > 1
            )
            # Of several ways of the same length, the one over the heaviest entities.
            for neighbour in sorted(next_ids, key=lambda id_: (-self._weight(id_), id_)):
                came_from[neighbour], steps[neighbour] = current, steps[current] + 1
                queue.append(neighbour)
        return None

    def _heaviest_neighbour(self, id_: str) -> Sequence[str] | None:
        company = [neighbour for neighbour in self._neighbours[id_] if self._may_add(neighbour)]
        return (
            [min(company, key=lambda neighbour: (-self._weight(neighbour), neighbour))] if company else None
        )

    def _may_add(self, id_: str) -> bool:
        hub = self._hub_of_leaf(id_)
        return id_ not in self.chosen and (hub is None or self._leaf_counts[hub] < self._limits.leaves)

    def _may_begin_group(self, id_: str) -> bool:
        is_pair = len(self._groups[id_]) == 2
        begun = sum((len(self._groups[first]) == 2) is is_pair for first in self._group_counts)
        return begun < (self._limits.pairs if is_pair else self._limits.groups)

    def _add(self, id_: str) -> None:
        self.chosen[id_] = None
        self._chosen_neighbours.update(self._neighbours[id_].keys())
        self._group_counts[self._groups[id_][0]] += 1
        if hub := self._hub_of_leaf(id_):
            self._leaf_counts[hub] += 1

    def _hub_of_leaf(self, id_: str) -> str | None:
        """Return the single neighbour of an entity, unless they are a pair."""
        neighbours = self._neighbours[id_]
        return next(iter(neighbours)) if len(neighbours) == 1 and len(self._groups[id_]) > 2 else None


def _way_back(id_: str, came_from: Mapping[str, str | None]) -> list[str]:
    """Return the entities from this one back to the start, which is left out."""
    way = []
    current: str | None = id_
    while current is not None:
        way.append(current)
        current = came_from[current]
    return way[:-1]


def _count_ties_by_neighbour(network: Network) -> dict[str, Counter[str]]:
    """Return for each entity, in order of id, the number of ties to each of its neighbours."""
    neighbours: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in network.ties:
        if tie.subject != tie.object:
            neighbours[tie.subject][tie.object] += 1
            neighbours[tie.object][tie.subject] += 1
    return {id_: neighbours[id_] for id_ in sorted(neighbours)}


def _find_groups(neighbours: Mapping[str, Counter[str]]) -> dict[str, list[str]]:
    """Return for each entity all that ties join to it, directly or by others; one list for each group."""
    groups: dict[str, list[str]] = {}
    for start in neighbours:
        if start in groups:
            continue
        group = groups[start] = [start]
        for id_ in group:
            for neighbour in neighbours[id_]:
                if neighbour not in groups:
                    groups[neighbour] = group
                    group.append(neighbour)
    return groups
