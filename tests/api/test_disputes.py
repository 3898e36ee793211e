"""Disputes over HTTP: each with its rule and both sides, and those alone that are asked for."""

from __future__ import annotations

import pytest

from graph.ontology import ontology
from graph.reading import network_of_case
from loaders.writer import load
from tests.graph.made_up import DATASET, claim, says, source
from tests.graph.small_case import CASE, CLAIMS, ENTITIES, LEAVES, SOURCES, ids_of


def disputes(client, **asked):
    answer = client.get("/api/disputes", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def disputed(small, store):
    """The small case with a second value and a second date."""
    taken = {"event": "trial", "locator": "row 9"}
    more = [
        source("gazette-2", publisher="bta"),
        says("mukhtar born", "1964", "gazette-2"),
        claim("kazakhstan DETAINED roman", valid_from="2013-05-29", valid_until="2013-05-29", **taken),
        claim("kazakhstan DETAINED roman", "gazette-2", valid_from="2014", valid_until="2014", **taken),
    ]
    report = load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *LEAVES, *more])
    assert not report.refused
    return small


def about(dispute):
    return dispute["tie"]["id"] if "tie" in dispute else f"{dispute['entity']} {dispute['property']}"


OWNS, BORN, DETAINED = "mukhtar|OWNS|bta|actual", "mukhtar born", "kazakhstan|DETAINED|roman|actual"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [("values differ", BORN), ("both sides", OWNS), ("dates differ", DETAINED)]),
        ({"rule": "dates differ"}, [("dates differ", DETAINED)]),
        ({"entity": "mukhtar"}, [("values differ", BORN), ("both sides", OWNS)]),
        ({"entity": "roman"}, [("dates differ", DETAINED)]),
        ({"entity": "alma"}, []),
        ({"entity": "mukhtar", "rule": "both sides"}, [("both sides", OWNS)]),
        ({"dataset": DATASET, "entity": "bta"}, [("both sides", OWNS)]),
        ({"offset": 1, "limit": 1}, [("both sides", OWNS)]),
    ],
)
def test_which_disputes(disputed, asked, found):
    answer = disputes(disputed, **asked)

    assert [(one["rule"], about(one)) for one in answer["disputes"]] == found
    if "limit" not in asked:
        assert answer["total"] == len(found)


def test_a_dispute_has_its_rule_and_both_sides(small):
    (found,) = disputes(small)["disputes"]

    assert found["why"] == "some assert or allege it, others deny it"
    assert found["words"] == (
        "Mukhtar Ablyazov owns BTA Bank - both sides: some assert or allege it, others deny it"
    )
    sides = {side["words"]: {one["id"] for one in side["claims"]} for side in found["sides"]}
    assert sides == {"alleged": ids_of("owns"), "denied": ids_of("does not own")}
    assert [one["citation"] for side in found["sides"] for one in side["claims"]] == [
        "alleged, says Kazakhstan, The paper",
        "denied, says Mukhtar Ablyazov, The blog, by a party to it",
    ]


def test_names_are_those_that_the_page_mentions(disputed):
    names = disputes(disputed, rule="dates differ")["names"]

    assert names["entities"].keys() == {"kazakhstan", "roman", "trial", "bta", "gazette"}
    assert names["sources"].keys() == {"paper", "gazette-2"}


def test_they_are_all_that_reading_everything_finds(kazakhstan, open_store):
    network = network_of_case(open_store)

    found = disputes(kazakhstan, limit=1000)["disputes"]

    assert {(one["rule"], about(one)) for one in found} == {
        (one.rule, one.tie.id if one.tie else f"{one.entity} {one.property}") for one in network.disputes
    }
    assert len(found) == len(network.disputes) > 5
    assert {one["property"] for one in found if "property" in one} <= ontology().properties.keys()


@pytest.mark.parametrize(
    ("asked", "status"),
    [({"entity": "nobody"}, 404), ({"dataset": "nothing"}, 404), ({"rule": "they shout"}, 422)],
)
def test_what_cannot_be_asked(small, asked, status):
    answer = small.get("/api/disputes", params=asked)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
