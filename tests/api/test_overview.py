"""What the store holds: everything counted, its cases, and all that can be said."""

from __future__ import annotations

from graph.ontology import ontology
from graph.reading import statistics
from tests.api.client import client_of
from tests.graph.made_up import DATASET
from tests.graph.small_case import CASE


def test_everything_is_counted(small):
    found = small.get("/api/counts").json()
    del found["queries"]

    assert found == {
        "entities": {"Event": 1, "Group": 1, "Organisation": 2, "Person": 5, "State": 3},
        "claims": {
            "GOVERNED": 1,
            "HEADED": 1,
            "KIDNAPPED": 1,
            "MARRIED_TO": 1,
            "OWNS": 2,
            "PERSECUTED": 1,
            "REQUESTED_EXTRADITION_OF": 3,
            "WORKED_AT": 2,
        },
        "stances": {"alleged": 2, "asserted": 9, "denied": 1},
        "modes": {"actual": 11, "feared": 1},
        "property_claims": {"born": 1, "lawfulness": 1},
        "sources": {DATASET: 2},
        "totals": {"entities": 12, "claims": 12, "property_claims": 2, "sources": 2},
        "standings": {"alleged": 1, "disputed": 1, "reported": 9},
        "disputes": {"both sides": 1},
    }


def test_where_there_are_many_claims_it_says_what_is_not_counted(small, monkeypatch):
    monkeypatch.setattr(statistics, "STANDINGS_UP_TO", 13)

    found = small.get("/api/counts").json()

    assert found["totals"]["claims"] == 12
    assert not {"standings", "disputes"} & found.keys()
    assert found["note"] == "Ties by standing and disputes are counted of up to 13 claims; there are more."


def test_an_empty_store_has_nothing(store):
    found = client_of(store).get("/api/counts").json()

    assert (found["totals"], found["entities"], found["standings"]) == (
        {"entities": 0, "claims": 0, "property_claims": 0, "sources": 0},
        {},
        {},
    )


def test_the_cases(small):
    assert small.get("/api/datasets").json()["datasets"] == [{"id": DATASET, "title": CASE.title}]


def test_the_vocabulary_has_what_a_client_needs(small):
    found = small.get("/api/vocabulary").json()

    types = {type_["id"]: type_ for type_ in found["types"]}
    assert types.keys() == ontology().edge_types.keys()
    assert [kind["id"] for kind in found["kinds"]] == list(ontology().kinds)
    assert found["families"] == list(ontology().families)
    assert {one["id"] for one in found["properties"]} == ontology().properties.keys()
    headed = types["HEADED"]
    assert (headed["forward"], headed["backward"], headed["family"]) == ("headed", "headed by", "work")
    assert (headed["subject"], headed["object"]) == (["Person", "Group"], ["Organisation", "Group"])
    assert headed["properties"]["role"]["identifying"]
    assert types["MARRIED_TO"]["symmetric"]
