"""The timeline over HTTP: Events and dated claims in the order of either clock."""

from __future__ import annotations

import pytest

from loaders.writer import load
from tests.graph.made_up import claim, entity, says, source
from tests.graph.small_case import CASE


def on(first: str, last: str | None = None) -> dict[str, str]:
    return {"valid_from": first, "valid_until": last or first}


RECORDS = [
    source("early", published="2013-06"),
    source("late", published="2015"),
    *(entity(id_) for id_ in ("ada", "ben")),
    entity("police", "Organisation"),
    entity("raid", "Event"),
    entity("trial", "Event", properties={"date": "2014-02"}),
    claim("police DETAINED ada", "early", event="raid", **on("2013-05-29")),
    claim("police DETAINED ben", "late", event="raid", **on("2013-05")),
    claim("police DETAINED ben", "early", event="raid", stance="denied", **on("2012")),
    claim("ada TOOK_PART_IN trial", "late", said_on="2014-03-01"),
    claim("ada MET ben", "early", **on("2013")),
    claim("ben HEADED police", "late", valid_until="2010"),
    claim("ada MARRIED_TO ben", "early"),
    says("ada born", "1970-01-02", "late"),
    says("ben legal_status", "refugee", "early", **on("2013", "2014")),
]
HEADED, BORN = ("2010", "Ben headed Police"), ("1970-01-02", "Ada, born: 1970-01-02")
DENIED, MET = ("2012", "denied: Police detained Ben"), ("2013", "Ada met Ben")
STATUS = ("2013", "Ben, legal status: refugee")
RAID, BEN, ADA = (
    ("2013-05", "Raid"),
    ("2013-05", "Police detained Ben"),
    ("2013-05-29", "Police detained Ada"),
)
TRIAL, TRIED = ("2014-02", "Trial"), ("2014-03-01", "Ada took part in Trial")


@pytest.fixture
def dated(small, store):
    assert not load(store, CASE, RECORDS).refused
    return small


def items(client, **asked):
    answer = client.get("/api/timeline", params={"limit": 1000, **asked})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [BORN, HEADED, DENIED, MET, STATUS, RAID, BEN, ADA, TRIAL]),
        ({"entity": "ada"}, [BORN, MET, RAID, ADA, TRIAL]),
        ({"entity": "raid"}, [DENIED, RAID, BEN, ADA]),
        ({"true_from": "2013-05", "true_until": "2013"}, [MET, STATUS, RAID, BEN, ADA]),
        ({"true_from": "2013-06"}, [MET, STATUS, TRIAL]),
        ({"source": "early"}, [DENIED, MET, STATUS, ("2013-05-29", "Raid"), ADA]),
        ({"type": "MET"}, [MET]),
        ({"family": "work"}, [HEADED]),
        ({"stance": "denied"}, [DENIED]),
        ({"standing": "disputed"}, [DENIED, RAID, BEN]),
        ({"entity": "ben", "kind": "Organisation"}, [HEADED, DENIED, RAID, BEN]),
        ({"dataset": CASE.id, "true_until": "2000"}, [BORN, HEADED]),
    ],
)
def test_which_items_in_which_order(dated, asked, found):
    told = [(one["date"], one["words"]) for one in items(dated, **asked)["items"]]

    assert [date for date, _ in told] == sorted(date for date, _ in told)
    assert sorted(told) == sorted(found)


def test_the_other_clock_is_when_it_was_said(dated):
    found = items(dated, clock="said", entity="ada")["items"]

    assert [(one["date"], one["words"]) for one in found if one["kind"] == "event"] == [
        ("2013-06", "Raid"),
        ("2014-03-01", "Trial"),
    ]
    assert {(one["date"], one["words"]) for one in found if one["kind"] != "event"} == {
        ("2013-06", "Police detained Ada"),
        ("2013-06", "Ada met Ben"),
        ("2013-06", "Ada married to Ben"),
        TRIED,
        ("2015", "Ada, born: 1970-01-02"),
    }


def test_an_event_says_what_gives_it_its_date(dated):
    found = {one["event"]: one for one in items(dated)["items"] if one["kind"] == "event"}

    assert found["trial"]["citation"] == "the Event's own date"
    assert found["raid"]["citation"] == "the first of 2 dated claims: asserted, The late"
    assert found["raid"]["tie"] == "police|DETAINED|ben|actual"


def test_a_claim_comes_whole_with_its_tie_and_names(dated):
    answer = items(dated, type="DETAINED", entity="ben", stance="denied")

    (found,) = answer["items"]
    assert (found["tie"], found["standing"]) == ("police|DETAINED|ben|actual", "disputed")
    assert (found["claim"]["valid_from"], found["citation"]) == ("2012", "denied, The early")
    assert answer["names"]["entities"].keys() == {"police", "ben", "raid"}


def test_it_is_paged(dated):
    whole = items(dated)["items"]
    first = items(dated, limit=4)

    assert (first["items"], first["next"], first["total"]) == (whole[:4], 4, len(whole))
    assert items(dated, offset=4)["items"] == whole[4:]


def test_the_bundled_case_is_in_order(kazakhstan):
    found = items(kazakhstan)["items"]

    dates = [one["date"] for one in found]
    assert len(dates) > 50
    assert {one["kind"] for one in found} == {"event", "claim", "property claim"}
    assert [date for date in dates if "T" not in date] == sorted(date for date in dates if "T" not in date)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"entity": "nobody"}, 404),
        ({"dataset": "nothing"}, 404),
        ({"type": "LOVES"}, 422),
        ({"clock": "cuckoo"}, 422),
        ({"true_from": "yesterday"}, 422),
    ],
)
def test_what_cannot_be_asked(small, asked, status):
    answer = small.get("/api/timeline", params=asked)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
