"""The content of the store over HTTP: counts, datasets and the vocabulary."""

from __future__ import annotations

from api.routers import overview
from graph.ontology import load_ontology
from graph.reading import store_counts
from tests.api.client import make_client
from tests.graph.make_records import DATASET
from tests.graph.small_case import CASE


def test_everything_is_counted(small):
    content = small.get("/api/counts").json()
    del content["queries"]

    assert content == {
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


def test_a_note_says_what_is_not_counted_if_there_are_too_many_claims(small, monkeypatch):
    for module in (store_counts, overview):
        monkeypatch.setattr(module, "MAX_CLAIMS_FOR_STANDINGS", 13)

    content = small.get("/api/counts").json()

    assert content["totals"]["claims"] == 12
    assert not {"standings", "disputes"} & content.keys()
    assert content["limit_note"] == "Standings and disputes are counted up to 13 claims, and there are more."


def test_an_empty_store(store):
    content = make_client(store).get("/api/counts").json()

    assert (content["totals"], content["entities"], content["standings"]) == (
        {"entities": 0, "claims": 0, "property_claims": 0, "sources": 0},
        {},
        {},
    )


def test_datasets(small):
    assert small.get("/api/datasets").json()["datasets"] == [{"id": DATASET, "title": CASE.title}]


def test_the_vocabulary_has_what_a_client_needs(small):
    content = small.get("/api/vocabulary").json()

    types = {type_["id"]: type_ for type_ in content["edge_types"]}
    assert types.keys() == load_ontology().edge_types.keys()
    assert [kind["id"] for kind in content["kinds"]] == list(load_ontology().kinds)
    assert content["families"] == list(load_ontology().families)
    assert {item["id"] for item in content["properties"]} == load_ontology().properties.keys()
    headed = types["HEADED"]
    assert (headed["forward"], headed["backward"], headed["family"]) == ("headed", "headed by", "work")
    assert (headed["subject_kinds"], headed["object_kinds"]) == (
        ["Person", "Organisation", "Group"],
        ["Organisation", "Group"],
    )
    assert headed["properties"]["role"]["identifying"]
    assert types["MARRIED_TO"]["symmetric"]
