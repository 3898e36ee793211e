"""Paths between two entities: a shortest one, all shortest ones, or all up to a length."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any, Literal, TypeAlias

from graph.errors import QueryRefusedError
from graph.model.records import MODES, STANCES, Claim, Entity
from graph.reading.records import claims, entities
from graph.store import Store

Over: TypeAlias = Literal["actual", "any"]

_STANCES = {"actual": ("asserted", "alleged"), "any": STANCES}

_MODES = {"actual": ("actual",), "any": MODES}

# So many pairs of one level are read at most; beyond that a walk says that it was cut.
MOST_PAIRS = 50_000

Wanted: TypeAlias = Literal["shortest", "all_shortest", "all"]

MAX_LENGTH = 12

MAX_LENGTH_OF_ALL = 5


@dataclass(frozen=True)
class Way:
    """How one may walk from an entity to another.

    Args:
        types: the types of edge to walk along; all where None.
        avoid: ids of entities that are not touched.
        over: `actual`: claims that are actual and not denied; `any`: also those that are denied, planned or
            feared. What is withdrawn carries no path.
    """

    types: tuple[str, ...] | None = None
    avoid: tuple[str, ...] = ()
    over: Over = "actual"

    def carries(self, claim: Claim) -> bool:
        """Tell whether a step may be taken over a claim."""
        return (
            (self.types is None or claim.edge_type in self.types)
            and claim.stance in _STANCES[self.over]
            and claim.mode in _MODES[self.over]
            and not claim.withdrawn_on
        )

    def parameters(self) -> dict[str, Any]:
        """Return it as the named queries take it."""
        return {
            "types": list(self.types) if self.types is not None else None,
            "avoid": sorted(self.avoid),
            "stances": list(_STANCES[self.over]),
            "modes": list(_MODES[self.over]),
        }


@dataclass(frozen=True)
class Path:
    """One way from an entity to another.

    Args:
        entities: from the one to the other, both included.
        steps: for each step, every claim that carries it; one fewer than the entities.
    """

    entities: tuple[Entity, ...]
    steps: tuple[tuple[Claim, ...], ...]


@dataclass(frozen=True)
class PathsWanted:
    """Which paths are asked for.

    Args:
        start, end: ids of entities.
        find: which of the paths.
        max_length: how many steps at most: up to 12, and up to 5 where all are wanted.
        way: what they may run along.
        limit: how many at most.
        seconds: how long the search may take.
    """

    start: str
    end: str
    find: Wanted = "shortest"
    max_length: int = MAX_LENGTH_OF_ALL
    way: Way = field(default_factory=Way)
    limit: int = 20
    seconds: float = 30.0

    def check(self) -> None:
        """Raise a QueryRefusedError where the paths cannot be asked for so."""
        longest = MAX_LENGTH_OF_ALL if self.find == "all" else MAX_LENGTH
        if not 1 <= self.max_length <= longest:
            raise QueryRefusedError(
                f"Paths are looked for up to a length of {longest} steps, not {self.max_length}.",
                "Where only the shortest are asked for they may be longer." if self.find == "all" else "",
            )
        for end in (self.start, self.end):
            if end in self.way.avoid:
                raise QueryRefusedError(f"{end!r} is an end of the path, and cannot be avoided.")


@dataclass(frozen=True)
class PathsFound:
    """Paths, the shortest first; `truncated` where there may be more, `late` where time ran out."""

    paths: tuple[Path, ...] = ()
    truncated: bool = False
    late: bool = False


def find_paths(store: Store, wanted: PathsWanted) -> PathsFound:
    """Return the paths that are asked for. Between equal ends it is the one without steps.

    Raises:
        QueryRefusedError: it is too long, or an end is to be avoided.
    """
    wanted.check()
    shortest = _shortest(store, wanted)
    if shortest is None:
        return PathsFound()
    if wanted.find == "shortest" or len(shortest) == 1:
        return PathsFound(tuple(_paths(store, [shortest], wanted.way)))
    longest = len(shortest) - 1 if wanted.find == "all_shortest" else wanted.max_length
    sequences, truncated, late = _sequences(store, wanted, longest)
    # A search that was cut may have missed even this one.
    sequences = sequences or [shortest]
    return PathsFound(tuple(_paths(store, sequences, wanted.way)), truncated, late)


def shortest_path(
    store: Store, start: str, end: str, max_length: int = MAX_LENGTH, types: Sequence[str] | None = None
) -> Path | None:
    """Return a shortest path between two entities, or None where there is none.

    Args:
        start, end: ids; equal ones give a path without steps.
        max_length: how many steps at most.
        types: the types of edge it may run along; all where None.
    """
    way = Way(tuple(types) if types else None)
    found = find_paths(store, PathsWanted(start, end, max_length=max_length, way=way))
    return found.paths[0] if found.paths else None


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


def _shortest(store: Store, wanted: PathsWanted) -> list[str] | None:
    """Return the ids of the entities of a shortest path."""
    if wanted.way.types == ():
        return None
    if wanted.start == wanted.end:
        return [wanted.start] if entities(store, [wanted.start]) else None
    answer = store.read(
        "shortest_path",
        start=wanted.start,
        end=wanted.end,
        max_length=wanted.max_length,
        **wanted.way.parameters(),
    )
    return list(answer.rows[0][0]) if answer.rows else None


def _sequences(store: Store, wanted: PathsWanted, longest: int) -> tuple[list[Sequence[str]], bool, bool]:
    """Return the ids of each path's entities, whether there may be more paths, and whether time ran out."""
    clock = Clock(wanted.seconds)
    found: list[Sequence[str]] = []
    try:
        read = ground(store, (wanted.start, wanted.end), longest, wanted.way, clock)
        through = ways_through(read.near, wanted.start, wanted.end, longest, clock)
        found.extend(islice(through, wanted.limit))
        return found, read.cut or next(through, None) is not None, False
    except TimeoutError:
        return found, True, True


def _paths(store: Store, sequences: Sequence[Sequence[str]], way: Way) -> list[Path]:
    """Return the paths with their entities and with the claims that carry each step."""
    ids = sorted({id_ for sequence in sequences for id_ in sequence})
    by_id = {entity.id: entity for entity in entities(store, ids)}
    steps: dict[frozenset[str], list[Claim]] = {}
    if len(ids) > 1:
        for claim in claims(store, "claims_among", ids=ids, types=way.types):
            if way.carries(claim):
                steps.setdefault(frozenset((claim.subject, claim.object)), []).append(claim)
    return [
        Path(
            tuple(by_id[id_] for id_ in sequence),
            tuple(tuple(steps[frozenset(pair)]) for pair in pairwise(sequence)),
        )
        for sequence in sequences
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
