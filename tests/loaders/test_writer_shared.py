"""Two datasets with the same entities and sources do not change each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import Claim, Dataset, Entity, Source
from graph.reading import load_claims, load_entity, load_sources
from graph.store import Store
from loaders.sync import load_process
from loaders.writer import load
from tests.loaders.test_writer import counts, everything

DATASET_ONE, DATASET_TWO = Dataset(id="one", title="One"), Dataset(id="two", title="Two")
ANNA = Entity(id="anna", kind="Person", name="Anna", properties={"born": "1970"})
ANNE = Entity(id="anna", kind="Person", name="Anne", aliases=("Anita",), properties={"died": "2001"})
OTTO = Entity(id="otto", kind="Person", name="Otto")
BOOK = Source(id="book", dataset="one", title="A book")
FILM = Source(id="film", dataset="two", title="A film")
MET = Claim(dataset="one", source="book", edge_type="MET", subject="anna", object="otto")
SUED = Claim(dataset="two", source="film", edge_type="SUED", subject="anna", object="otto")
RECORDS_ONE = [BOOK, ANNA, OTTO, MET]
RECORDS_TWO = [FILM, ANNE, SUED]


def test_an_entity_of_two_datasets_has_the_properties_of_both(store: Store) -> None:
    load(store, DATASET_ONE, RECORDS_ONE)
    assert counts(load(store, DATASET_TWO, RECORDS_TWO)) == (3, 3, 0, 0, 0)
    anna = load_entity(store, "anna")
    assert (anna.name, anna.aliases, anna.datasets) == ("Anna", ("Anne", "Anita"), ("one", "two"))
    assert dict(anna.properties) == {"born": "1970", "died": "2001"}
    assert counts(load(store, DATASET_ONE, RECORDS_ONE)) == (4, 0, 0, 4, 0)
    assert counts(load(store, DATASET_TWO, RECORDS_TWO)) == (3, 0, 0, 3, 0)


def test_the_order_of_loading_does_not_matter(store: Store) -> None:
    load(store, DATASET_ONE, RECORDS_ONE)
    load(store, DATASET_TWO, [FILM, ANNE, OTTO, SUED])
    load(store, DATASET_ONE, RECORDS_ONE)
    anna = load_entity(store, "anna")
    load(store, DATASET_ONE, [])
    load(store, DATASET_ONE, RECORDS_ONE)
    assert load_entity(store, "anna") == anna


def test_a_dataset_can_be_emptied_without_changing_the_other(store: Store) -> None:
    load(store, DATASET_TWO, [FILM, ANNE, OTTO, SUED])
    before = everything(store)
    load(store, DATASET_ONE, [BOOK, ANNA])
    assert load_entity(store, "anna").name == "Anna"
    assert counts(load(store, DATASET_ONE, [])) == (0, 0, 0, 0, 2)
    nodes, edges = everything(store)
    assert tuple(node for node in nodes if node[1]["id"] != "one") == before[0]
    assert edges == before[1]


def test_a_claim_can_use_the_source_and_entities_of_the_other_dataset(store: Store) -> None:
    load(store, DATASET_ONE, RECORDS_ONE)
    cites = replace(MET, dataset="two", locator="page 3")
    assert counts(load(store, DATASET_TWO, [cites])) == (1, 1, 0, 0, 0)
    assert counts(load(store, DATASET_TWO, [cites])) == (1, 0, 0, 1, 0)
    assert counts(load(store, DATASET_ONE, [])) == (0, 0, 0, 0, 4)
    assert [claim.dataset for claim in load_claims(store, "claims_of_edge_types")] == ["two"]
    assert {load_entity(store, id_).id for id_ in ("anna", "otto")} == {"anna", "otto"}
    assert counts(load(store, DATASET_TWO, [])) == (0, 0, 0, 0, 1)


def test_a_citation_of_the_other_datasets_source_is_recorded_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 1)
    load(store, DATASET_ONE, RECORDS_ONE)
    load(store, DATASET_TWO, [replace(MET, dataset="two", locator=f"page {page}") for page in range(3, 9)])
    assert store.run("MATCH (s:Source) RETURN s.id, s.cited_by", {})[1] == (("book", ["two"]),)
    assert counts(load(store, DATASET_TWO, [])) == (0, 0, 0, 0, 6)


def test_a_source_of_two_datasets_is_one_source(store: Store) -> None:
    load(store, DATASET_ONE, RECORDS_ONE)
    second_book = replace(BOOK, dataset="two", url="https://example.org/book")
    assert counts(load(store, DATASET_TWO, [second_book])) == (1, 1, 0, 0, 0)
    (book,) = load_sources(store, ["book"])
    assert (book.title, book.url) == ("A book", "https://example.org/book")
    assert counts(load(store, DATASET_TWO, [])) == (0, 0, 0, 0, 1)
    assert load_sources(store, ["book"])[0].url is None


def test_an_id_has_one_kind_and_one_text_in_all_datasets(store: Store) -> None:
    load(store, DATASET_ONE, [replace(BOOK, sha256="a"), ANNA])
    group = Entity(id="anna", kind="Group", name="The Annas")
    report = load(store, DATASET_TWO, [replace(BOOK, dataset="two", sha256="b"), group])
    assert [refusal.reason for refusal in report.refused] == [
        "sha256: another dataset has 'book' with another text, whose SHA-256 is a",
        "kind: another dataset has 'anna' as a Person, not a Group",
    ]
