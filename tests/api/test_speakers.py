"""Who speaks for whom over HTTP, with the claims that say so."""

from __future__ import annotations

import pytest

from loaders.writer import load
from tests.graph.made_up import DATASET, claim, entity
from tests.graph.small_case import CASE, CLAIMS, ENTITIES, SOURCES


@pytest.fixture
def speaking(small, store):
    more = [
        entity("bank-fraud", "Event", properties={"type": "alleged offence"}),
        claim("kazakhstan CHARGED mukhtar", properties={"offence": "fraud"}),
        claim("mukhtar TOOK_PART_IN bank-fraud", "blog", said_by=("mukhtar",), stance="denied"),
        claim("roman WORKED_FOR mukhtar", properties={"role": "lawyer"}),
        claim("tatiana WORKED_FOR mukhtar", properties={"role": "bodyguard"}),
    ]
    assert not load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *more]).refused
    return small


CHARGED = ("kazakhstan", "against", "mukhtar", "takes a side")
PERSECUTED = ("paper/lawyers", "against", "nursultan", "says so")
DENIED = ("mukhtar", "for", "mukhtar", "denies it")
LAWYER = ("roman", "on behalf of", "mukhtar", "stands in")


def speakers(client, **asked):
    answer = client.get("/api/speakers", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [CHARGED, DENIED, PERSECUTED, LAWYER]),
        ({"entity": "mukhtar"}, [CHARGED, DENIED, LAWYER]),
        ({"entity": "paper/lawyers"}, [PERSECUTED]),
        ({"entity": "tatiana"}, []),
        ({"dataset": DATASET, "entity": "kazakhstan"}, [CHARGED]),
        ({"offset": 1, "limit": 2}, [DENIED, PERSECUTED]),
    ],
)
def test_who_speaks(speaking, asked, found):
    rows = speakers(speaking, **asked)["speakers"]

    assert [(one["speaker"], one["side"], one["target"], one["rule"]) for one in rows] == found


def test_a_row_has_its_rule_in_words_and_its_claims_with_citations(speaking):
    answer = speakers(speaking, entity="nursultan")

    (row,) = answer["speakers"]
    assert (row["speaker_name"], row["target_name"], row["why"]) == (
        "lawyers of Mukhtar Ablyazov",
        "Nursultan Nazarbayev",
        "the one says, or writes, what tells against the other",
    )
    assert [(one["words"], one["citation"]) for one in row["claims"]] == [
        (
            "alleged: Nursultan Nazarbayev persecuted Mukhtar Ablyazov",
            "alleged, says lawyers of Mukhtar Ablyazov, The blog, by a party to it",
        )
    ]
    assert {"paper/lawyers", "nursultan", "mukhtar"} <= answer["names"]["entities"].keys()
    assert "roman" not in answer["names"]["entities"]


def test_the_bundled_case_has_speakers_of_every_rule(kazakhstan):
    rows = speakers(kazakhstan, limit=1000)["speakers"]

    told = {(one["speaker"], one["side"], one["target"], one["rule"]) for one in rows}
    assert {
        ("mukhtar-ablyazov", "against", "nursultan-nazarbayev", "takes a side"),
        ("mukhtar-ablyazov", "against", "kazakhstan", "says so"),
        ("rakhat-aliyev", "for", "rakhat-aliyev", "denies it"),
        ("statement.lawyers", "on behalf of", "alma-shalabayeva", "stands in"),
    } <= told


@pytest.mark.parametrize(("asked", "status"), [({"entity": "nobody"}, 404), ({"dataset": "nothing"}, 404)])
def test_what_cannot_be_asked(small, asked, status):
    answer = small.get("/api/speakers", params=asked)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_a_page_that_cannot_be(small):
    assert small.get("/api/speakers", params={"limit": 0}).status_code == 422
