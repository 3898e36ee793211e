"""The named queries that the writer and `casegraph check` use find exactly what they should."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Entity, compute_fingerprint, make_property_claim_id
from graph.ontology import load_ontology
from graph.store import Store
from tests.graph.make_records import DATASET
from tests.graph.small_case import (
    CLAIMS,
    ENTITIES,
    PROPERTY_CLAIMS,
    SOURCES,
    claim_id_of,
    claim_ids_of,
)

CITED = ["blog", "paper"]
PAGE = {"after": "", "limit": 100}
DATASET_OF = {"dataset": DATASET}
EVERYWHERE = {**DATASET_OF, "locators": None}
CLAIM_FINGERPRINTS = {claim_id_of(name): compute_fingerprint(claim) for name, claim in CLAIMS.items()}
PROPERTY_CLAIM_FINGERPRINTS = {
    make_property_claim_id(claim, load_ontology()): compute_fingerprint(claim) for claim in PROPERTY_CLAIMS
}
ENTITY_FINGERPRINTS = {entity.id: compute_fingerprint(entity) for entity in ENTITIES}
SOURCE_FINGERPRINTS = {source.id: compute_fingerprint(source) for source in SOURCES}
SHAM = compute_fingerprint(PROPERTY_CLAIMS[1])
MIDDLE = sorted(CLAIM_FINGERPRINTS)[5]


def choose(fingerprints: dict[str, str], *ids: str) -> dict[str, str]:
    return {id_: fingerprints[id_] for id_ in ids}


@pytest.mark.parametrize(
    ("query", "parameters", "fingerprints"),
    [
        ("claim_fingerprints", {"sources": CITED, **EVERYWHERE}, CLAIM_FINGERPRINTS),
        ("claim_fingerprints", {"sources": [], **EVERYWHERE}, {}),
        ("claim_fingerprints", {"sources": CITED, "dataset": "other", "locators": None}, {}),
        (
            "claim_fingerprints",
            {"sources": CITED, **DATASET_OF, "locators": ["row 2", "chars 5-9", "row 3"]},
            choose(CLAIM_FINGERPRINTS, claim_id_of("roman at bta"), claim_id_of("by russia")),
        ),
        (
            "claim_fingerprints_in_range",
            {"start": "", "end": MIDDLE, **EVERYWHERE},
            {id_: each for id_, each in CLAIM_FINGERPRINTS.items() if id_ < MIDDLE},
        ),
        (
            "claim_fingerprints_in_range",
            {"start": MIDDLE, "end": "g", **EVERYWHERE},
            {id_: each for id_, each in CLAIM_FINGERPRINTS.items() if id_ >= MIDDLE},
        ),
        (
            "claim_fingerprints_in_range",
            {"start": "", "end": "g", **DATASET_OF, "locators": ["row 2"]},
            choose(CLAIM_FINGERPRINTS, claim_id_of("roman at bta")),
        ),
        ("claim_fingerprints_by_id", {"ids": [MIDDLE, "0"]}, choose(CLAIM_FINGERPRINTS, MIDDLE)),
        ("property_claim_fingerprints", EVERYWHERE, PROPERTY_CLAIM_FINGERPRINTS),
        ("property_claim_fingerprints", {**DATASET_OF, "locators": ["row 2"]}, {}),
        (
            "property_claim_fingerprints_in_range",
            {"start": "", "end": "g", **EVERYWHERE},
            PROPERTY_CLAIM_FINGERPRINTS,
        ),
        ("property_claim_fingerprints_in_range", {"start": "g", "end": "h", **EVERYWHERE}, {}),
        (
            "property_claim_fingerprints_by_id",
            {"ids": [*PROPERTY_CLAIM_FINGERPRINTS, "0"]},
            PROPERTY_CLAIM_FINGERPRINTS,
        ),
        ("entity_fingerprints", {**DATASET_OF, **PAGE}, ENTITY_FINGERPRINTS),
        (
            "entity_fingerprints_by_id",
            {**DATASET_OF, "ids": ["alma", "unknown"]},
            choose(ENTITY_FINGERPRINTS, "alma"),
        ),
        ("entity_fingerprints_by_id", {"dataset": "other", "ids": ["alma"]}, {}),
        ("source_fingerprints", {**DATASET_OF, **PAGE}, SOURCE_FINGERPRINTS),
        (
            "source_fingerprints",
            {**DATASET_OF, "after": "blog", "limit": 100},
            choose(SOURCE_FINGERPRINTS, "paper"),
        ),
        (
            "source_fingerprints_by_id",
            {**DATASET_OF, "ids": ["blog", "unknown"]},
            choose(SOURCE_FINGERPRINTS, "blog"),
        ),
    ],
)
def test_fingerprints_of_a_dataset(
    small_store: Store, query: str, parameters: dict[str, Any], fingerprints: dict[str, str]
) -> None:
    (row,) = small_store.read(query, **parameters).dicts()

    assert dict(zip(row["ids"], row["fingerprints"], strict=True)) == fingerprints


@pytest.mark.parametrize(
    ("dataset", "limit", "size"),
    [(DATASET, 100, (14, 2, 2)), (DATASET, 1, (14, 1, 1)), ("other", 9, (14, 0, 0))],
)
def test_the_size_of_a_dataset(small_store: Store, dataset: str, limit: int, size: tuple[int, ...]) -> None:
    assert small_store.read("dataset_size", dataset=dataset, limit=limit).rows == (size,)


def test_the_number_of_claims_of_a_dataset(small_store: Store) -> None:
    def count(**parameters: Any) -> Any:
        return small_store.read("claim_count_of_dataset", dataset=DATASET, **parameters).rows[0][0]

    assert count(sources=CITED, limit=100) == len(CLAIMS)
    assert count(sources=["blog"], limit=100) == 3
    assert count(sources=CITED, limit=5) == 5


def test_standing_claims_of_entities(small_store: Store) -> None:
    result = small_store.read(
        "standing_claims_of_entities", ids=["trial", "tatiana", "unknown"], dataset=DATASET
    )

    (sham,) = (id_ for id_, each in PROPERTY_CLAIM_FINGERPRINTS.items() if each == SHAM)
    found = {entity: (set(claims), set(property_claims)) for entity, claims, property_claims in result.rows}
    assert found == {
        "trial": (set(), {sham}),
        "tatiana": (claim_ids_of("tatiana at bta", "feared"), set()),
    }
    others = small_store.read("standing_claims_of_entities", ids=["tatiana"], dataset="other")
    assert others.rows == (("tatiana", [], []),)


def test_another_dataset_has_no_fingerprints(small_store: Store) -> None:
    (row,) = small_store.read("entity_fingerprints", dataset="other", **PAGE).dicts()

    assert (row["ids"], row["fingerprints"]) == ([], [])


@pytest.mark.parametrize(("dataset", "is_other"), [("other", True), (DATASET, False)])
def test_records_of_other_datasets_count_and_those_of_the_dataset_do_not(
    small_store: Store, dataset: str, is_other: bool
) -> None:
    entities = small_store.read(
        "entity_kinds_of_other_datasets", ids=["alma", "bta", "unknown"], dataset=dataset
    ).rows
    sources = small_store.read(
        "source_hashes_of_other_datasets", ids=["paper", "unknown"], dataset=dataset
    ).rows

    assert set(entities) == ({("alma", "Person"), ("bta", "Organisation")} if is_other else set())
    assert set(sources) == ({("paper", None)} if is_other else set())


def test_entities_that_a_property_refers_to(small_store: Store) -> None:
    ids = [entity.id for entity in ENTITIES if isinstance(entity, Entity)]

    def find_referenced(ids: list[str]) -> set[str]:
        parameters = {"entity_valued_properties": ["jurisdiction"], "ids": ids}
        return set(small_store.read("referenced_entities", **parameters).rows[0][0])

    referenced = {"kazakhstan", "mukhtar", "paper/lawyers", "trial", "gazette", "alma"}
    assert find_referenced(ids) == referenced
    # Of what the removed entities name themselves nothing counts: the jurisdiction of the bank.
    assert find_referenced(["kazakhstan"]) == {"kazakhstan"}
    assert find_referenced(["bta", "unknown"]) == set()


def test_sources_that_a_record_refers_to(small_store: Store) -> None:
    result = small_store.read("referenced_sources", ids=["paper", "blog", "unknown"], removed=[])

    assert set(result.rows[0][0]) == {"paper", "blog"}


def test_texts_of_sources_and_claims_that_can_be_checked(small_store: Store) -> None:
    assert small_store.read("source_texts", ids=["paper", "blog"]).rows == ()

    set_text = "MATCH (s:Source {id: 'paper'}) SET s.text = 'It says so.'"
    small_store.write(lambda transaction: transaction.run(set_text))

    assert small_store.read("source_texts", ids=["paper", "blog"]).rows == (("paper", "It says so."),)
    assert small_store.read("checkable_claim_counts").rows == ((10, 4),)
    small_store.write(lambda transaction: transaction.run("MATCH (s:Source {id: 'paper'}) REMOVE s.text"))


def test_the_number_of_relationships(small_store: Store) -> None:
    assert small_store.read("relationship_count").rows == ((len(CLAIMS) + len(PROPERTY_CLAIMS),),)


def test_claims_without_a_source(small_store: Store) -> None:
    assert small_store.read("claims_without_source").rows == ()
