"""The queries by which the writer and the check look at a store find exactly what they should."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model.ids import fingerprint, property_claim_id
from graph.model.records import Entity
from graph.ontology import ontology
from graph.store import Store
from tests.graph.made_up import DATASET
from tests.graph.small_case import CLAIMS, ENTITIES, LEAVES, SOURCES, id_of

DIGITS = list("0123456789abcdef")
CITED = ["blog", "paper"]
PAGE = {"after": "", "page": 100}
HELD_CLAIMS = {id_of(name): fingerprint(claim) for name, claim in CLAIMS.items()}
HELD_LEAVES = {property_claim_id(leaf, ontology()): fingerprint(leaf) for leaf in LEAVES}


@pytest.mark.parametrize(
    ("query", "parameters", "held"),
    [
        ("claim_fingerprints", {"sources": CITED, "starts": DIGITS}, HELD_CLAIMS),
        ("claim_fingerprints", {"sources": [], "starts": DIGITS}, {}),
        ("property_claim_fingerprints", {"starts": DIGITS}, HELD_LEAVES),
        ("property_claim_fingerprints", {"starts": []}, {}),
        ("entity_fingerprints", PAGE, {entity.id: fingerprint(entity) for entity in ENTITIES}),
        ("source_fingerprints", PAGE, {source.id: fingerprint(source) for source in SOURCES}),
        ("source_fingerprints", {"after": "blog", "page": 100}, {"paper": fingerprint(SOURCES[0])}),
    ],
)
def test_what_the_store_holds_of_a_dataset(
    case: Store, query: str, parameters: dict[str, Any], held: dict[str, str]
) -> None:
    (row,) = case.read(query, dataset=DATASET, **parameters).dicts()

    assert dict(zip(row["ids"], row["fingerprints"], strict=True)) == held


def test_of_another_dataset_it_holds_nothing(case: Store) -> None:
    (row,) = case.read("entity_fingerprints", dataset="other", **PAGE).dicts()

    assert (row["ids"], row["fingerprints"]) == ([], [])


@pytest.mark.parametrize(("dataset", "there"), [("other", True), (DATASET, False)])
def test_what_other_datasets_say_counts_and_ones_own_does_not(case: Store, dataset: str, there: bool) -> None:
    entities = case.read("kinds_elsewhere", ids=["alma", "bta", "nobody"], dataset=dataset).rows
    sources = case.read("sources_elsewhere", ids=["paper", "none"], dataset=dataset).rows

    assert set(entities) == ({("alma", "Person"), ("bta", "Organisation")} if there else set())
    assert set(sources) == ({("paper", None)} if there else set())


def test_who_is_named_without_an_edge(case: Store) -> None:
    named = case.read("named_entities", properties=["jurisdiction"], leaving=[]).rows[0][0]
    without = case.read("named_entities", properties=["jurisdiction"], leaving=["bta"]).rows[0][0]

    ids = {entity.id for entity in ENTITIES if isinstance(entity, Entity)}
    assert ids & set(named) == {"kazakhstan", "mukhtar", "paper/lawyers", "trial", "gazette", "alma"}
    assert set(without) == set(named)


def test_which_sources_something_rests_on(case: Store) -> None:
    assert set(case.read("named_sources", ids=["paper", "blog", "none"], leaving=[]).rows[0][0]) == {
        "paper",
        "blog",
    }


def test_the_texts_that_are_kept(case: Store) -> None:
    assert case.read("source_texts", ids=["paper", "blog"]).rows == ()

    case.write(lambda writing: writing.run("MATCH (s:Source {id: 'paper'}) SET s.text = 'It says so.'"))

    assert case.read("source_texts", ids=["paper", "blog"]).rows == (("paper", "It says so."),)
    assert case.read("checked").rows == ((10, 4),)
    case.write(lambda writing: writing.run("MATCH (s:Source {id: 'paper'}) REMOVE s.text"))


def test_how_much_there_is(case: Store) -> None:
    assert case.read("size").rows == ((len(CLAIMS) + len(LEAVES),),)


def test_claims_whose_source_is_gone(case: Store) -> None:
    assert case.read("orphans").rows == ()
