"""Paths between two entities: a shortest one, all shortest ones, or all up to a length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Literal, TypeAlias

from graph.errors import QueryRefusedError
from graph.reading.entities import claims, entities
from graph.reading.walk import Clock, ground, ways_through
from graph.reading.way import Way
from graph.records import Claim, Entity
from graph.store import Store

Wanted: TypeAlias = Literal["shortest", "all_shortest", "all"]
MAX_LENGTH = 12
MAX_LENGTH_OF_ALL = 5


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
