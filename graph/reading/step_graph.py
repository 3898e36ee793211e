"""A graph in memory of what lies between two entities, and the paths through it.

The database finds one shortest path by itself. To find all paths up to a length it would try every
combination of claims; here parallel claims count once, and a deadline is kept.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.reading.path_constraints import PathConstraints
from graph.store import Store

# The maximum number of pairs of entities to read for one step; the graph then says that it is truncated.
MAX_STEP_PAIRS = 50_000


class Deadline:
    """A point of time after which a search stops.

    Args:
        seconds: from now.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def raise_if_passed(self) -> None:
        """Raise a TimeoutError if the deadline is over."""
        if time.monotonic() >= self._end:
            raise TimeoutError


@dataclass
class StepGraph:
    """Which entities are joined by one step.

    Args:
        neighbours: ids of the neighbours of each entity, by its id.
        truncated: True if there were too many steps to read all of them.
    """

    neighbours: dict[str, set[str]] = field(default_factory=dict)
    truncated: bool = False

    def add(self, first: str, second: str) -> None:
        """Add a step, which can be taken in both directions."""
        self.neighbours.setdefault(first, set()).add(second)
        self.neighbours.setdefault(second, set()).add(first)


def load_step_graph(
    store: Store,
    entity_ids: tuple[str, str],
    max_length: int,
    constraints: PathConstraints,
    deadline: Deadline,
) -> StepGraph:
    """Return a graph with every step of every path of at most `max_length` steps between two entities.

    The search runs from both entities. Each time it takes one step further from the side that has fewer
    entities at its frontier, until both sides together have taken `max_length` steps.

    Args:
        entity_ids: of the two entities.

    Raises:
        TimeoutError: the deadline is over.
    """
    graph = StepGraph()
    frontiers = [{id_} for id_ in entity_ids]
    reached = [{id_} for id_ in entity_ids]
    for _ in range(max_length):
        deadline.raise_if_passed()
        side = 0 if len(frontiers[0]) <= len(frontiers[1]) else 1
        if not frontiers[side]:
            break
        rows = store.read(
            "path_steps",
            ids=sorted(frontiers[side]),
            limit=MAX_STEP_PAIRS,
            **constraints.cypher_parameters(),
        ).rows
        graph.truncated = graph.truncated or len(rows) == MAX_STEP_PAIRS
        for from_id, to_id in rows:
            graph.add(from_id, to_id)
        frontiers[side] = {to_id for _, to_id in rows} - reached[side]
        reached[side] |= frontiers[side]
    return graph


def enumerate_paths(
    neighbours: Mapping[str, set[str]], start: str, end: str, max_length: int, deadline: Deadline
) -> Iterator[tuple[str, ...]]:
    """Yield every path of at most `max_length` steps, short paths first, then in order of the ids.

    Args:
        neighbours: ids of the neighbours of each entity, by its id.

    Raises:
        TimeoutError: the deadline is over.
    """
    distances = _distances_to(neighbours, end)
    if start not in distances:
        return
    for length in range(distances[start], max_length + 1):
        yield from _extend(neighbours, distances, (start,), length, deadline)


def _distances_to(neighbours: Mapping[str, set[str]], end: str) -> dict[str, int]:
    """Return the number of steps from each entity to `end` on a shortest path."""
    distances, queue = {end: 0}, deque([end])
    while queue:
        id_ = queue.popleft()
        for neighbour in neighbours.get(id_, ()):
            if neighbour not in distances:
                distances[neighbour] = distances[id_] + 1
                queue.append(neighbour)
    return distances


def _extend(
    neighbours: Mapping[str, set[str]],
    distances: Mapping[str, int],
    path: tuple[str, ...],
    steps: int,
    deadline: Deadline,
) -> Iterator[tuple[str, ...]]:
    """Yield every path that begins with `path` and reaches the end with exactly `steps` more steps."""
    deadline.raise_if_passed()
    if steps == 0:
        yield path
        return
    # Only the last step leads to the end, whose distance is 0.
    min_distance, max_distance = (0, 0) if steps == 1 else (1, steps - 1)
    for neighbour in sorted(neighbours[path[-1]]):
        if min_distance <= distances[neighbour] <= max_distance and neighbour not in path:
            yield from _extend(neighbours, distances, (*path, neighbour), steps - 1, deadline)
