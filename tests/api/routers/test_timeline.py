"""The timeline over HTTP: Events and dated claims in the order of either time axis."""

from __future__ import annotations

import pytest

from tests.api.client import make_client
from tests.fill_store import fill_store
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.graph.small_case import CASE, load_small_case


def on(first: str, last: str | None = None) -> dict[str, str]:
    return {"valid_from": first, "valid_until": last or first}


RECORDS = [
    make_source("early", published="2013-06"),
    make_source("late", published="2015"),
    *(make_entity(id_) for id_ in ("ada", "ben")),
    make_entity("police", "Organisation"),
    make_entity("raid", "Event"),
    make_entity("trial", "Event", properties={"date": "2014-02"}),
    make_claim("police DETAINED ada", "early", event="raid", **on("2013-05-29")),
    make_claim("police DETAINED ben", "late", event="raid", **on("2013-05")),
    make_claim("police DETAINED ben", "early", event="raid", stance="denied", **on("2012")),
    make_claim("ada TOOK_PART_IN trial", "late", said_on="2014-03-01"),
    make_claim("ada MET ben", "early", **on("2013")),
    make_claim("ben HEADED police", "late", valid_until="2010"),
    make_claim("ada MARRIED_TO ben", "early"),
    make_property_claim("ada born", "1970-01-02", "late"),
    make_property_claim("ben legal_status", "refugee", "early", **on("2013", "2014")),
]
HEADED, BORN = ("2010", "Ben headed Police"), ("1970-01-02", "Ada, born: 2 January 1970")
DENIED, MET = ("2012", "It is denied that Police detained Ben"), ("2013", "Ada met Ben")
STATUS = ("2013", "Ben, legal status: refugee")
RAID, BEN, ADA = (
    ("2013-05", "Raid"),
    ("2013-05", "Police detained Ben"),
    ("2013-05-29", "Police detained Ada"),
)
TRIAL, TRIED = ("2014-02", "Trial"), ("2014-03-01", "Ada took part in Trial")


@pytest.fixture
def dated(shared_store):
    """A client of a case with events and dates. The claims of an earlier version of it are withdrawn."""
    fill_store(shared_store, load_dated_case)
    return make_client(shared_store)


def load_dated_case(store):
    load_small_case(store)
    load_small_case(store, RECORDS)


def list_items(client, **params):
    response = client.get("/api/timeline", params={"limit": 1000, **params})
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, [BORN, HEADED, DENIED, MET, STATUS, RAID, BEN, ADA, TRIAL]),
        ({"entity": "ada"}, [BORN, MET, RAID, ADA, TRIAL]),
        ({"entity": "raid"}, [DENIED, RAID, BEN, ADA]),
        ({"valid_from": "2013-05", "valid_until": "2013"}, [MET, STATUS, RAID, BEN, ADA]),
        ({"valid_from": "2013-06"}, [MET, STATUS, TRIAL]),
        ({"source": "early"}, [DENIED, MET, STATUS, ("2013-05-29", "Raid"), ADA]),
        ({"edge_type": "MET"}, [MET]),
        ({"family": "work"}, [HEADED]),
        ({"stance": "denied"}, [DENIED]),
        ({"standing": "disputed"}, [DENIED, RAID, BEN]),
        ({"entity": "ben", "kind": "Organisation"}, [HEADED, DENIED, RAID, BEN]),
        ({"dataset": CASE.id, "valid_until": "2000"}, [BORN, HEADED]),
    ],
)
def test_items_and_their_order(dated, params, expected):
    shown = [(item["date"], item["title"]) for item in list_items(dated, **params)["items"]]

    assert [date for date, _ in shown] == sorted(date for date, _ in shown)
    assert sorted(shown) == sorted(expected)


def test_the_other_time_axis_is_when_it_was_said(dated):
    shown = list_items(dated, time_axis="said", entity="ada")["items"]

    assert [(item["date"], item["title"]) for item in shown if item["type"] == "event"] == [
        ("2013-06", "Raid"),
        ("2014-03-01", "Trial"),
    ]
    assert {(item["date"], item["title"]) for item in shown if item["type"] != "event"} == {
        ("2013-06", "Police detained Ada"),
        ("2013-06", "Ada met Ben"),
        ("2013-06", "Ada is married to Ben"),
        TRIED,
        ("2015", "Ada, born: 2 January 1970"),
    }


def test_the_citation_of_an_event_says_where_its_date_comes_from(dated):
    events = {item["event"]: item for item in list_items(dated)["items"] if item["type"] == "event"}

    assert events["trial"]["citation"] == "the Event's own date"
    assert events["raid"]["citation"] == "the first of 2 dated claims: asserted in The late"
    assert events["raid"]["tie_id"] == "police|DETAINED|ben|actual"


def test_a_claim_has_all_its_fields_its_tie_and_names(dated):
    response = list_items(dated, edge_type="DETAINED", entity="ben", stance="denied")

    (item,) = response["items"]
    assert (item["tie_id"], item["standing"]) == ("police|DETAINED|ben|actual", "disputed")
    assert (item["claim"]["valid_from"], item["citation"]) == ("2012", "denied in The early")
    assert response["names"]["entities"].keys() == {"police", "ben", "raid"}


def test_it_is_paged(dated):
    all_items = list_items(dated)["items"]
    first = list_items(dated, limit=4)

    assert (first["items"], first["next"], first["total"]) == (all_items[:4], 4, len(all_items))
    assert list_items(dated, offset=4)["items"] == all_items[4:]


def test_the_bundled_case_is_in_order(kazakhstan):
    shown = list_items(kazakhstan)["items"]

    dates = [item["date"] for item in shown]
    assert len(dates) > 50
    assert {item["type"] for item in shown} == {"event", "claim", "property_claim"}
    assert [date for date in dates if "T" not in date] == sorted(date for date in dates if "T" not in date)


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"entity": "nobody"}, 404),
        ({"dataset": "nothing"}, 404),
        ({"edge_type": "LOVES"}, 422),
        ({"time_axis": "cuckoo"}, 422),
        ({"valid_from": "yesterday"}, 422),
    ],
)
def test_errors(small, params, status):
    response = small.get("/api/timeline", params=params)

    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
