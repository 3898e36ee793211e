"""Each named query finds exactly what it should, of all that the small case holds."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model.ids import property_claim_id
from graph.ontology import ontology
from graph.reading import claims, entities, property_claims, sources
from graph.store import Store
from loaders.writer import load
from tests.graph.made_up import DATASET
from tests.graph.small_case import CASE, CLAIMS, ENTITIES, LEAVES, SOURCES, id_of, ids_of, load_case

BORN, SHAM = (property_claim_id(leaf, ontology()) for leaf in LEAVES)
REQUESTS = ("by kazakhstan", "by russia", "by ukraine")
OF_MUKHTAR = ("married", *REQUESTS, "headed", "persecuted", "owns", "does not own")


@pytest.mark.parametrize(
    ("query", "parameters", "found"),
    [
        ("claims_of_types", {"types": ["MARRIED_TO"]}, {"married"}),
        ("claims_of_types", {}, set(CLAIMS)),
        ("claims_of_entities", {"ids": ["mukhtar"]}, set(OF_MUKHTAR)),
        ("claims_of_entities", {"ids": ["alma", "nursultan"]}, {"married", "governed", "persecuted"}),
        ("claims_among", {"ids": ["kazakhstan", "nursultan", "tatiana"]}, {"governed", "feared"}),
        ("claims_by_id", {"ids": [id_of("married"), id_of("feared"), "0"]}, {"married", "feared"}),
        ("claims_of_source", {"source": "blog"}, {"persecuted", "does not own", "feared"}),
        ("claims_of_dataset", {"dataset": DATASET, "sources": ["paper", "blog"]}, set(CLAIMS)),
        ("claims_of_dataset", {"dataset": "other", "sources": ["paper", "blog"]}, set()),
    ],
)
def test_claims(case: Store, query: str, parameters: dict[str, Any], found: set[str]) -> None:
    assert {claim.id for claim in claims(case, query, **parameters)} == ids_of(*found)


def test_the_claims_of_a_source_come_in_the_order_of_its_text(case: Store) -> None:
    rows = case.read("claims_of_source", source="paper").rows
    located = [row[3]["locator"] for row in rows if "locator" in row[3]]
    assert located == ["row 2", "chars 5-9", "chars 20-30", "chars 40-50", "chars 100-120"]


def test_a_claim_reads_back_whole(case: Store) -> None:
    (read,) = claims(case, "claims_by_id", ids=[id_of("does not own")])
    given = CLAIMS["does not own"]
    assert read.recorded_on is not None
    assert (read.subject, read.object, read.said_by) == (given.subject, given.object, given.said_by)
    assert (read.stance, read.source, read.withdrawn_on) == ("denied", "blog", None)


@pytest.mark.parametrize(
    ("query", "parameters", "found"),
    [
        ("property_claims_of_entities", {"ids": ["mukhtar", "alma"]}, {BORN}),
        ("property_claims_by_id", {"ids": [SHAM]}, {SHAM}),
        ("property_claims_of_source", {"source": "blog"}, {SHAM}),
        ("property_claims_of_dataset", {"dataset": DATASET}, {BORN, SHAM}),
        ("property_claims_of_dataset", {"dataset": "other"}, set()),
        ("property_claims", {}, {BORN, SHAM}),
    ],
)
def test_property_claims(case: Store, query: str, parameters: dict[str, Any], found: set[str]) -> None:
    assert {claim.id for claim in property_claims(case, query, **parameters)} == found


def test_entities_and_sources(case: Store) -> None:
    ids = [entity.id for entity in ENTITIES]
    assert [entity.id for entity in entities(case, ["nobody", *ids])] == sorted(ids)
    assert [source.id for source in sources(case, ["paper", "blog"])] == ["blog", "paper"]
    assert [row[0]["id"] for row in case.read("sources").rows] == ["blog", "paper"]
    assert case.read("sources_cited", dataset=DATASET).rows == ((["blog", "paper"],),)


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        (["tatiana"], {"bta"}),
        (["bta"], {"tatiana", "roman", "mukhtar"}),
        (["nursultan", "alma"], {"kazakhstan", "mukhtar"}),
    ],
)
def test_paths_lead_over_what_is_actual_and_not_denied(case: Store, ids: list[str], found: set[str]) -> None:
    assert {row[0] for row in case.read("neighbours", ids=ids).rows} == found


def test_counts(case: Store) -> None:
    by_what: dict[str, int] = {}
    for what, _, count in case.read("counts").rows:
        by_what[what] = by_what.get(what, 0) + count
    assert by_what == {
        "claims": len(CLAIMS),
        "stances": len(CLAIMS),
        "modes": len(CLAIMS),
        "entities": len(ENTITIES),
        "property claims": len(LEAVES),
        "sources": len(SOURCES),
        "totals": len(SOURCES),
    }
    assert case.read("datasets").rows == ((DATASET, CASE.title, None),)


def test_what_is_withdrawn_is_found_by_its_id_only(store: Store) -> None:
    load_case(store)
    load(store, CASE, [*SOURCES, *ENTITIES])
    assert claims(store, "claims_of_types") == []
    assert claims(store, "claims_of_entities", ids=["mukhtar"]) == []
    assert property_claims(store, "property_claims") == []
    assert store.read("neighbours", ids=["mukhtar"]).rows == ()
    (found,) = claims(store, "claims_by_id", ids=[id_of("married")])
    assert found.withdrawn_on is not None
