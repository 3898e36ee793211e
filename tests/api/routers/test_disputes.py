"""Disputes over HTTP: filtered, each with its rule and the claims of both sides."""

from __future__ import annotations

import pytest

from graph.ontology import load_ontology
from graph.reading import load_network_of_dataset
from tests.api.client import make_client
from tests.fill_store import fill_store
from tests.graph.make_records import DATASET, make_claim, make_property_claim, make_source
from tests.graph.small_case import CLAIMS, ENTITIES, PROPERTY_CLAIMS, SOURCES, claim_ids_of, load_small_case


def list_disputes(client, **params):
    response = client.get("/api/disputes", params=params)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.fixture
def disputed(shared_store):
    """A client of the small case with a second value and a second date."""
    fill_store(shared_store, load_disputed_case)
    return make_client(shared_store)


def load_disputed_case(store):
    taken = {"event": "trial", "locator": "row 9"}
    more = [
        make_source("gazette-2", publisher="bta"),
        make_property_claim("mukhtar born", "1964", "gazette-2"),
        make_property_claim("trial characterisation", "fair"),
        make_property_claim("trial characterisation", "farce", "gazette-2"),
        make_claim("kazakhstan DETAINED roman", valid_from="2013-05-29", valid_until="2013-05-29", **taken),
        make_claim("kazakhstan DETAINED roman", "gazette-2", valid_from="2014", valid_until="2014", **taken),
        make_claim(
            "kazakhstan DETAINED roman", "blog", valid_from="2013-05", dates_basis="its year", **taken
        ),
    ]
    load_small_case(store, [*SOURCES, *ENTITIES, *CLAIMS.values(), *PROPERTY_CLAIMS, *more])


def describe_subject(dispute):
    return dispute["tie"]["id"] if "tie" in dispute else f"{dispute['entity']} {dispute['property']}"


OWNS, DETAINED = "mukhtar|OWNS|bta|actual", "kazakhstan|DETAINED|roman|actual"
BORN, CALLED = "mukhtar born", "trial characterisation"


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        (
            {},
            [
                ("both sides", OWNS),
                ("one value", BORN),
                ("dates apart", DETAINED),
                ("accounts differ", CALLED),
            ],
        ),
        ({"rule": "dates apart"}, [("dates apart", DETAINED)]),
        ({"category": "difference"}, [("accounts differ", CALLED)]),
        (
            {"category": "dispute"},
            [("both sides", OWNS), ("one value", BORN), ("dates apart", DETAINED)],
        ),
        ({"category": "difference", "rule": "both sides"}, []),
        ({"entity": "mukhtar"}, [("both sides", OWNS), ("one value", BORN)]),
        ({"entity": "roman"}, [("dates apart", DETAINED)]),
        # The dates are those of the trial.
        ({"entity": "trial"}, [("dates apart", DETAINED), ("accounts differ", CALLED)]),
        ({"entity": "alma"}, []),
        ({"entity": "mukhtar", "rule": "both sides"}, [("both sides", OWNS)]),
        ({"dataset": DATASET, "entity": "bta"}, [("both sides", OWNS)]),
        ({"offset": 1, "limit": 1}, [("one value", BORN)]),
    ],
)
def test_disputes_by_filter(disputed, params, expected):
    response = list_disputes(disputed, **params)

    assert [(item["rule"], describe_subject(item)) for item in response["disputes"]] == expected
    if "limit" not in params:
        assert response["total"] == len(expected)


def test_a_dispute_has_its_rule_and_both_sides(small):
    (dispute,) = list_disputes(small)["disputes"]

    assert dispute["explanation"] == "some assert or allege it, others deny it"
    assert dispute["category"] == "dispute"
    assert dispute["sentence"] == "Disputed: Mukhtar Ablyazov owns BTA Bank"
    assert [side["stated_by"] for side in dispute["sides"]] == [
        ["Kazakhstan, in The Gazette"],
        ["Mukhtar Ablyazov, in Alma Shalabayeva"],
    ]
    sides = {side["position"]: {claim["id"] for claim in side["claims"]} for side in dispute["sides"]}
    assert sides == {"alleged": claim_ids_of("owns"), "denied": claim_ids_of("does not own")}
    assert [claim["citation"] for side in dispute["sides"] for claim in side["claims"]] == [
        "alleged by Kazakhstan, in The paper",
        "denied by Mukhtar Ablyazov, in The blog, by a party to it",
    ]


def test_what_is_compatible_with_both_sides_is_beside_them(disputed):
    (dates,) = list_disputes(disputed, rule="dates apart")["disputes"]

    assert [side["position"] for side in dates["sides"]] == ["29 May 2013", "2014"]
    assert [
        (group["position"], group["stated_by"], group["compatible_with"]) for group in dates["compatible"]
    ] == [("from May 2013", ["Alma Shalabayeva (worked out: its year)"], ["29 May 2013", "2014"])]
    assert [claim["valid_from"] for group in dates["compatible"] for claim in group["claims"]] == ["2013-05"]


def test_an_event_is_shown_with_the_disputes_about_its_dates(disputed):
    trial = disputed.get("/api/entities/trial").json()

    assert [item["rule"] for item in trial["disputes"]] == ["accounts differ", "dates apart"]
    assert trial["names"]["entities"].keys() >= {"kazakhstan", "roman"}
    roman = disputed.get("/api/entities/roman").json()
    assert roman["disputes"] == []


def test_names_are_those_that_the_page_mentions(disputed):
    names = list_disputes(disputed, rule="dates apart")["names"]

    assert names["entities"].keys() == {"kazakhstan", "roman", "trial", "bta", "gazette", "alma"}
    assert names["sources"].keys() == {"paper", "gazette-2", "blog"}


def test_they_are_the_disputes_of_the_complete_network(kazakhstan, shared_store):
    network = load_network_of_dataset(shared_store)

    listed = list_disputes(kazakhstan, limit=1000)["disputes"]

    assert {(item["rule"], describe_subject(item)) for item in listed} == {
        (item.rule, item.tie.id if item.tie else f"{item.entity} {item.property}")
        for item in network.disputes
    }
    assert len(listed) == len(network.disputes) > 5
    assert {item["property"] for item in listed if "property" in item} <= load_ontology().properties.keys()


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"entity": "nobody"}, 404),
        ({"dataset": "nothing"}, 404),
        ({"rule": "they shout"}, 422),
        ({"category": "quarrel"}, 422),
    ],
)
def test_errors(small, params, status):
    response = small.get("/api/disputes", params=params)

    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
