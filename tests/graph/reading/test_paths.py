from __future__ import annotations

import pytest

from graph.reading import shortest_path
from graph.reading.paths import Path, Way, on_shortest_paths
from graph.store import Store
from loaders.writer import load
from tests.graph.made_up import claim, entity, source
from tests.graph.small_case import CASE, ids_of


def told(path: Path | None) -> list[str]:
    return [entity.id for entity in path.entities] if path else []


def test_from_tatiana_to_nursultan(case: Store) -> None:
    path = shortest_path(case, "tatiana", "nursultan")
    assert told(path) == ["tatiana", "bta", "mukhtar", "nursultan"]
    assert path is not None
    assert [{claim.id for claim in step} for step in path.steps] == [
        ids_of("tatiana at bta"),
        ids_of("headed", "owns"),
        ids_of("persecuted"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "max_length", "types", "found"),
    [
        ("tatiana", "nursultan", 2, None, []),
        ("tatiana", "nursultan", 3, ["WORKED_AT", "HEADED"], []),
        ("tatiana", "mukhtar", 12, ["WORKED_AT", "HEADED"], ["tatiana", "bta", "mukhtar"]),
        ("tatiana", "tatiana", 12, None, ["tatiana"]),
        ("tatiana", "gazette", 12, None, []),
        ("tatiana", "nobody", 12, None, []),
        ("nobody", "nobody", 12, None, []),
    ],
)
def test_paths_keep_to_their_limits(
    case: Store, start: str, end: str, max_length: int, types: list[str] | None, found: list[str]
) -> None:
    assert told(shortest_path(case, start, end, max_length, types)) == found


def test_equal_ends_have_no_path_in_the_database(case: Store) -> None:
    asked = {"start": "alma", "end": "alma", "max_length": 3, **Way().parameters()}
    assert case.read("shortest_path", **asked).rows == ()


@pytest.mark.parametrize(
    ("start", "end", "max_length", "found"),
    [
        ("tatiana", "nursultan", 12, {"tatiana", "bta", "mukhtar", "nursultan"}),
        ("tatiana", "nursultan", 2, set()),
        ("russia", "kazakhstan", 12, {"russia", "mukhtar", "kazakhstan"}),
        ("alma", "mukhtar", 1, {"alma", "mukhtar"}),
        ("alma", "gazette", 12, set()),
        ("alma", "alma", 12, {"alma"}),
    ],
)
def test_all_shortest_paths(case: Store, start: str, end: str, max_length: int, found: set[str]) -> None:
    assert on_shortest_paths(case, start, end, max_length) == found


def test_all_shortest_paths_of_a_lattice(store: Store) -> None:
    """Three ways of equal length, the longer way and the dead end are left out."""
    pairs = ["a b1", "a b2", "a b3", "b1 c", "b2 c", "b3 c", "c d", "a x", "x y", "y z", "z d", "b1 dead"]
    people = {name for pair in pairs for name in pair.split()}
    met = [claim(pair.replace(" ", " MET ")) for pair in pairs]
    load(store, CASE, [source("paper"), *map(entity, people), *met])
    assert on_shortest_paths(store, "a", "d") == {"a", "b1", "b2", "b3", "c", "d"}
    assert on_shortest_paths(store, "d", "a") == {"a", "b1", "b2", "b3", "c", "d"}
