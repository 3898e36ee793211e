"""Each named query finds exactly the records of the small case that it should."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import make_property_claim_id
from graph.ontology import load_ontology
from graph.reading import load_claims, load_entities, load_property_claims, load_sources
from graph.store import Store
from loaders.writer import load
from tests.graph.make_records import DATASET, make_claim, make_property_claim
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

BORN, SHAM = (make_property_claim_id(claim, load_ontology()) for claim in PROPERTY_CLAIMS)
REQUESTS = ("by kazakhstan", "by russia", "by ukraine")
OF_MUKHTAR = ("married", *REQUESTS, "headed", "persecuted", "owns", "does not own")


@pytest.mark.parametrize(
    ("query", "parameters", "names"),
    [
        ("claims_of_edge_types", {"edge_types": ["MARRIED_TO"]}, {"married"}),
        ("claims_of_edge_types", {}, set(CLAIMS)),
        ("claims_of_entities", {"ids": ["mukhtar"]}, set(OF_MUKHTAR)),
        ("claims_of_entities", {"ids": ["alma", "nursultan"]}, {"married", "governed", "persecuted"}),
        ("claims_among", {"ids": ["kazakhstan", "nursultan", "tatiana"]}, {"governed", "feared"}),
        (
            "claims_by_id",
            {"ids": [claim_id_of("married"), claim_id_of("feared"), "0"]},
            {"married", "feared"},
        ),
        ("claims_of_source", {"source": "blog"}, {"persecuted", "does not own", "feared"}),
        ("claims_of_dataset", {"dataset": DATASET, "sources": ["paper", "blog"]}, set(CLAIMS)),
        ("claims_of_dataset", {"dataset": "other", "sources": ["paper", "blog"]}, set()),
    ],
)
def test_claims(small_store: Store, query: str, parameters: dict[str, Any], names: set[str]) -> None:
    assert {claim.id for claim in load_claims(small_store, query, **parameters)} == claim_ids_of(*names)


def test_the_claims_of_a_source_come_in_the_order_of_its_text(small_store: Store) -> None:
    rows = small_store.read("claims_of_source", source="paper").rows
    locators = [row[3]["locator"] for row in rows if "locator" in row[3]]
    assert locators == ["row 2", "chars 5-9", "chars 20-30", "chars 40-50", "chars 100-120"]


def test_a_claim_that_was_written_is_read_unchanged(small_store: Store) -> None:
    (read,) = load_claims(small_store, "claims_by_id", ids=[claim_id_of("does not own")])
    expected = CLAIMS["does not own"]
    assert read.recorded_on is not None
    assert (read.subject, read.object, read.said_by) == (expected.subject, expected.object, expected.said_by)
    assert (read.stance, read.source, read.withdrawn_on) == ("denied", "blog", None)


@pytest.mark.parametrize(
    ("query", "parameters", "ids"),
    [
        ("property_claims_of_entities", {"ids": ["mukhtar", "alma"]}, {BORN}),
        ("property_claims_by_id", {"ids": [SHAM]}, {SHAM}),
        ("property_claims_of_source", {"source": "blog"}, {SHAM}),
        ("property_claims_of_dataset", {"dataset": DATASET}, {BORN, SHAM}),
        ("property_claims_of_dataset", {"dataset": "other"}, set()),
        ("property_claims", {}, {BORN, SHAM}),
    ],
)
def test_property_claims(small_store: Store, query: str, parameters: dict[str, Any], ids: set[str]) -> None:
    assert {claim.id for claim in load_property_claims(small_store, query, **parameters)} == ids


def test_entities_and_sources(small_store: Store) -> None:
    ids = [entity.id for entity in ENTITIES]
    assert [entity.id for entity in load_entities(small_store, ["unknown", *ids])] == sorted(ids)
    assert [source.id for source in load_sources(small_store, ["paper", "blog"])] == ["blog", "paper"]
    assert [row[0]["id"] for row in small_store.read("sources").rows] == ["blog", "paper"]
    assert small_store.read("sources_cited_by_dataset", dataset=DATASET).rows == ((["blog", "paper"],),)


@pytest.mark.parametrize(
    ("ids", "adjacent_ids"),
    [
        (["tatiana"], {"bta"}),
        (["bta"], {"tatiana", "roman", "mukhtar"}),
        (["nursultan", "alma"], {"kazakhstan", "mukhtar"}),
    ],
)
def test_entities_adjacent_over_claims_that_are_actual_and_not_denied(
    small_store: Store, ids: list[str], adjacent_ids: set[str]
) -> None:
    rows = small_store.read("adjacent_over_actual_claims", ids=ids).rows
    assert {row[0] for row in rows} == adjacent_ids


def test_counts(small_store: Store) -> None:
    counts: dict[str, int] = {}
    for category, _, count in small_store.read("record_counts").rows:
        counts[category] = counts.get(category, 0) + count
    assert counts == {
        "claims": len(CLAIMS),
        "stances": len(CLAIMS),
        "modes": len(CLAIMS),
        "entities": len(ENTITIES),
        "property claims": len(PROPERTY_CLAIMS),
        "sources": len(SOURCES),
        "totals": len(SOURCES),
    }
    assert small_store.read("datasets").rows == ((DATASET, CASE.title, None),)


def test_a_withdrawn_claim_is_found_by_its_id_alone(store: Store) -> None:
    load_small_case(store)
    load(store, CASE, [*SOURCES, *ENTITIES])
    assert load_claims(store, "claims_of_edge_types") == []
    assert load_claims(store, "claims_of_entities", ids=["mukhtar"]) == []
    assert load_property_claims(store, "property_claims") == []
    assert store.read("adjacent_over_actual_claims", ids=["mukhtar"]).rows == ()
    (withdrawn,) = load_claims(store, "claims_by_id", ids=[claim_id_of("married")])
    assert withdrawn.withdrawn_on is not None


def test_a_locator_with_a_number_too_large_for_the_database_is_sorted_last(store: Store) -> None:
    locator = "entity 99999999999999999999"
    records = [
        *SOURCES,
        *ENTITIES,
        make_claim("alma MET roman", locator=locator),
        make_claim("alma MET tatiana", locator="chars 7-9"),
        make_property_claim("alma born", "1966", locator=locator),
        make_property_claim("roman born", "1964", locator="chars 7-9"),
    ]
    load_small_case(store, records)

    claims = store.read("claims_of_source", source="paper").rows
    property_claims = store.read("property_claims_of_source", source="paper").rows

    assert [row[2] for row in claims] == ["tatiana", "roman"]
    assert [row[0] for row in property_claims] == ["roman", "alma"]
