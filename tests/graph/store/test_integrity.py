from __future__ import annotations

import pytest

from graph.model import sha256_of
from graph.store import Store, verify_store
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.graph.small_case import load_small_case

TEXT = "Ada met Ben."


@pytest.fixture
def read(store: Store) -> Store:
    quoted = {"locator": "chars 0-11", "quote": "Ada met Ben", "quote_sha256": sha256_of("Ada met Ben")}
    load_small_case(
        store,
        [
            make_source("paper", text=TEXT, sha256=sha256_of(TEXT)),
            make_source("unread"),
            make_entity("ada"),
            make_entity("ben"),
            make_claim("ada MET ben", **quoted),
            make_claim("ada MET ben", "unread", locator="chars 0-99"),
            make_property_claim("ada occupation", "banker", locator="chars 0-3", quote="Ada"),
        ],
    )
    return store


def change(store: Store, text: str, **parameters: str) -> None:
    store.write(lambda transaction: transaction.run(text, **parameters))


def problems(store: Store) -> set[tuple[str, str, str]]:
    return {(problem.source_id, problem.claim_text, problem.message) for problem in verify_store(store)}


def test_a_store_as_it_was_loaded_has_no_problem(read: Store) -> None:
    assert problems(read) == set()


def test_a_text_that_was_changed_is_found_with_every_quote_that_it_breaks(read: Store) -> None:
    change(read, "MATCH (s:Source {id: 'paper'}) SET s.text = 'Eve'")

    assert problems(read) == {
        ("paper", "", "the text that the store keeps is not the one that was read"),
        ("paper", "ada MET ben", "locator: 'chars 0-11' is outside the text, which has 3 characters"),
        ("paper", "ada occupation", "quote: the text has other words at 'chars 0-3'"),
    }


def test_a_text_that_only_grew_is_found(read: Store) -> None:
    change(read, "MATCH (s:Source {id: 'paper'}) SET s.text = s.text + ' '")

    assert problems(read) == {("paper", "", "the text that the store keeps is not the one that was read")}


def test_a_quote_that_was_changed_is_found(read: Store) -> None:
    change(read, "MATCH ()-[r:MET {source: 'paper'}]->() SET r.quote = 'Ada saw Ben'")

    assert problems(read) == {("paper", "ada MET ben", "quote: the text has other words at 'chars 0-11'")}


def test_a_claim_whose_source_is_gone_is_found(read: Store) -> None:
    change(read, "MATCH ()-[r:MET {source: 'paper'}]->() SET r.source = 'gone'")

    assert problems(read) == {("gone", "a claim", "there is no such source")}
