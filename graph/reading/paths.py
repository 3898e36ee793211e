"""Paths between two entities: one shortest path, all shortest paths, or all paths up to a length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Literal, TypeAlias

from graph.errors import QueryRefusedError
from graph.model import Claim, Entity
from graph.reading.path_constraints import PathConstraints
from graph.reading.records import load_claims, load_entities
from graph.reading.step_graph import Deadline, enumerate_paths, load_step_graph
from graph.store import Store

PathSelector: TypeAlias = Literal["shortest", "all_shortest", "all"]

# In steps.
MAX_PATH_LENGTH = 12
MAX_LENGTH_OF_ALL_PATHS = 5


@dataclass(frozen=True)
class Path:
    """A path from an entity to another.

    Args:
        entities: from the first to the last, both included.
        steps: for each step all claims over which it leads; there is one step fewer than entities.
    """

    entities: tuple[Entity, ...]
    steps: tuple[tuple[Claim, ...], ...]


@dataclass(frozen=True)
class PathQuery:
    """Which paths to find.

    Args:
        start, end: ids of entities.
        selector: one shortest path, all shortest paths, or all paths.
        max_length: the maximum number of steps: up to MAX_PATH_LENGTH, or up to MAX_LENGTH_OF_ALL_PATHS if
            `selector` is `all`.
        constraints: which claims and entities they may lead over.
        max_paths: the maximum number of paths.
        timeout_seconds: how long the search may take.
    """

    start: str
    end: str
    selector: PathSelector = "shortest"
    max_length: int = MAX_LENGTH_OF_ALL_PATHS
    constraints: PathConstraints = field(default_factory=PathConstraints)
    max_paths: int = 20
    timeout_seconds: float = 30.0

    def require_possible(self) -> None:
        """Check the query.

        Raises:
            QueryRefusedError: the paths would be too long, or must avoid the entity where they start or end.
        """
        limit = MAX_LENGTH_OF_ALL_PATHS if self.selector == "all" else MAX_PATH_LENGTH
        if not 1 <= self.max_length <= limit:
            raise QueryRefusedError(
                f"Paths are searched up to a length of {limit} steps, not {self.max_length}.",
                "Shortest paths may be longer than all paths." if self.selector == "all" else "",
            )
        for id_ in (self.start, self.end):
            if id_ in self.constraints.avoid:
                raise QueryRefusedError(f"{id_!r} is an end of the path, and cannot be avoided.")


@dataclass(frozen=True)
class PathResults:
    """Paths that were found.

    Args:
        paths: the shortest first.
        truncated: True if there may be more paths.
        timed_out: True if the search stopped because it took too long; `truncated` is then True as well.
    """

    paths: tuple[Path, ...] = ()
    truncated: bool = False
    timed_out: bool = False


def load_paths(store: Store, query: PathQuery) -> PathResults:
    """Return the paths that a query selects. From an entity to itself there is one path, without steps.

    Raises:
        QueryRefusedError: see `PathQuery.require_possible`.
    """
    query.require_possible()
    shortest = _load_shortest(store, query)
    if shortest is None:
        return PathResults()
    if query.selector == "shortest" or len(shortest) == 1:
        return PathResults(tuple(_load_claims_of_paths(store, [shortest], query.constraints)))
    max_length = len(shortest) - 1 if query.selector == "all_shortest" else query.max_length
    sequences, truncated, timed_out = _load_sequences(store, query, max_length)
    # A search that was truncated may have missed even the shortest path.
    paths = _load_claims_of_paths(store, sequences or [shortest], query.constraints)
    return PathResults(tuple(paths), truncated, timed_out)


def load_shortest_path(
    store: Store,
    start: str,
    end: str,
    max_length: int = MAX_PATH_LENGTH,
    edge_types: Sequence[str] | None = None,
) -> Path | None:
    """Return a shortest path between two entities, or None if there is none.

    Args:
        start, end: ids of entities; from an entity to itself there is a path without steps.
        max_length: the maximum number of steps.
        edge_types: those of the claims; all if None or empty.

    Raises:
        QueryRefusedError: see `PathQuery.require_possible`.
    """
    constraints = PathConstraints(tuple(edge_types) if edge_types else None)
    results = load_paths(store, PathQuery(start, end, max_length=max_length, constraints=constraints))
    return results.paths[0] if results.paths else None


def load_ids_on_shortest_paths(
    store: Store, start: str, end: str, max_length: int = MAX_PATH_LENGTH
) -> set[str]:
    """Return the ids of all entities on any shortest path between two entities; none if there is no path.

    Paths lead over claims that are actual and not denied. The search runs from both entities, one step at a
    time for all entities that were reached, so that parallel claims and many equal paths do not slow it down.
    """
    from_start, from_end = [{start}], [{end}]
    while not from_start[-1] & from_end[-1]:
        if len(from_start) + len(from_end) - 1 > max_length or not from_start[-1] or not from_end[-1]:
            return set()
        levels = from_start if len(from_start[-1]) <= len(from_end[-1]) else from_end
        levels.append(_load_adjacent_ids(store, levels[-1]) - set().union(*levels))
    meeting = from_start[-1] & from_end[-1]
    return (
        meeting
        | _load_ids_leading_to(store, meeting, from_start[:-1])
        | _load_ids_leading_to(store, meeting, from_end[:-1])
    )


def _load_shortest(store: Store, query: PathQuery) -> list[str] | None:
    """Return the ids of the entities of a shortest path."""
    if query.constraints.edge_types == ():
        return None
    if query.start == query.end:
        return [query.start] if load_entities(store, [query.start]) else None
    result = store.read(
        "shortest_path",
        start=query.start,
        end=query.end,
        max_length=query.max_length,
        **query.constraints.cypher_parameters(),
    )
    return list(result.rows[0][0]) if result.rows else None


def _load_sequences(
    store: Store, query: PathQuery, max_length: int
) -> tuple[list[Sequence[str]], bool, bool]:
    """Return the ids of each path's entities, whether there may be more paths, and whether time ran out."""
    deadline = Deadline(query.timeout_seconds)
    sequences: list[Sequence[str]] = []
    try:
        graph = load_step_graph(store, (query.start, query.end), max_length, query.constraints, deadline)
        paths = enumerate_paths(graph.neighbours, query.start, query.end, max_length, deadline)
        sequences.extend(islice(paths, query.max_paths))
        return sequences, graph.truncated or next(paths, None) is not None, False
    except TimeoutError:
        return sequences, True, True


