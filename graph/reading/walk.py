"""Walking from one entity to another: what lies between them, and every way through it.

A path is a sequence of entities, each once. Parallel claims between two of them make no further path, so that
the database is asked for pairs, a level at a time, and the paths are told apart here.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.reading.way import Way
from graph.store import Store

# So many pairs of one level are read at most; beyond that a walk says that it was cut.
MOST_PAIRS = 50_000


class Clock:
    """Says when the time for a walk is over.

    Args:
        seconds: how long it may take.
    """

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def check(self) -> None:
        """Go on, or raise a TimeoutError where the time is over."""
        if time.monotonic() >= self._until:
            raise TimeoutError


@dataclass
class Ground:
    """Who is joined to whom in one step, as far as was read; `cut` where there was too much to read."""

    near: dict[str, set[str]] = field(default_factory=dict)
    cut: bool = False


def ground(store: Store, ends: tuple[str, str], max_length: int, way: Way, clock: Clock) -> Ground:
    """Return every step of every path of at most `max_length` steps between two entities, and some more.

    Walks from both ends, from whichever has reached fewer, and as many levels together as a path has steps.

    Raises:
        TimeoutError: the time is over.
    """
    found = Ground()
    frontiers = [{ends[0]}, {ends[1]}]
    reached = [{ends[0]}, {ends[1]}]
    for _ in range(max_length):
        clock.check()
        side = 0 if len(frontiers[0]) <= len(frontiers[1]) else 1
        if not frontiers[side]:
            break
        rows = store.read("steps", ids=sorted(frontiers[side]), most=MOST_PAIRS, **way.parameters()).rows
        found.cut = found.cut or len(rows) == MOST_PAIRS
        for one, other in rows:
            found.near.setdefault(one, set()).add(other)
            found.near.setdefault(other, set()).add(one)
        frontiers[side] = {other for _, other in rows} - reached[side]
        reached[side] |= frontiers[side]
    return found


def ways_through(
    near: Mapping[str, set[str]], start: str, end: str, max_length: int, clock: Clock
) -> Iterator[tuple[str, ...]]:
    """Yield every path of at most `max_length` steps, the short ones first, then in order of the ids.

    Raises:
        TimeoutError: the time is over.
    """
    left = _distances(near, end)
    if start not in left:
        return
    for length in range(left[start], max_length + 1):
        yield from _of_length(near, left, [start], length, clock)


def _of_length(
    near: Mapping[str, set[str]], left: Mapping[str, int], taken: list[str], steps: int, clock: Clock
) -> Iterator[tuple[str, ...]]:
    """Yield every way on from what was taken that is at its end in exactly so many steps more."""
    clock.check()
    if steps == 0:
        yield tuple(taken)
        return
    # The end itself has nothing left to go: it is entered with the last step alone.
    least, most = (0, 0) if steps == 1 else (1, steps - 1)
    for other in sorted(near[taken[-1]]):
        if least <= left[other] <= most and other not in taken:
            yield from _of_length(near, left, [*taken, other], steps - 1, clock)


def _distances(near: Mapping[str, set[str]], end: str) -> dict[str, int]:
    """Return how many steps it is at least from each entity to `end`."""
    found, waiting = {end: 0}, deque([end])
    while waiting:
        one = waiting.popleft()
        for other in near.get(one, ()):
            if other not in found:
                found[other] = found[one] + 1
                waiting.append(other)
    return found
