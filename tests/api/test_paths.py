"""Paths over HTTP: which ones, their steps with whole ties, and the words for each step."""

from __future__ import annotations

import pytest

from api.settings import LimitSettings, Settings
from tests.api.client import client_of


def paths(client, start, end, **more):
    answer = client.get("/api/paths", params={"start": start, "end": end, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_shortest_path_is_told_in_the_direction_of_the_walk(small):
    found = paths(small, "nursultan", "tatiana")

    (path,) = found["paths"]
    assert path["entities"] == ["nursultan", "mukhtar", "bta", "tatiana"]
    assert [step["words"] for step in path["steps"]] == [
        [
            "Nursultan Nazarbayev persecuted Mukhtar Ablyazov "
            "[alleged, says lawyers of Mukhtar Ablyazov, The blog, by a party to it]"
        ],
        [
            "Mukhtar Ablyazov headed BTA Bank (chairman) [asserted, The paper]",
            "Mukhtar Ablyazov owns BTA Bank [denied, says Mukhtar Ablyazov, The blog, by a party to it; "
            "alleged, says Kazakhstan, The paper]",
        ],
        ["BTA Bank employed Tatiana Paraskevich [asserted, The paper]"],
    ]
    assert path["words"] == "; ".join(words for step in path["steps"] for words in step["words"])


def test_the_way_back_reads_the_other_way(small):
    (path,) = paths(small, "mukhtar", "kazakhstan")["paths"]

    assert path["words"] == (
        "Mukhtar Ablyazov extradition requested by Kazakhstan [asserted, The paper, characters 100 to 120]"
    )


def test_ties_come_whole_with_their_standing(small):
    found = paths(small, "mukhtar", "bta")

    (step,) = found["paths"][0]["steps"]
    by_id = {tie["id"]: tie for tie in found["ties"]}
    assert {by_id[id_]["edge_type"]: by_id[id_]["standing"] for id_ in step["ties"]} == {
        "HEADED": "reported",
        "OWNS": "disputed",
    }
    assert {claim["stance"] for claim in by_id["mukhtar|OWNS|bta|actual"]["claims"]} == {"alleged", "denied"}
    assert {"mukhtar", "bta", "kazakhstan"} <= found["names"]["entities"].keys()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {("tatiana", "bta", "mukhtar")}),
        ({"avoid": ["bta"]}, set()),
        ({"type": ["WORKED_AT", "OWNS"]}, {("tatiana", "bta", "mukhtar")}),
        ({"type": ["WORKED_AT"]}, set()),
        ({"family": ["kin"]}, set()),
        ({"avoid": ["bta"], "over": "any"}, {("tatiana", "kazakhstan", "mukhtar")}),
        (
            {"find": "all_shortest", "over": "any"},
            {("tatiana", "bta", "mukhtar"), ("tatiana", "kazakhstan", "mukhtar")},
        ),
        (
            {"find": "all", "over": "any", "avoid": ["bta"]},
            {
                ("tatiana", "kazakhstan", "mukhtar"),
                ("tatiana", "kazakhstan", "nursultan", "mukhtar"),
            },
        ),
    ],
)
def test_which_paths(small, asked, found):
    answer = paths(small, "tatiana", "mukhtar", **asked)

    assert {tuple(path["entities"]) for path in answer["paths"]} == found
    assert not answer["truncated"]


def test_what_was_cut_is_said(small):
    asked = {"find": "all", "over": "any"}
    assert len(paths(small, "tatiana", "mukhtar", **asked)["paths"]) > 1

    cut = paths(small, "tatiana", "mukhtar", limit=1, **asked)

    assert (len(cut["paths"]), cut["truncated"]) == (1, True)
    assert "cut" in cut["note"]


def test_a_search_without_time_says_so(small, open_store):
    hurried = client_of(open_store, Settings(limits=LimitSettings(query_seconds=1e-9)))

    asked = {"start": "tatiana", "end": "mukhtar", "find": "all"}
    answer = hurried.get("/api/paths", params=asked)

    assert answer.json()["truncated"]
    assert "etag" not in answer.headers
    assert "etag" in small.get("/api/paths", params=asked).headers


def test_equal_ends(small):
    (path,) = paths(small, "alma", "alma", find="all")["paths"]

    assert path == {"length": 0, "entities": ["alma"], "steps": [], "words": "Alma Shalabayeva"}


def test_every_query_is_named(small):
    names = {query["name"] for query in paths(small, "tatiana", "mukhtar", find="all")["queries"]}

    assert {"shortest_path", "steps", "claims_among"} <= names


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ({"start": "nobody", "end": "alma"}, 404, "nobody"),
        ({"start": "alma", "end": "nobody"}, 404, "nobody"),
        ({"start": "alma", "end": "bta", "avoid": "nobody"}, 404, "nobody"),
        ({"start": "alma", "end": "bta", "avoid": "bta"}, 422, "cannot be avoided"),
        ({"start": "alma", "end": "bta", "type": "LOVES"}, 422, "no declared type"),
        ({"start": "alma", "end": "bta", "family": "cousins"}, 422, "no declared family"),
        ({"start": "alma", "end": "bta", "family": "kin", "type": "OWNS"}, 422, "None of the types"),
        ({"start": "alma", "end": "bta", "find": "all", "max_length": 6}, 422, "up to a length of 5"),
        ({"start": "alma", "end": "bta", "max_length": 13}, 422, "max_length"),
        ({"start": "alma"}, 422, "end"),
    ],
)
def test_what_cannot_be_asked(small, asked, status, words):
    answer = small.get("/api/paths", params=asked)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert words in answer.json()["detail"]
