"""Search by name, with what helps to identify each result."""

from __future__ import annotations

import pytest

from loaders.writer import load
from tests.api.client import make_client
from tests.graph.make_records import make_claim, make_entity
from tests.graph.small_case import CASE, CLAIMS, ENTITIES, SOURCES, load_small_case


def search(client, **params):
    return [result["entity"]["id"] for result in client.get("/api/search", params=params).json()["results"]]


@pytest.mark.parametrize(
    ("params", "expected"),
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
def test_entities_are_found_by_name(small, params, expected):
    assert search(small, **params) == expected


def test_a_result_has_what_identifies_the_entity(small):
    (result,) = small.get("/api/search", params={"q": "Ablyazov", "kind": "Person"}).json()["results"]

    assert (result["entity"]["name"], result["claim_count"], result["neighbour_count"]) == (
        "Mukhtar Ablyazov",
        8,
        6,
    )
    assert [tie["phrase"] for tie in result["ties"]] == [
        "headed BTA Bank (chairman)",
        "married to Alma Shalabayeva",
        "extradition requested by Kazakhstan",
    ]


def test_an_unsettled_tie_has_its_standing(store):
    load_small_case(store)
    response = make_client(store).get("/api/search", params={"q": "Nursultan"}).json()

    words = {tie["phrase"] for tie in response["results"][0]["ties"]}
    assert words == {"governed Kazakhstan", "alleged: persecuted Mukhtar Ablyazov"}
    assert response["names"]["entities"]["mukhtar"] == {"name": "Mukhtar Ablyazov", "kind": "Person"}


def test_two_entities_of_one_name_have_different_ties(store):
    twin = make_entity("mukhtar-2", "Person", "Mukhtar Ablyazov")
    more = [twin, make_claim("mukhtar-2 WORKED_AT gazette")]
    load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *more])

    results = make_client(store).get("/api/search", params={"q": "Mukhtar Ablyazov"}).json()["results"]
    phrases = {result["entity"]["id"]: [tie["phrase"] for tie in result["ties"]] for result in results}
    assert phrases["mukhtar-2"] == ["worked at The Gazette"]
    assert phrases["mukhtar"][0] == "headed BTA Bank (chairman)"


def test_many_results_need_as_many_queries_as_one(store):
    load(store, CASE, [*SOURCES, *(make_entity(f"ada {number}".replace(" ", "-")) for number in range(40))])
    client = make_client(store)

    query_count_of_1, query_count_of_30 = (
        len(client.get("/api/search", params={"q": "ada", "limit": limit}).json()["queries"])
        for limit in (1, 30)
    )
    assert query_count_of_1 == query_count_of_30 == 4


@pytest.mark.parametrize(("limit", "truncated"), [(1, True), (2, False), (3, False)])
def test_truncated_says_whether_there_are_more_results(store, limit, truncated):
    load(store, CASE, [*SOURCES, make_entity("ada-1"), make_entity("ada-2")])

    response = make_client(store).get("/api/search", params={"q": "ada", "limit": limit}).json()

    assert (len(response["results"]), response["truncated"]) == (min(limit, 2), truncated)


@pytest.mark.parametrize("params", [{}, {"q": "a", "limit": 0}, {"q": "a", "kind": "Dog"}, {"q": "a" * 301}])
def test_wrong_parameters_are_refused(small, params):
    assert small.get("/api/search", params=params).status_code == 422
