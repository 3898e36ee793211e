"""One entity over HTTP: what is said of it, its neighbours, their numbers."""

from __future__ import annotations

import pytest

from graph.model.ids import claim_id
from graph.ontology import ontology
from loaders.writer import load
from tests.api.client import client_of
from tests.graph.made_up import claim, says
from tests.graph.small_case import CASE, CLAIMS, ENTITIES, LEAVES, SOURCES, id_of, ids_of, load_case, named

HUB = "/api/entities/mukhtar"


def neighbours(client, path, **asked):
    return [one["id"] for one in client.get(f"{path}/neighbours", params=asked).json()["neighbours"]]


def claims_in(ties):
    return {claim["id"] for tie in ties for claim in tie["claims"]}


def test_an_entity_whole(small):
    answer = small.get(HUB).json()

    assert (answer["entity"]["name"], answer["entity"]["kind"]) == ("Mukhtar Ablyazov", "Person")
    assert claims_in(answer["ties"]) == ids_of(
        "married",
        "by kazakhstan",
        "by russia",
        "by ukraine",
        "headed",
        "persecuted",
        "owns",
        "does not own",
    )
    assert [(leaf["property"], leaf["value"]) for leaf in answer["property_claims"]] == [("born", "1963")]
    assert (answer["claims"], answer["others"]) == (8, {"total": 6, "offset": 0, "limit": 100, "next": None})
    assert answer["differing"] == []
    assert "bodies" not in answer
    assert set(answer["names"]["sources"]) == {"paper", "blog"}


def test_an_id_may_hold_a_slash(small):
    answer = small.get("/api/entities/paper/lawyers")

    assert (answer.status_code, answer.json()["entity"]["named"]) == (200, False)
    assert small.get("/api/entities/paper/lawyers/neighbours").json()["neighbours"] == []
    assert small.get("/api/entities/paper/lawyers/counts").json()["claims"] == 0


def test_where_sources_differ(store):
    other = says("mukhtar born", "1964", "blog")
    load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *LEAVES, other])

    (dispute,) = client_of(store).get(HUB).json()["differing"]
    assert (dispute["rule"], dispute["property"]) == ("values differ", "born")
    assert {side["words"]: len(side["claims"]) for side in dispute["sides"]} == {"1963": 1, "1964": 1}


def body(id_, type_):
    return named(id_, "Organisation", id_, properties={"type": type_, "jurisdiction": "kazakhstan"})


def test_what_the_bodies_of_a_state_did_is_marked_as_theirs(store):
    bodies = [body("knb", "secret service"), body("courts", "Court"), body("alga", "opposition party")]
    acts = [
        claim("knb KIDNAPPED roman"),
        claim("knb KIDNAPPED roman", "blog", stance="denied"),
        claim("courts SENTENCED alma"),
        claim("tatiana MET knb"),
    ]
    # Neither what was done to a body, nor what a bank or a party does, is an act of the State.
    others = [claim("alma WORKED_AT knb"), claim("roman SUED courts"), claim("alga SUPPORTED mukhtar")]
    load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *bodies, *acts, *others])
    client = client_of(store)

    answer = client.get("/api/entities/kazakhstan").json()
    assert claims_in(answer["ties"]) == ids_of("by kazakhstan", "governed", "feared")
    told = answer["bodies"]
    assert (told["ids"], told["claims"]) == (["courts", "knb"], 4)
    assert told["others"] == {"total": 3, "shown": 3}
    assert claims_in(told["ties"]) == {claim_id(act, ontology()) for act in acts}

    few = client.get("/api/entities/kazakhstan", params={"bodies": 1}).json()
    assert few["bodies"]["others"] == {"total": 3, "shown": 1}
    assert claims_in(few["bodies"]["ties"]) == {claim_id(act, ontology()) for act in acts[:2]}
    assert few["names"]["entities"]["roman"]["name"] == "Roman Solodchenko"


def test_a_state_without_bodies_did_nothing_by_them(small):
    told = small.get("/api/entities/kazakhstan").json()["bodies"]

    assert told == {"ids": [], "claims": 0, "others": {"total": 0, "shown": 0}, "ties": []}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["bta", "alma", "kazakhstan", "nursultan", "russia", "ukraine"]),
        ({"limit": 2, "offset": 1}, ["alma", "kazakhstan"]),
        ({"offset": 9}, []),
        ({"type": ["MARRIED_TO", "HEADED"]}, ["alma", "bta"]),
        ({"family": "work"}, ["bta"]),
        ({"kind": "State"}, ["kazakhstan", "russia", "ukraine"]),
        ({"source": "blog"}, ["bta", "nursultan"]),
        ({"stance": "denied"}, ["bta"]),
        ({"stance": "denied", "source": "paper"}, []),
        ({"mode": "feared"}, []),
        ({"standing": "disputed"}, ["bta"]),
        ({"standing": ["alleged", "reported"], "kind": ["Person"]}, ["alma", "nursultan"]),
        ({"true_from": "2000"}, []),
    ],
)
def test_neighbours_by_filter(small, asked, expected):
    assert neighbours(small, HUB, **asked) == expected


