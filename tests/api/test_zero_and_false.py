"""A value of 0 or false is a value: no answer, page or file drops it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.derived import Network
from graph.model import Claim, Money, PropertyClaim, Record, make_claim_id, make_property_claim_id
from graph.ontology import load_ontology
from graph.reading import load_network_of_dataset
from graph.store import Store
from tests.api.client import make_client
from tests.fill_store import fill_store
from tests.graph.make_records import DATASET, make_claim, make_entity, make_property_claim, make_source
from tests.graph.small_case import CASE, load_small_case
from tests.visualize.exports.export_network import export, read_csv
from visualize import render_page
from visualize.page_data import build_page_data

OWNS = make_claim("ada OWNS bank", properties={"share": 0, "amount": Money(0.0, "EUR")})
SENTENCED = make_claim("court SENTENCED ada", properties={"in_absentia": False, "served": False})
KILLED_NONE = make_property_claim("raid killed", 0)
KILLED_THREE = make_property_claim("raid killed", 3, "blog")
RECORDS: list[Record] = [
    make_source("paper"),
    make_source("blog"),
    make_entity("ada"),
    make_entity("bank", "Organisation"),
    make_entity("court", "Organisation"),
    make_entity("raid", "Event"),
    make_entity("null-island", "Place", properties={"latitude": 0.0, "longitude": 0}),
    make_entity("paper/nobody", "Group", named=False, source="paper", properties={"size": 0}),
    OWNS,
    SENTENCED,
    KILLED_NONE,
    KILLED_THREE,
    make_claim("ada LIVED_IN null-island"),
    make_claim("paper/nobody MET ada"),
]


def load_zeros(store: Store) -> None:
    load_small_case(store, RECORDS)


@pytest.fixture
def zeros(shared_store: Store) -> Store:
    fill_store(shared_store, load_zeros)
    return shared_store


@pytest.fixture
def client(zeros: Store) -> TestClient:
    return make_client(zeros)


@pytest.fixture
def network(zeros: Store) -> Network:
    return load_network_of_dataset(zeros, DATASET)


def get(client: TestClient, address: str, **parameters: Any) -> Any:
    answer = client.get(f"/api/{address}", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def claim_id(claim: Claim | PropertyClaim) -> str:
    if isinstance(claim, Claim):
        return make_claim_id(claim, load_ontology())
    return make_property_claim_id(claim, load_ontology())


def assert_same(values: Any, expected: Any) -> None:
    """Assert that two values are equal as JSON, in which 0 and false differ."""
    assert json.dumps(values, sort_keys=True) == json.dumps(expected, sort_keys=True)


def test_a_claim(client: TestClient) -> None:
    owns = get(client, f"claims/{claim_id(OWNS)}")
    assert_same(owns["claim"]["properties"], {"share": 0, "amount": {"amount": 0.0, "currency": "EUR"}})
    sentenced = get(client, f"claims/{claim_id(SENTENCED)}")
    assert_same(sentenced["claim"]["properties"], {"in_absentia": False, "served": False})
    assert_same(get(client, f"claims/{claim_id(KILLED_NONE)}")["claim"]["value"], 0)


def test_ties(client: TestClient) -> None:
    ties = {tie["edge_type"]: tie for tie in get(client, "ties", dataset=DATASET)["ties"]}
    assert_same(ties["OWNS"]["claims"][0]["properties"]["share"], 0)
    assert_same(ties["SENTENCED"]["claims"][0]["properties"], {"in_absentia": False, "served": False})


def test_an_entity(client: TestClient) -> None:
    place = get(client, "entities/null-island")["entity"]
    assert_same(place["properties"], {"latitude": 0.0, "longitude": 0})
    group = get(client, "entities/paper/nobody")["entity"]
    assert_same((group["named"], group["properties"]), (False, {"size": 0}))
    assert_same({claim["value"] for claim in get(client, "entities/raid")["property_claims"]} == {0, 3}, True)


def test_a_dispute(client: TestClient) -> None:
    (dispute,) = get(client, "disputes")["disputes"]
    assert {side["position"] for side in dispute["sides"]} == {"0", "3"}


def test_the_claims_of_a_source(client: TestClient) -> None:
    claims = get(client, "sources/paper/claims")
    texts = json.dumps(claims)
    assert "people killed: 0" in texts
    assert '"share": 0' in texts


def test_search(client: TestClient) -> None:
    (result,) = get(client, "search", q="Null-island")["results"]
    assert_same(result["entity"]["properties"], {"latitude": 0.0, "longitude": 0})


def test_a_page(network: Network) -> None:
    data = build_page_data(network, load_ontology())
    texts = json.dumps(data)
    for text in ('"share", "text": "0"', '"served", "text": "no"', '"amount", "text": "0 EUR"'):
        assert text in texts
    for text in ('"latitude", "text": "0"', '"size", "text": "0"', '"named": false'):
        assert text in texts
    assert {"0", "3"} <= set(data["claims"]["value"])
    assert "0 EUR" in render_page(network, load_ontology())


def test_exports(network: Network) -> None:
    rows = {row["edge_type"]: row for row in read_csv(export(network, "csv"))}
    assert (rows["OWNS"]["property.share"], rows["OWNS"]["property.amount"]) == ("0", "0")
    assert (rows["SENTENCED"]["property.served"], rows["MET"]["property.served"]) == ("no", "")
    nodes = json.loads(export(network, "node-link"))["nodes"]
    assert {node["id"]: node["named"] for node in nodes}["paper/nobody"] is False


def test_a_claim_by_an_analyst(client: TestClient) -> None:
    body = {"edge_type": "OWNS", "subject": "ada", "object": "bank", "source": "blog"}
    added = client.post("/api/claims", json=body | {"properties": {"share": 0}})
    assert added.status_code == 201, added.text
    assert_same(added.json()["claim"]["properties"], {"share": 0})
    edit_body = added.json()["edit_body"]
    assert_same(edit_body["properties"], {"share": 0})
    address = f"/api/claims/{added.json()['claim']['id']}"
    unchanged = client.put(address, json=edit_body)
    assert unchanged.json()["version"] == 1
    changed = client.put(address, json=edit_body | {"properties": {}})
    assert changed.json()["version"] == 2
    versions = client.get(f"{address}/history").json()["versions"]
    assert_same([version["record"].get("properties") for version in versions], [{"share": 0}, None])


def test_loading_the_same_again_changes_nothing(zeros: Store) -> None:
    from loaders.writer import load

    report = load(zeros, CASE, RECORDS)
    assert (report.written, report.unchanged) == (0, len(RECORDS))
