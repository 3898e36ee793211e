"""Sources over HTTP: with counts, what they repeat, and their claims in the order of the text."""

from __future__ import annotations

import re

import pytest

from graph.reading import load_sources
from loaders.writer import load
from tests.graph.make_records import DATASET, make_claim, make_property_claim, make_source
from tests.graph.small_case import CASE, ENTITIES, SOURCES, claim_ids_of


def get_json(client, path, **params):
    response = client.get(path, params=params)
    assert response.status_code == 200, response.text
    return response.json()


def test_sources_come_with_their_counts_and_names(small):
    response = get_json(small, "/api/sources")

    assert [
        (item["id"], item["claim_count"], item["property_claim_count"]) for item in response["sources"]
    ] == [
        ("blog", 3, 1),
        ("paper", 9, 1),
    ]
    assert response["names"] == {
        "entities": {
            "alma": {"name": "Alma Shalabayeva", "kind": "Person"},
            "gazette": {"name": "The Gazette", "kind": "Organisation"},
        },
        "sources": {"blog": {"title": "The blog"}, "paper": {"title": "The paper"}},
    }


@pytest.mark.parametrize(
    ("params", "expected", "total"),
    [
        ({"limit": 1}, ["blog"], 2),
        ({"offset": 1}, ["paper"], 2),
        ({"dataset": DATASET}, ["blog", "paper"], 2),
    ],
)
def test_a_page_of_sources(small, params, expected, total):
    response = get_json(small, "/api/sources", **params)

    assert ([item["id"] for item in response["sources"]], response["total"]) == (expected, total)


def test_a_source_names_the_sources_that_it_repeats_and_that_repeat_it(small):
    blog, paper = (get_json(small, f"/api/sources/{id_}") for id_ in ("blog", "paper"))

    assert (blog["source"]["derived_from"], blog["repeated_by"]) == (["paper"], [])
    assert (paper["source"]["publisher"], paper["repeated_by"]) == ("gazette", ["blog"])
    assert paper["names"]["sources"].keys() == {"paper", "blog"}
    assert paper["names"]["entities"] == {"gazette": {"name": "The Gazette", "kind": "Organisation"}}


def test_a_text_is_not_sent(small, small_store):
    load(small_store, CASE, [make_source("secret", text="A text that is kept."), *SOURCES, *ENTITIES])
    assert load_sources(small_store, ["secret"], with_text=True)[0].text == "A text that is kept."

    for path in ("/api/sources/secret", "/api/sources"):
        assert "A text that is kept." not in small.get(path).text


def test_statements_of_both_kinds_are_in_the_order_of_the_text(small, small_store):
    report = load(
        small_store,
        CASE,
        [
            *SOURCES,
            *ENTITIES,
            make_source("table"),
            make_claim("roman WORKED_AT bta", "table", locator="row 10"),
            make_property_claim("mukhtar born", "1963", "table", locator="row 2"),
            make_claim("mukhtar HEADED bta", "table", locator="row 3", properties={"role": "chairman"}),
            make_claim("mukhtar OWNS bta", "table", locator="row 3", said_by=("alma", "nursultan")),
            make_property_claim("mukhtar occupation", "banker", "table", locator="row 11", stance="denied"),
        ],
    )
    assert not report.refused

    response = get_json(small, "/api/sources/table/claims")

    claims = [
        (item["type"], item["claim"]["sentence"], item["claim"]["citation"]) for item in response["claims"]
    ]
    assert sorted(claims[1:3]) == [
        ("claim", "Mukhtar Ablyazov headed BTA Bank (chairman)", "asserted in The table, row 3"),
        (
            "claim",
            "Mukhtar Ablyazov is said to own BTA Bank",
            "alleged by Alma Shalabayeva, as told by Nursultan Nazarbayev, in The table, row 3",
        ),
    ]
    assert [claims[0], *claims[3:]] == [
        ("property_claim", "Mukhtar Ablyazov, born: 1963", "asserted in The table, row 2"),
        ("claim", "Roman Solodchenko worked at BTA Bank", "asserted in The table, row 10"),
        ("property_claim", "Mukhtar Ablyazov, occupation: denied: banker", "denied in The table, row 11"),
    ]


def test_a_claim_has_its_tie_and_the_standing_of_that(small):
    items = get_json(small, "/api/sources/blog/claims")["claims"]

    assert {(item.get("tie_id"), item.get("standing")) for item in items} == {
        ("mukhtar|OWNS|bta|actual", "disputed"),
        ("nursultan|PERSECUTED|mukhtar|actual", "alleged"),
        ("kazakhstan|KIDNAPPED|tatiana|feared", "reported"),
        (None, None),
    }
    claims = {item["claim"]["id"] for item in items if item["type"] == "claim"}
    assert claims == claim_ids_of("does not own", "persecuted", "feared")


def test_claims_of_a_source_are_paged(small):
    first = get_json(small, "/api/sources/paper/claims", limit=4)
    rest = get_json(small, "/api/sources/paper/claims", offset=first["next"])

    ids = [item["claim"]["id"] for item in first["claims"] + rest["claims"]]
    assert (first["total"], len(set(ids)), rest["next"]) == (10, 10, None)


def test_the_claims_of_a_bundled_text_are_in_its_order(kazakhstan):
    items = get_json(kazakhstan, "/api/sources/statement/claims", limit=1000)["claims"]

    places = [int(re.findall(r"\d+", item["claim"]["locator"])[0]) for item in items]
    assert places == sorted(places)
    assert {item["claim"]["stance"] for item in items} <= {"asserted", "alleged", "denied"}
    assert {item["type"] for item in items} == {"claim", "property_claim"}


@pytest.mark.parametrize(
    "path", ["/api/sources/nothing", "/api/sources/nothing/claims", "/api/sources?dataset=nothing"]
)
def test_unknown_ids_are_not_found(small, path):
    response = small.get(path)

    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "path", ["/api/sources?limit=0", "/api/sources/paper/claims?offset=-1", "/api/sources?offset=x"]
)
def test_wrong_pages_are_refused(small, path):
    assert small.get(path).status_code == 422
