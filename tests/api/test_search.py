"""Finding by name, with what tells one from another."""

from __future__ import annotations

import pytest

from loaders.writer import load
from tests.api.client import client_of
from tests.graph.made_up import claim, entity
from tests.graph.small_case import CASE, CLAIMS, ENTITIES, SOURCES, load_case, named


def found(client, **asked):
    return [result["entity"]["id"] for result in client.get("/api/search", params=asked).json()["results"]]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "ABLYAZÓV"}, ["mukhtar", "paper/lawyers"]),
        ({"q": "ablyazov", "kind": "Person"}, ["mukhtar"]),
        ({"q": "ablyazov", "kind": ["Group", "State"]}, ["paper/lawyers"]),
        ({"q": "ablyazov", "limit": 1}, ["mukhtar"]),
        ({"q": "Shalabaeva"}, ["alma"]),
        ({"q": "nobody at all"}, []),
        ({"q": "  !\u0000"}, []),
    ],
)
def test_names_are_found(small, asked, expected):
    assert found(small, **asked) == expected


def test_a_result_says_who_it_is(small):
    (result,) = small.get("/api/search", params={"q": "Ablyazov", "kind": "Person"}).json()["results"]

    assert (result["entity"]["name"], result["claims"], result["neighbours"]) == ("Mukhtar Ablyazov", 8, 6)
    assert [tie["words"] for tie in result["ties"]] == [
        "headed BTA Bank (chairman)",
        "married to Alma Shalabayeva",
        "extradition requested by Kazakhstan",
    ]


def test_what_is_not_settled_says_so(store):
    load_case(store)
    answer = client_of(store).get("/api/search", params={"q": "Nursultan"}).json()

    words = {tie["words"] for tie in answer["results"][0]["ties"]}
    assert words == {"governed Kazakhstan", "persecuted Mukhtar Ablyazov [alleged]"}
    assert answer["names"]["entities"]["mukhtar"] == {"name": "Mukhtar Ablyazov", "kind": "Person"}


def test_two_of_one_name_are_told_apart(store):
    twin = named("mukhtar-2", "Person", "Mukhtar Ablyazov")
    more = [twin, claim("mukhtar-2 WORKED_AT gazette")]
    load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *more])

    results = client_of(store).get("/api/search", params={"q": "Mukhtar Ablyazov"}).json()["results"]
    told = {result["entity"]["id"]: [tie["words"] for tie in result["ties"]] for result in results}
    assert told["mukhtar-2"] == ["worked at The Gazette"]
    assert told["mukhtar"][0] == "headed BTA Bank (chairman)"


def test_as_many_queries_for_many_results_as_for_one(store):
    load(store, CASE, [*SOURCES, *(entity(f"ada {number}".replace(" ", "-")) for number in range(30))])
    client = client_of(store)

    one, many = (
        len(client.get("/api/search", params={"q": "ada", "limit": limit}).json()["queries"])
        for limit in (1, 30)
    )
    assert one == many == 3


@pytest.mark.parametrize(("limit", "truncated"), [(1, True), (2, False), (3, False)])
def test_it_says_whether_there_are_more(store, limit, truncated):
    load(store, CASE, [*SOURCES, entity("ada-1"), entity("ada-2")])

    answer = client_of(store).get("/api/search", params={"q": "ada", "limit": limit}).json()

    assert (len(answer["results"]), answer["truncated"]) == (min(limit, 2), truncated)


@pytest.mark.parametrize("asked", [{}, {"q": "a", "limit": 0}, {"q": "a", "kind": "Dog"}, {"q": "a" * 301}])
def test_what_cannot_be_asked(small, asked):
    assert small.get("/api/search", params=asked).status_code == 422
