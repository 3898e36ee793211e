"""One entity over HTTP: in detail, with its neighbours, and with their counts."""

from __future__ import annotations

import pytest

from graph.model import make_claim_id
from graph.ontology import load_ontology
from loaders.writer import load
from tests.api.client import make_client
from tests.graph.make_records import make_claim, make_entity, make_property_claim
from tests.graph.small_case import (
    CASE,
    CLAIMS,
    ENTITIES,
    PROPERTY_CLAIMS,
    SOURCES,
    claim_id_of,
    claim_ids_of,
    load_small_case,
)

HUB = "/api/entities/mukhtar"


def neighbours(client, path, **params):
    return [item["id"] for item in client.get(f"{path}/neighbours", params=params).json()["neighbours"]]


def claims_in(ties):
    return {claim["id"] for tie in ties for claim in tie["claims"]}


def test_an_entity_in_detail(small):
    response = small.get(HUB).json()

    assert (response["entity"]["name"], response["entity"]["kind"]) == ("Mukhtar Ablyazov", "Person")
    assert claims_in(response["ties"]) == claim_ids_of(
        "married",
        "by kazakhstan",
        "by russia",
        "by ukraine",
        "headed",
        "persecuted",
        "owns",
        "does not own",
    )
    assert [(claim["property"], claim["value"]) for claim in response["property_claims"]] == [
        ("born", "1963")
    ]
    assert (response["claim_count"], response["neighbour_page"]) == (
        8,
        {"total": 6, "offset": 0, "limit": 100, "next": None},
    )
    assert response["disputes"] == []
    assert "state_bodies" not in response
    assert set(response["names"]["sources"]) == {"paper", "blog"}


def test_an_id_may_contain_a_slash(small):
    response = small.get("/api/entities/paper/lawyers")

    assert (response.status_code, response.json()["entity"]["named"]) == (200, False)
    assert small.get("/api/entities/paper/lawyers/neighbours").json()["neighbours"] == []
    assert small.get("/api/entities/paper/lawyers/counts").json()["claim_count"] == 0


def test_different_values_are_a_dispute(store):
    second_value = make_property_claim("mukhtar born", "1964", "blog")
    load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *PROPERTY_CLAIMS, second_value])

    (dispute,) = make_client(store).get(HUB).json()["disputes"]
    assert (dispute["rule"], dispute["property"]) == ("one value", "born")
    assert {side["position"]: len(side["claims"]) for side in dispute["sides"]} == {"1963": 1, "1964": 1}


def make_body(id_, type_):
    return make_entity(id_, "Organisation", id_, properties={"type": type_, "jurisdiction": "kazakhstan"})


def test_acts_of_the_bodies_of_a_state_are_separate_from_its_own_ties(store):
    bodies = [
        make_body("knb", "secret service"),
        make_body("courts", "Court"),
        make_body("alga", "opposition party"),
    ]
    acts = [
        make_claim("knb KIDNAPPED roman"),
        make_claim("knb KIDNAPPED roman", "blog", stance="denied"),
        make_claim("courts SENTENCED alma"),
        make_claim("tatiana MET knb"),
    ]
    # Neither what was done to a body, nor what a bank or a party does, is an act of the State.
    others = [
        make_claim("alma WORKED_AT knb"),
        make_claim("roman SUED courts"),
        make_claim("alga SUPPORTED mukhtar"),
    ]
    load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *bodies, *acts, *others])
    client = make_client(store)

    response = client.get("/api/entities/kazakhstan").json()
    assert claims_in(response["ties"]) == claim_ids_of("by kazakhstan", "governed", "feared")
    state_bodies = response["state_bodies"]
    assert (state_bodies["ids"], state_bodies["claim_count"]) == (["courts", "knb"], 4)
    assert state_bodies["neighbour_page"] == {"total": 3, "shown_count": 3}
    assert claims_in(state_bodies["ties"]) == {make_claim_id(act, load_ontology()) for act in acts}

    few = client.get("/api/entities/kazakhstan", params={"max_acted_on": 1}).json()
    assert few["state_bodies"]["neighbour_page"] == {"total": 3, "shown_count": 1}
    assert claims_in(few["state_bodies"]["ties"]) == {make_claim_id(act, load_ontology()) for act in acts[:2]}
    assert few["names"]["entities"]["roman"]["name"] == "Roman Solodchenko"


def test_a_state_without_bodies_has_no_acts_of_bodies(small):
    state_bodies = small.get("/api/entities/kazakhstan").json()["state_bodies"]

    assert state_bodies == {
        "ids": [],
        "claim_count": 0,
        "neighbour_page": {"total": 0, "shown_count": 0},
        "ties": [],
    }


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, ["bta", "alma", "kazakhstan", "nursultan", "russia", "ukraine"]),
        ({"limit": 2, "offset": 1}, ["alma", "kazakhstan"]),
        ({"offset": 9}, []),
        ({"edge_type": ["MARRIED_TO", "HEADED"]}, ["alma", "bta"]),
        ({"family": "work"}, ["bta"]),
        ({"kind": "State"}, ["kazakhstan", "russia", "ukraine"]),
        ({"source": "blog"}, ["bta", "nursultan"]),
        ({"stance": "denied"}, ["bta"]),
        ({"stance": "denied", "source": "paper"}, []),
        ({"mode": "feared"}, []),
        ({"standing": "disputed"}, ["bta"]),
        ({"standing": ["alleged", "reported"], "kind": ["Person"]}, ["alma", "nursultan"]),
        ({"valid_from": "2000"}, []),
    ],
)
def test_neighbours_by_filter(small, params, expected):
    assert neighbours(small, HUB, **params) == expected


