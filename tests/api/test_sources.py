"""Sources over HTTP: what was read, who repeats whom, and what one states in the order of its text."""

from __future__ import annotations

import re

import pytest

from graph.reading import sources
from loaders.writer import load
from tests.graph.made_up import DATASET, claim, says, source
from tests.graph.small_case import CASE, ENTITIES, SOURCES, ids_of


def got(client, path, **asked):
    answer = client.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_sources_come_with_their_counts_and_names(small):
    found = got(small, "/api/sources")

    assert [(one["id"], one["claims"], one["property_claims"]) for one in found["sources"]] == [
        ("blog", 3, 1),
        ("paper", 9, 1),
    ]
    assert found["names"] == {
        "entities": {
            "alma": {"name": "Alma Shalabayeva", "kind": "Person"},
            "gazette": {"name": "The Gazette", "kind": "Organisation"},
        },
        "sources": {"blog": {"title": "The blog"}, "paper": {"title": "The paper"}},
    }


@pytest.mark.parametrize(
    ("asked", "found", "total"),
    [
        ({"limit": 1}, ["blog"], 2),
        ({"offset": 1}, ["paper"], 2),
        ({"dataset": DATASET}, ["blog", "paper"], 2),
    ],
)
def test_a_page_of_sources(small, asked, found, total):
    answer = got(small, "/api/sources", **asked)

    assert ([one["id"] for one in answer["sources"]], answer["total"]) == (found, total)


def test_one_source_says_what_it_repeats_and_who_repeats_it(small):
    blog, paper = (got(small, f"/api/sources/{id_}") for id_ in ("blog", "paper"))

    assert (blog["source"]["derived_from"], blog["repeated_by"]) == (["paper"], [])
    assert (paper["source"]["publisher"], paper["repeated_by"]) == ("gazette", ["blog"])
    assert paper["names"]["sources"].keys() == {"paper", "blog"}
    assert paper["names"]["entities"] == {"gazette": {"name": "The Gazette", "kind": "Organisation"}}


def test_a_text_is_not_sent(small, store):
    load(store, CASE, [source("secret", text="A text that is kept."), *SOURCES, *ENTITIES])
    assert sources(store, ["secret"], with_text=True)[0].text == "A text that is kept."

    for path in ("/api/sources/secret", "/api/sources"):
        assert "A text that is kept." not in small.get(path).text


def test_statements_come_in_the_order_of_the_text_both_kinds_together(small, store):
    report = load(
        store,
        CASE,
        [
            *SOURCES,
            *ENTITIES,
            source("table"),
            claim("roman WORKED_AT bta", "table", locator="row 10"),
            says("mukhtar born", "1963", "table", locator="row 2"),
            claim("mukhtar HEADED bta", "table", locator="row 3", properties={"role": "chairman"}),
            claim("mukhtar OWNS bta", "table", locator="row 3", said_by=("alma", "nursultan")),
            says("mukhtar occupation", "banker", "table", locator="row 11", stance="denied"),
        ],
    )
    assert not report.refused

    found = got(small, "/api/sources/table/statements")

    told = [(one["kind"], one["claim"]["words"], one["claim"]["citation"]) for one in found["statements"]]
    assert sorted(told[1:3]) == [
        ("claim", "Mukhtar Ablyazov headed BTA Bank (chairman)", "asserted, The table, row 3"),
        (
            "claim",
            "alleged: Mukhtar Ablyazov owns BTA Bank",
            "alleged, says Alma Shalabayeva as told by Nursultan Nazarbayev, The table, row 3",
        ),
    ]
    assert [told[0], *told[3:]] == [
        ("property claim", "Mukhtar Ablyazov, born: 1963", "asserted, The table, row 2"),
        ("claim", "Roman Solodchenko worked at BTA Bank", "asserted, The table, row 10"),
        ("property claim", "Mukhtar Ablyazov, occupation: not banker", "denied, The table, row 11"),
    ]


def test_a_statement_names_its_tie_and_how_that_stands(small):
    found = got(small, "/api/sources/blog/statements")["statements"]

    assert {(one.get("tie"), one.get("standing")) for one in found} == {
        ("mukhtar|OWNS|bta|actual", "disputed"),
        ("nursultan|PERSECUTED|mukhtar|actual", "alleged"),
        ("kazakhstan|KIDNAPPED|tatiana|feared", "reported"),
        (None, None),
    }
    claims = {one["claim"]["id"] for one in found if one["kind"] == "claim"}
    assert claims == ids_of("does not own", "persecuted", "feared")


def test_statements_are_paged(small):
    first = got(small, "/api/sources/paper/statements", limit=4)
    rest = got(small, "/api/sources/paper/statements", offset=first["next"])

    ids = [one["claim"]["id"] for one in first["statements"] + rest["statements"]]
    assert (first["total"], len(set(ids)), rest["next"]) == (10, 10, None)


def test_a_text_of_the_bundled_case_is_told_from_its_beginning_to_its_end(kazakhstan):
    found = got(kazakhstan, "/api/sources/statement/statements", limit=1000)["statements"]

    places = [int(re.findall(r"\d+", one["claim"]["locator"])[0]) for one in found]
    assert places == sorted(places)
    assert {one["claim"]["stance"] for one in found} <= {"alleged", "denied"}
    assert {one["kind"] for one in found} == {"claim", "property claim"}


@pytest.mark.parametrize(
    "path", ["/api/sources/nothing", "/api/sources/nothing/statements", "/api/sources?dataset=nothing"]
)
def test_what_is_not_there(small, path):
    answer = small.get(path)

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "path", ["/api/sources?limit=0", "/api/sources/paper/statements?offset=-1", "/api/sources?offset=x"]
)
def test_what_cannot_be_asked(small, path):
    assert small.get(path).status_code == 422