def test_a_tie_is_shown_whole_whatever_part_of_it_was_asked_for(small):
    (bank,) = small.get(f"{HUB}/neighbours", params={"stance": "denied"}).json()["neighbours"]

    assert (bank["name"], bank["kind"], bank["claims"]) == ("BTA Bank", "Organisation", 1)
    assert [(tie["edge_type"], tie["standing"]) for tie in bank["ties"]] == [("OWNS", "disputed")]
    assert claims_in(bank["ties"]) == ids_of("owns", "does not own")


def test_claims_are_those_of_the_ties_of_a_standing(store):
    more = [claim("mukhtar MET alma", locator=f"row {number}", stance="denied") for number in range(9)]
    load(store, CASE, [*SOURCES, *ENTITIES, *CLAIMS.values(), *more])
    client, asked = client_of(store), {"standing": "reported"}

    answer = client.get(f"{HUB}/neighbours", params=asked).json()
    assert [(one["id"], one["claims"]) for one in answer["neighbours"]] == [
        ("alma", 1),
        ("bta", 1),
        ("kazakhstan", 1),
        ("russia", 1),
        ("ukraine", 1),
    ]
    assert answer["claims"] == 5 == client.get(f"{HUB}/counts", params=asked).json()["claims"]


def test_counts_before_anything_is_sent(small):
    answer = small.get(f"{HUB}/counts").json()

    assert {(one["type"], one["direction"]): one["claims"] for one in answer["types"]} == {
        ("HEADED", "outgoing"): 1,
        ("MARRIED_TO", "either"): 1,
        ("OWNS", "outgoing"): 2,
        ("PERSECUTED", "incoming"): 1,
        ("REQUESTED_EXTRADITION_OF", "incoming"): 3,
    }
    assert {one["kind"]: one["claims"] for one in answer["kinds"]} == {
        "Organisation": 3,
        "Person": 2,
        "State": 3,
    }
    assert {one["family"]: one["claims"] for one in answer["families"]} == {
        "force": 1,
        "kin": 1,
        "legal process": 3,
        "work": 3,
    }
    assert answer["standings"] == {"reported": 5, "alleged": 1, "disputed": 1}


def test_counts_of_what_is_asked_for(small):
    answer = small.get(f"{HUB}/counts", params={"standing": "disputed"}).json()

    assert [(one["type"], one["claims"]) for one in answer["types"]] == [("OWNS", 2)]
    assert answer["standings"] == {"disputed": 1}


@pytest.fixture(scope="module")
def crowded(open_store):
    """Mukhtar owns the bank by 5,001 rows of a register; nobody could read them all for a standing."""
    load_case(open_store)
    rows = [claim("mukhtar OWNS bta", "register", locator=f"row {number}") for number in range(1, 5_002)]
    register = SOURCES[0].__class__(id="register", dataset=CASE.id, title="The register")
    load(open_store, CASE, [*SOURCES, register, *ENTITIES, *rows])
    return client_of(open_store)


def test_standings_of_very_many_claims_are_not_counted(crowded):
    answer = crowded.get(f"{HUB}/counts").json()

    assert (answer["claims"], answer["standings"]) == (5_001, None)
    assert answer["standings_note"] == "Standings are counted up to 5,000 claims."


def test_nor_can_one_choose_by_them(crowded):
    for what in ("neighbours", "counts"):
        answer = crowded.get(f"{HUB}/{what}", params={"standing": "reported"})
        assert answer.status_code == 422
        assert answer.json()["detail"].startswith("5001 claims fit")
        assert "Ask for fewer" in answer.json()["hint"]


@pytest.mark.parametrize("what", ["", "/neighbours", "/counts"])
def test_nobody(small, what):
    answer = small.get(f"/api/entities/nobody{what}")

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["detail"] == "No entity of the store has the id 'nobody'."


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "HUGGED"},
        {"family": "friends"},
        {"kind": "Dog"},
        {"stance": "shouted"},
        {"type": "MARRIED_TO", "family": "work"},
        {"true_from": "yesterday"},
        {"said_until": "2012-13"},
    ],
)
def test_what_cannot_be_asked(small, asked):
    for what in ("neighbours", "counts"):
        assert small.get(f"{HUB}/{what}", params=asked).status_code == 422


def test_an_answer_names_its_queries(small):
    answer = small.get(f"{HUB}/neighbours", params={"type": "MARRIED_TO"}).json()

    assert [query["name"] for query in answer["queries"]] == ["tied_to", "around_claims"]
    assert claims_in(answer["neighbours"][0]["ties"]) == {id_of("married")}
