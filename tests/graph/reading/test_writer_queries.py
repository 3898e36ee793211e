"""The named queries that the writer and `casegraph check` use find exactly what they should."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Entity, compute_fingerprint, make_property_claim_id
from graph.ontology import load_ontology
from graph.store import Store
from tests.graph.make_records import DATASET
from tests.graph.small_case import CLAIMS, ENTITIES, PROPERTY_CLAIMS, SOURCES, claim_id_of

DIGITS = list("0123456789abcdef")
CITED = ["blog", "paper"]
PAGE = {"after": "", "limit": 100}
CLAIM_FINGERPRINTS = {claim_id_of(name): compute_fingerprint(claim) for name, claim in CLAIMS.items()}
PROPERTY_CLAIM_FINGERPRINTS = {
    make_property_claim_id(claim, load_ontology()): compute_fingerprint(claim) for claim in PROPERTY_CLAIMS
}


@pytest.mark.parametrize(
    ("query", "parameters", "fingerprints"),
    [
        ("claim_fingerprints", {"sources": CITED, "first_digits": DIGITS}, CLAIM_FINGERPRINTS),
        ("claim_fingerprints", {"sources": [], "first_digits": DIGITS}, {}),
        ("property_claim_fingerprints", {"first_digits": DIGITS}, PROPERTY_CLAIM_FINGERPRINTS),
        ("property_claim_fingerprints", {"first_digits": []}, {}),
        ("entity_fingerprints", PAGE, {entity.id: compute_fingerprint(entity) for entity in ENTITIES}),
        ("source_fingerprints", PAGE, {source.id: compute_fingerprint(source) for source in SOURCES}),
        ("source_fingerprints", {"after": "blog", "limit": 100}, {"paper": compute_fingerprint(SOURCES[0])}),
    ],
)
def test_fingerprints_of_a_dataset(
    small_store: Store, query: str, parameters: dict[str, Any], fingerprints: dict[str, str]
) -> None:
    (row,) = small_store.read(query, dataset=DATASET, **parameters).dicts()

    assert dict(zip(row["ids"], row["fingerprints"], strict=True)) == fingerprints


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
    referenced = small_store.read(
        "referenced_entities", entity_valued_properties=["jurisdiction"], removed=[]
    ).rows[0][0]
    without_bta = small_store.read(
        "referenced_entities", entity_valued_properties=["jurisdiction"], removed=["bta"]
    ).rows[0][0]

    ids = {entity.id for entity in ENTITIES if isinstance(entity, Entity)}
    assert ids & set(referenced) == {"kazakhstan", "mukhtar", "paper/lawyers", "trial", "gazette", "alma"}
    assert set(without_bta) == set(referenced)


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