def _load_claims_of_paths(
    store: Store, sequences: Sequence[Sequence[str]], constraints: PathConstraints
) -> list[Path]:
    """Return the paths of sequences of ids, with their entities and the claims of each step."""
    ids = sorted({id_ for sequence in sequences for id_ in sequence})
    entities = {entity.id: entity for entity in load_entities(store, ids)}
    steps: dict[frozenset[str], list[Claim]] = {}
    if len(ids) > 1:
        for claim in load_claims(store, "claims_among", ids=ids, edge_types=constraints.edge_types):
            if constraints.allows(claim):
                steps.setdefault(frozenset((claim.subject, claim.object)), []).append(claim)
    return [
        Path(
            tuple(entities[id_] for id_ in sequence),
            tuple(tuple(steps[frozenset(pair)]) for pair in pairwise(sequence)),
        )
        for sequence in sequences
    ]


def _load_ids_leading_to(store: Store, meeting: set[str], levels: Sequence[set[str]]) -> set[str]:
    """Return the ids of those entities of the levels from which a path leads to where both sides met."""
    leading: set[str] = set()
    reached = meeting
    for level in reversed(levels):
        reached = _load_adjacent_ids(store, reached) & level
        leading |= reached
    return leading


def _load_adjacent_ids(store: Store, ids: set[str]) -> set[str]:
    return {row[0] for row in store.read("adjacent_over_actual_claims", ids=sorted(ids)).rows}
