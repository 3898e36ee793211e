"""Paths of all three sorts are those that a search of every possibility finds, and what is cut is said."""

from __future__ import annotations

import random
from itertools import pairwise, permutations

import pytest

from graph.errors import QueryRefusedError
from graph.model.records import Claim
from graph.reading import paths
from graph.reading.paths import PathsFound, PathsWanted, Way, find_paths
from graph.store import Store
from loaders.writer import load
from tests.conftest import empty
from tests.graph.made_up import claim, entity, source
from tests.graph.small_case import CASE, id_of, ids_of, load_case

PEOPLE = "abcdefgh"
TYPES = ("MET", "FUNDED", "ACCUSED")
WAYS = [
    Way(),
    Way(types=("MET", "FUNDED")),
    Way(types=("ACCUSED",), over="any"),
    Way(avoid=("c",)),
    Way(avoid=("c", "d"), over="any"),
    Way(over="any"),
    Way(types=()),
]


def random_claims(seed: int) -> list[Claim]:
    """Claims among eight people, often several between the same two, some denied, some only feared."""
    dice = random.Random(seed)
    return [
        claim(
            f"{one} {dice.choice(TYPES)} {other}",
            stance=dice.choice(["asserted", "asserted", "alleged", "denied"]),
            mode=dice.choice(["actual", "actual", "actual", "feared"]),
            locator=f"row {number}",
        )
        for number, (one, other) in enumerate((dice.sample(PEOPLE, 2) for _ in range(22)), 1)
    ]


def every_path(claims: list[Claim], start: str, end: str, longest: int, way: Way) -> set[tuple[str, ...]]:
    """Try every order of every choice of people."""
    joined = {frozenset((one.subject, one.object)) for one in claims if way.carries(one)}
    between = sorted(set(PEOPLE) - {start, end, *way.avoid})
    tried = ((start, *middle, end) for length in range(longest) for middle in permutations(between, length))
    return {path for path in tried if all(frozenset(pair) in joined for pair in pairwise(path))}


def sequences(found: PathsFound) -> list[tuple[str, ...]]:
    return [tuple(entity.id for entity in path.entities) for path in found.paths]


@pytest.fixture(scope="module", params=[4, 20, 25])
def claims(request: pytest.FixtureRequest, open_store: Store) -> list[Claim]:
    empty(open_store)
    made = random_claims(request.param)
    assert not load(open_store, CASE, [source("paper"), *map(entity, PEOPLE), *made]).refused
    return made


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("ends", [("a", "b"), ("h", "e")])
def test_paths_are_those_of_a_search_of_everything(
    claims: list[Claim], open_store: Store, ends: tuple[str, str], way: Way
) -> None:
    every = every_path(claims, *ends, 4, way)
    shortest = {path for path in every if len(path) == min(map(len, every))}

    def found(find: str) -> list[tuple[str, ...]]:
        wanted = PathsWanted(*ends, find=find, max_length=4, way=way, limit=1000)
        answer = find_paths(open_store, wanted)
        assert not answer.truncated
        return sequences(answer)

    assert (len(found("all")), set(found("all"))) == (len(every), every)
    assert (len(found("all_shortest")), set(found("all_shortest"))) == (len(shortest), shortest)
    assert set(found("shortest")) <= shortest
    assert len(found("shortest")) == min(1, len(shortest))


def test_short_paths_come_first_and_what_is_cut_is_said(claims: list[Claim], open_store: Store) -> None:
    whole = sequences(find_paths(open_store, PathsWanted("a", "b", "all", 5, limit=1000)))
    assert whole == sorted(whole, key=lambda path: (len(path), path))
    assert len(whole) > 3

    cut = find_paths(open_store, PathsWanted("a", "b", "all", 5, limit=3))
    assert (sequences(cut), cut.truncated) == (whole[:3], True)


def test_a_search_that_runs_out_of_time_says_so_and_has_a_shortest_path(
    claims: list[Claim], open_store: Store
) -> None:
    found = find_paths(open_store, PathsWanted("a", "b", "all", 5, seconds=0))
    assert (len(found.paths), found.truncated) == (1, True)


def test_a_search_that_would_read_too_much_says_so(
    claims: list[Claim], open_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "MOST_PAIRS", 2)
    assert find_paths(open_store, PathsWanted("a", "b", "all", 5)).truncated


def test_each_step_has_all_the_claims_that_carry_it_and_no_other(store: Store) -> None:
    load_case(store)

    def steps(over: str) -> list[set[str]]:
        (path,) = find_paths(store, PathsWanted("bta", "mukhtar", way=Way(over=over))).paths
        return [{one.id for one in step} for step in path.steps]

    assert steps("actual") == [ids_of("headed", "owns")]
    assert steps("any") == [ids_of("headed", "owns", "does not own")]


def test_what_is_feared_carries_a_path_only_when_it_is_asked_for(store: Store) -> None:
    load_case(store)

    assert find_paths(store, PathsWanted("kazakhstan", "tatiana", max_length=1)).paths == ()
    (path,) = find_paths(store, PathsWanted("kazakhstan", "tatiana", max_length=1, way=Way(over="any"))).paths
    assert [[one.id for one in step] for step in path.steps] == [[id_of("feared")]]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (PathsWanted("a", "b", "all", 6), "up to a length of 5"),
        (PathsWanted("a", "b", "shortest", 13), "up to a length of 12"),
        (PathsWanted("a", "b", "shortest", 0), "not 0"),
        (PathsWanted("a", "b", way=Way(avoid=("b",))), "'b' is an end"),
    ],
)
def test_what_cannot_be_asked_is_refused(open_store: Store, wanted: PathsWanted, words: str) -> None:
    with pytest.raises(QueryRefusedError, match=words):
        find_paths(open_store, wanted)


@pytest.mark.parametrize(("id_", "found"), [("alma", [("alma",)]), ("nobody", [])])
def test_equal_ends_have_a_path_without_steps(store: Store, id_: str, found: list[tuple[str, ...]]) -> None:
    load_case(store)
    for find in ("shortest", "all_shortest", "all"):
        assert sequences(find_paths(store, PathsWanted(id_, id_, find))) == found
