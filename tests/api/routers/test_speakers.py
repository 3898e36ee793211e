"""Speakers over HTTP: filtered, with the rules and the claims that show them."""

from __future__ import annotations

import pytest

from tests.api.client import make_client
from tests.fill_store import fill_store
from tests.graph.make_records import DATASET, make_claim, make_entity
from tests.graph.small_case import CLAIMS, ENTITIES, SOURCES, load_small_case


@pytest.fixture
def speaking(shared_store):
    """A client of the small case with people who speak for others and against them."""
    fill_store(shared_store, load_case_with_speakers)
    return make_client(shared_store)


def load_case_with_speakers(store):
    more = [
        make_entity("bank-fraud", "Event", properties={"type": "alleged offence"}),
        make_claim("kazakhstan CHARGED mukhtar", properties={"offence": "fraud"}),
        make_claim("mukhtar TOOK_PART_IN bank-fraud", "blog", said_by=("mukhtar",), stance="denied"),
        make_claim("roman WORKED_FOR mukhtar", properties={"role": "lawyer"}),
        make_claim("tatiana WORKED_FOR mukhtar", properties={"role": "bodyguard"}),
    ]
    load_small_case(store, [*SOURCES, *ENTITIES, *CLAIMS.values(), *more])


CHARGED = ("kazakhstan", "against", "mukhtar", "takes a side")
PERSECUTED = ("paper/lawyers", "against", "nursultan", "says so")
DENIED = ("mukhtar", "for", "mukhtar", "denies it")
LAWYER = ("roman", "on behalf of", "mukhtar", "stands in")


def list_speakers(client, **params):
    response = client.get("/api/speakers", params=params)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, [CHARGED, DENIED, PERSECUTED, LAWYER]),
        ({"entity": "mukhtar"}, [CHARGED, DENIED, LAWYER]),
        ({"entity": "paper/lawyers"}, [PERSECUTED]),
        ({"entity": "tatiana"}, []),
        ({"dataset": DATASET, "entity": "kazakhstan"}, [CHARGED]),
        ({"offset": 1, "limit": 2}, [DENIED, PERSECUTED]),
    ],
)
def test_speakers_by_filter(speaking, params, expected):
    rows = list_speakers(speaking, **params)["speakers"]

    assert [(item["speaker"], item["side"], item["target"], item["rule"]) for item in rows] == expected


def test_a_speaker_has_an_explanation_and_claims_with_citations(speaking):
    response = list_speakers(speaking, entity="nursultan")

    (row,) = response["speakers"]
    assert (row["speaker_name"], row["target_name"], row["explanation"]) == (
        "lawyers of Mukhtar Ablyazov",
        "Nursultan Nazarbayev",
        "the speaker says or writes something adverse to the target",
    )
    assert [(item["sentence"], item["citation"]) for item in row["claims"]] == [
        (
            "Nursultan Nazarbayev is said to have persecuted Mukhtar Ablyazov",
            "alleged by lawyers of Mukhtar Ablyazov, in The blog, by a party to it",
        )
    ]
    assert {"paper/lawyers", "nursultan", "mukhtar"} <= response["names"]["entities"].keys()
    assert "roman" not in response["names"]["entities"]


def test_the_bundled_case_has_speakers_of_every_rule(kazakhstan):
    rows = list_speakers(kazakhstan, limit=1000)["speakers"]

    shown = {(item["speaker"], item["side"], item["target"], item["rule"]) for item in rows}
    assert {
        ("mukhtar-ablyazov", "against", "nursultan-nazarbayev", "takes a side"),
        ("mukhtar-ablyazov", "against", "kazakhstan", "says so"),
        ("rakhat-aliyev", "for", "rakhat-aliyev", "denies it"),
        ("statement.lawyers", "on behalf of", "alma-shalabayeva", "stands in"),
    } <= shown


@pytest.mark.parametrize(("params", "status"), [({"entity": "nobody"}, 404), ({"dataset": "nothing"}, 404)])
def test_errors(small, params, status):
    response = small.get("/api/speakers", params=params)

    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


def test_a_limit_of_zero_is_refused(small):
    assert small.get("/api/speakers", params={"limit": 0}).status_code == 422
