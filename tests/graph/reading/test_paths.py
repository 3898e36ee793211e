"""Paths: those that a search of every possibility finds, within the limits of the query."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from itertools import pairwise, permutations

import pytest

from graph.errors import QueryRefusedError
from graph.model import Claim
from graph.reading import (
    Path,
    PathConstraints,
    PathQuery,
    PathSelector,
    load_paths,
    load_shortest_path,
    step_graph,
)
from graph.reading.paths import PathResults, load_ids_on_shortest_paths
from graph.store import Store
from loaders.writer import load
from tests.fill_store import fill_store
from tests.graph.make_records import make_claim, make_entity, make_source
from tests.graph.small_case import CASE, claim_id_of, claim_ids_of

PEOPLE = "abcdefgh"
EDGE_TYPES = ("MET", "FUNDED", "ACCUSED")
CONSTRAINTS = [
    PathConstraints(),
    PathConstraints(edge_types=("MET", "FUNDED")),
    PathConstraints(edge_types=("ACCUSED",), claim_scope="any"),
    PathConstraints(avoid=("c",)),
    PathConstraints(avoid=("c", "d"), claim_scope="any"),
    PathConstraints(claim_scope="any"),
    PathConstraints(edge_types=()),
]


@cache
def make_random_claims(seed: int) -> tuple[Claim, ...]:
    """Return claims among eight people, often several between two of them, some denied, some only feared."""
    dice = random.Random(seed)
    pairs = (dice.sample(PEOPLE, 2) for _ in range(22))
    return tuple(
        make_claim(
            f"{subject} {dice.choice(EDGE_TYPES)} {object_}",
            stance=dice.choice(["asserted", "asserted", "alleged", "denied"]),
            mode=dice.choice(["actual", "actual", "actual", "feared"]),
            locator=f"row {row}",
        )
        for row, (subject, object_) in enumerate(pairs, 1)
    )


@cache
def make_loader(seed: int) -> Callable[[Store], None]:
    """Return a function that loads random claims; it is the same for the same seed, see `fill_store`."""

    def load_claims(store: Store) -> None:
        entities = map(make_entity, PEOPLE)
        assert not load(store, CASE, [make_source("paper"), *entities, *make_random_claims(seed)]).refused

    return load_claims


@pytest.fixture(params=[4, 20, 25])
def claims(request: pytest.FixtureRequest, shared_store: Store) -> tuple[Claim, ...]:
    """Random claims, with which the store is filled."""
    fill_store(shared_store, make_loader(request.param))
    return make_random_claims(request.param)


def find_all_paths(
    claims: tuple[Claim, ...], start: str, end: str, max_length: int, constraints: PathConstraints
) -> set[tuple[str, ...]]:
    """Return all paths: every order of every choice of people that claims join."""
    joined = {frozenset((claim.subject, claim.object)) for claim in claims if constraints.allows(claim)}
    between = sorted(set(PEOPLE) - {start, end, *constraints.avoid})
    candidates = (
        (start, *middle, end) for length in range(max_length) for middle in permutations(between, length)
    )
    return {path for path in candidates if all(frozenset(pair) in joined for pair in pairwise(path))}


def ids_of(path: Path | None) -> tuple[str, ...]:
    return tuple(entity.id for entity in path.entities) if path else ()


def ids_of_all(results: PathResults) -> list[tuple[str, ...]]:
    return [ids_of(path) for path in results.paths]


@pytest.mark.parametrize("constraints", CONSTRAINTS)
@pytest.mark.parametrize(("start", "end"), [("a", "b"), ("h", "e")])
def test_paths_are_those_of_a_search_of_everything(
    claims: tuple[Claim, ...], shared_store: Store, start: str, end: str, constraints: PathConstraints
) -> None:
    all_paths = find_all_paths(claims, start, end, 4, constraints)
    shortest = {path for path in all_paths if len(path) == min(map(len, all_paths))}

    def load_ids(selector: PathSelector) -> list[tuple[str, ...]]:
        query = PathQuery(
            start, end, selector=selector, max_length=4, constraints=constraints, max_paths=1000
        )
        results = load_paths(shared_store, query)
        assert not results.truncated
        return ids_of_all(results)

    assert sorted(load_ids("all")) == sorted(all_paths)
    assert sorted(load_ids("all_shortest")) == sorted(shortest)
    assert set(load_ids("shortest")) <= shortest
    assert len(load_ids("shortest")) == min(1, len(shortest))


def test_short_paths_come_first_and_a_limit_truncates(claims: tuple[Claim, ...], shared_store: Store) -> None:
    all_paths = ids_of_all(load_paths(shared_store, PathQuery("a", "b", "all", 5, max_paths=1000)))
    assert all_paths == sorted(all_paths, key=lambda path: (len(path), path))
    assert len(all_paths) > 3

    limited = load_paths(shared_store, PathQuery("a", "b", "all", 5, max_paths=3))
    assert (ids_of_all(limited), limited.truncated) == (all_paths[:3], True)


def test_a_search_that_times_out_is_truncated_and_has_a_shortest_path(
    claims: tuple[Claim, ...], shared_store: Store
) -> None:
    results = load_paths(shared_store, PathQuery("a", "b", "all", 5, timeout_seconds=0))
    assert (len(results.paths), results.truncated, results.timed_out) == (1, True, True)


def test_a_search_that_would_read_too_many_steps_is_truncated(
    claims: tuple[Claim, ...], shared_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_graph, "MAX_STEP_PAIRS", 2)
    assert load_paths(shared_store, PathQuery("a", "b", "all", 5)).truncated


def test_a_step_has_all_claims_that_the_constraints_allow(small_store: Store) -> None:
    def load_steps(constraints: PathConstraints) -> list[set[str]]:
        (path,) = load_paths(small_store, PathQuery("bta", "mukhtar", constraints=constraints)).paths
        return [{claim.id for claim in step} for step in path.steps]

    assert load_steps(PathConstraints()) == [claim_ids_of("headed", "owns")]
    assert load_steps(PathConstraints(claim_scope="any")) == [claim_ids_of("headed", "owns", "does not own")]


def test_a_path_leads_over_a_feared_claim_only_if_any_claim_counts(small_store: Store) -> None:
    query = PathQuery("kazakhstan", "tatiana", max_length=1)
    assert load_paths(small_store, query).paths == ()

    query = PathQuery("kazakhstan", "tatiana", max_length=1, constraints=PathConstraints(claim_scope="any"))
    (path,) = load_paths(small_store, query).paths
    assert [[claim.id for claim in step] for step in path.steps] == [[claim_id_of("feared")]]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (PathQuery("a", "b", "all", 6), "up to a length of 5"),
        (PathQuery("a", "b", "shortest", 13), "up to a length of 12"),
        (PathQuery("a", "b", "shortest", 0), "not 0"),
        (PathQuery("a", "b", constraints=PathConstraints(avoid=("b",))), "'b' is an end"),
    ],
)
def test_an_impossible_query_is_refused(shared_store: Store, query: PathQuery, message: str) -> None:
    with pytest.raises(QueryRefusedError, match=message):
        load_paths(shared_store, query)


@pytest.mark.parametrize("selector", ["shortest", "all_shortest", "all"])
@pytest.mark.parametrize(("id_", "paths"), [("alma", [("alma",)]), ("unknown", [])])
def test_an_entity_has_a_path_without_steps_to_itself(
    small_store: Store, id_: str, paths: list[tuple[str, ...]], selector: PathSelector
) -> None:
    assert ids_of_all(load_paths(small_store, PathQuery(id_, id_, selector))) == paths


def test_the_shortest_path_has_the_claims_of_each_step(small_store: Store) -> None:
    path = load_shortest_path(small_store, "tatiana", "nursultan")
    assert ids_of(path) == ("tatiana", "bta", "mukhtar", "nursultan")
    assert path is not None
    assert [{claim.id for claim in step} for step in path.steps] == [
        claim_ids_of("tatiana at bta"),
        claim_ids_of("headed", "owns"),
        claim_ids_of("persecuted"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "max_length", "edge_types", "ids"),
    [
        ("tatiana", "nursultan", 2, None, ()),
        ("tatiana", "nursultan", 3, ["WORKED_AT", "HEADED"], ()),
        ("tatiana", "mukhtar", 12, ["WORKED_AT", "HEADED"], ("tatiana", "bta", "mukhtar")),
        ("tatiana", "tatiana", 12, None, ("tatiana",)),
        ("tatiana", "gazette", 12, None, ()),
        ("tatiana", "unknown", 12, None, ()),
        ("unknown", "unknown", 12, None, ()),
    ],
)
def test_a_shortest_path_is_within_its_length_and_edge_types(
    small_store: Store,
    start: str,
    end: str,
    max_length: int,
    edge_types: list[str] | None,
    ids: tuple[str, ...],
) -> None:
    assert ids_of(load_shortest_path(small_store, start, end, max_length, edge_types)) == ids


def test_the_database_finds_no_path_from_an_entity_to_itself(small_store: Store) -> None:
    parameters = {"start": "alma", "end": "alma", "max_length": 3, **PathConstraints().cypher_parameters()}
    assert small_store.read("shortest_path", **parameters).rows == ()


@pytest.mark.parametrize(
    ("start", "end", "max_length", "ids"),
    [
        ("tatiana", "nursultan", 12, {"tatiana", "bta", "mukhtar", "nursultan"}),
        ("tatiana", "nursultan", 2, set()),
        ("russia", "kazakhstan", 12, {"russia", "mukhtar", "kazakhstan"}),
        ("alma", "mukhtar", 1, {"alma", "mukhtar"}),
        ("alma", "gazette", 12, set()),
        ("alma", "alma", 12, {"alma"}),
    ],
)
def test_entities_on_all_shortest_paths(
    small_store: Store, start: str, end: str, max_length: int, ids: set[str]
) -> None:
    assert load_ids_on_shortest_paths(small_store, start, end, max_length) == ids


def test_entities_on_all_shortest_paths_of_a_lattice(store: Store) -> None:
    """There are three paths of equal length; a longer path and a dead end are left out."""
    pairs = ["a b1", "a b2", "a b3", "b1 c", "b2 c", "b3 c", "c d", "a x", "x y", "y z", "z d", "b1 dead"]
    people = {name for pair in pairs for name in pair.split()}
    claims = [make_claim(pair.replace(" ", " MET ")) for pair in pairs]
    load(store, CASE, [make_source("paper"), *map(make_entity, people), *claims])
    assert load_ids_on_shortest_paths(store, "a", "d") == {"a", "b1", "b2", "b3", "c", "d"}
    assert load_ids_on_shortest_paths(store, "d", "a") == {"a", "b1", "b2", "b3", "c", "d"}
