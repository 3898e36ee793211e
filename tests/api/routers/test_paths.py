"""Paths over HTTP: under several constraints, with complete ties and a sentence for each step."""

from __future__ import annotations

import pytest

from api.settings import LimitSettings, Settings
from tests.api.client import make_client


def find_paths(client, start, end, **more):
    response = client.get("/api/paths", params={"start": start, "end": end, **more})
    assert response.status_code == 200, response.text
    return response.json()


def test_the_sentences_of_a_path_are_in_its_direction(small):
    response = find_paths(small, "nursultan", "tatiana")

    (path,) = response["paths"]
    assert path["entities"] == ["nursultan", "mukhtar", "bta", "tatiana"]
    assert [step["sentences"] for step in path["steps"]] == [
        [
            "Nursultan Nazarbayev is said to have persecuted Mukhtar Ablyazov "
            "[alleged by lawyers of Mukhtar Ablyazov, in The blog, by a party to it]"
        ],
        [
            "Mukhtar Ablyazov headed BTA Bank (chairman) [asserted in The paper]",
            "Disputed: Mukhtar Ablyazov owns BTA Bank [denied by Mukhtar Ablyazov, in The blog, by a party "
            "to it; alleged by Kazakhstan, in The paper]",
        ],
        ["BTA Bank: employed Tatiana Paraskevich [asserted in The paper]"],
    ]
    assert path["description"] == "; ".join(words for step in path["steps"] for words in step["sentences"])


def test_a_tie_against_the_path_reads_backward(small):
    (path,) = find_paths(small, "mukhtar", "kazakhstan")["paths"]

    assert path["description"] == (
        "Mukhtar Ablyazov: extradition requested by Kazakhstan [asserted in The paper, characters 100 to 120]"
    )


def test_ties_have_all_claims_and_their_standing(small):
    response = find_paths(small, "mukhtar", "bta")

    (step,) = response["paths"][0]["steps"]
    by_id = {tie["id"]: tie for tie in response["ties"]}
    assert {by_id[id_]["edge_type"]: by_id[id_]["standing"] for id_ in step["tie_ids"]} == {
        "HEADED": "reported",
        "OWNS": "disputed",
    }
    assert {claim["stance"] for claim in by_id["mukhtar|OWNS|bta|actual"]["claims"]} == {"alleged", "denied"}
    assert {"mukhtar", "bta", "kazakhstan"} <= response["names"]["entities"].keys()


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, {("tatiana", "bta", "mukhtar")}),
        ({"avoid": ["bta"]}, set()),
        ({"edge_type": ["WORKED_AT", "OWNS"]}, {("tatiana", "bta", "mukhtar")}),
        ({"edge_type": ["WORKED_AT"]}, set()),
        ({"family": ["kin"]}, set()),
        ({"avoid": ["bta"], "claim_scope": "any"}, {("tatiana", "kazakhstan", "mukhtar")}),
        (
            {"selector": "all_shortest", "claim_scope": "any"},
            {("tatiana", "bta", "mukhtar"), ("tatiana", "kazakhstan", "mukhtar")},
        ),
        (
            {"selector": "all", "claim_scope": "any", "avoid": ["bta"]},
            {
                ("tatiana", "kazakhstan", "mukhtar"),
                ("tatiana", "kazakhstan", "nursultan", "mukhtar"),
            },
        ),
    ],
)
def test_paths_by_constraint(small, params, expected):
    response = find_paths(small, "tatiana", "mukhtar", **params)

    assert {tuple(path["entities"]) for path in response["paths"]} == expected
    assert not response["truncated"]


def test_truncated_says_that_there_may_be_more_paths(small):
    params = {"selector": "all", "claim_scope": "any"}
    assert len(find_paths(small, "tatiana", "mukhtar", **params)["paths"]) > 1

    cut = find_paths(small, "tatiana", "mukhtar", limit=1, **params)

    assert (len(cut["paths"]), cut["truncated"]) == (1, True)
    assert "cut" in cut["limit_note"]


def test_a_search_that_times_out_is_truncated_and_has_no_etag(small, shared_store):
    hurried = make_client(shared_store, Settings(limits=LimitSettings(max_query_seconds=1e-9)))

    params = {"start": "tatiana", "end": "mukhtar", "selector": "all"}
    response = hurried.get("/api/paths", params=params)

    assert response.json()["truncated"]
    assert "etag" not in response.headers
    assert "etag" in small.get("/api/paths", params=params).headers


def test_a_path_from_an_entity_to_itself_has_no_steps(small):
    (path,) = find_paths(small, "alma", "alma", selector="all")["paths"]

    assert path == {"length": 0, "entities": ["alma"], "steps": [], "description": "Alma Shalabayeva"}


def test_every_query_is_named(small):
    names = {query["name"] for query in find_paths(small, "tatiana", "mukhtar", selector="all")["queries"]}

    assert {"shortest_path", "path_steps", "claims_among"} <= names


@pytest.mark.parametrize(
    ("params", "status", "words"),
    [
        ({"start": "nobody", "end": "alma"}, 404, "nobody"),
        ({"start": "alma", "end": "nobody"}, 404, "nobody"),
        ({"start": "alma", "end": "bta", "avoid": "nobody"}, 404, "nobody"),
        ({"start": "alma", "end": "bta", "avoid": "bta"}, 422, "cannot be avoided"),
        ({"start": "alma", "end": "bta", "edge_type": "LOVES"}, 422, "not a declared edge type"),
        ({"start": "alma", "end": "bta", "family": "cousins"}, 422, "not a declared family"),
        ({"start": "alma", "end": "bta", "family": "kin", "edge_type": "OWNS"}, 422, "None of the requested"),
        ({"start": "alma", "end": "bta", "selector": "all", "max_length": 6}, 422, "up to a length of 5"),
        ({"start": "alma", "end": "bta", "max_length": 13}, 422, "max_length"),
        ({"start": "alma"}, 422, "end"),
    ],
)
def test_errors(small, params, status, words):
    response = small.get("/api/paths", params=params)

    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert words in response.json()["detail"]