def test_a_tie_that_matches_by_one_claim_has_all_its_claims(small):
    (bank,) = small.get(f"{HUB}/neighbours", params={"stance": "denied"}).json()["neighbours"]

    assert (bank["name"], bank["kind"], bank["claim_count"]) == ("BTA Bank", "Organisation", 1)
    assert [(tie["edge_type"], tie["standing"]) for tie in bank["ties"]] == [("OWNS", "disputed")]
    assert claims_in(bank["ties"]) == claim_ids_of("owns", "does not own")


def test_claims_are_counted_of_ties_with_the_standing(store):
    more = [make_claim("mukhtar MET alma", locator=f"row {number}", stance="denied") for number in range(9)]
    load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *more])
    client, params = make_client(store), {"standing": "reported"}

    response = client.get(f"{HUB}/neighbours", params=params).json()
    assert [(item["id"], item["claim_count"]) for item in response["neighbours"]] == [
        ("alma", 1),
        ("bta", 1),
        ("kazakhstan", 1),
        ("russia", 1),
        ("ukraine", 1),
    ]
    assert response["claim_count"] == 5 == client.get(f"{HUB}/counts", params=params).json()["claim_count"]


def test_counts(small):
    response = small.get(f"{HUB}/counts").json()

    assert {
        (item["edge_type"], item["direction"]): item["claim_count"] for item in response["edge_types"]
    } == {
        ("HEADED", "outgoing"): 1,
        ("MARRIED_TO", "either"): 1,
        ("OWNS", "outgoing"): 2,
        ("PERSECUTED", "incoming"): 1,
        ("REQUESTED_EXTRADITION_OF", "incoming"): 3,
    }
    assert {item["kind"]: item["claim_count"] for item in response["kinds"]} == {
        "Organisation": 3,
        "Person": 2,
        "State": 3,
    }
    assert {item["family"]: item["claim_count"] for item in response["families"]} == {
        "force": 1,
        "kin": 1,
        "legal process": 3,
        "work": 3,
    }
    assert response["standings"] == {"reported": 5, "alleged": 1, "disputed": 1}


def test_counts_by_filter(small):
    response = small.get(f"{HUB}/counts", params={"standing": "disputed"}).json()

    assert [(item["edge_type"], item["claim_count"]) for item in response["edge_types"]] == [("OWNS", 2)]
    assert response["standings"] == {"disputed": 1}


@pytest.fixture(scope="module")
def crowded(shared_store):
    """Mukhtar owns the bank by 5,001 rows of a register, too many to read for a standing."""
    load_small_case(shared_store)
    rows = [make_claim("mukhtar OWNS bta", "register", locator=f"row {number}") for number in range(1, 5_002)]
    register = SOURCES[0].__class__(id="register", dataset=CASE.id, title="The register")
    load(shared_store, CASE, [*SOURCES, register, *ENTITIES, *rows])
    return make_client(shared_store)


def test_standings_are_not_counted_if_there_are_too_many_claims(crowded):
    response = crowded.get(f"{HUB}/counts").json()

    assert (response["claim_count"], response["standings"]) == (5_001, None)
    assert response["limit_note"] == "Ties are counted by standing up to 5,000 claims."


def test_a_filter_by_standing_is_refused_if_there_are_too_many_claims(crowded):
    for path in ("neighbours", "counts"):
        response = crowded.get(f"{HUB}/{path}", params={"standing": "reported"})
        assert response.status_code == 422
        assert response.json()["detail"].startswith("5001 claims match")
        assert "Filter by type, family" in response.json()["hint"]


@pytest.mark.parametrize("path", ["", "/neighbours", "/counts"])
def test_an_unknown_entity_is_not_found(small, path):
    response = small.get(f"/api/entities/nobody{path}")

    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert response.json()["detail"] == "No entity of the store has the id 'nobody'."


@pytest.mark.parametrize(
    "params",
    [
        {"edge_type": "HUGGED"},
        {"family": "friends"},
        {"kind": "Dog"},
        {"stance": "shouted"},
        {"edge_type": "MARRIED_TO", "family": "work"},
        {"valid_from": "yesterday"},
        {"said_until": "2012-13"},
    ],
)
def test_wrong_filters_are_refused(small, params):
    for path in ("neighbours", "counts"):
        assert small.get(f"{HUB}/{path}", params=params).status_code == 422


def test_a_response_names_its_queries(small):
    response = small.get(f"{HUB}/neighbours", params={"edge_type": "MARRIED_TO"}).json()

    assert [query["name"] for query in response["queries"]] == ["neighbours", "claim_context"]
    assert claims_in(response["neighbours"][0]["ties"]) == {claim_id_of("married")}
