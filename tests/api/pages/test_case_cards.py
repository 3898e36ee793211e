"""The start page says of each case what it is, and which of its texts the store has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.editing import ChangeInfo, add_source_text
from graph.model import Dataset, Source, sha256_of
from graph.store import Store
from loaders.writer import load
from tests.api.client import make_client
from tests.api.page_parser import ParsedPage, parse_page
from tests.bundled_case import (
    load_worked_example,
    load_worked_example_without_texts,
    read_worked_example,
)
from tests.fill_store import fill_store
from tests.graph.make_records import make_claim, make_entity, make_source

OTHER = Dataset(id="other", title="The other case", description="About two people.")


def open_start_page(store: Store, address: str = "/") -> ParsedPage:
    return parse_page(make_client(store).get(address, headers={"accept": "text/html"}).text)


def load_other_case(store: Store, **source: object) -> None:
    records = [
        make_source("leaf", **source),
        make_entity("ada"),
        make_entity("ben"),
        make_claim("ada MET ben", "leaf", locator="chars 0-12"),
    ]
    report = load(store, OTHER, [replace(record, dataset="other") for record in records])
    assert not report.refused


@pytest.fixture
def two_cases(shared_store: Store) -> Store:
    """The worked example with its texts, and a case without its text."""
    fill_store(shared_store, load_worked_example)
    load_other_case(shared_store, sha256=sha256_of("Ada met Ben."))
    return shared_store


def test_of_two_cases_each_has_a_card_with_the_state_of_its_texts(two_cases):
    page = open_start_page(two_cases)

    assert page.headings[:4] == ["Everything in the store", "The cases", "The harbour wall", "The other case"]
    assert "With its 3 texts: click an edge, and read the sentence." in page.text
    assert "About two people. Without its text: a claim shows a note of ours." in page.text
    assert ("The other case", "/?dataset=other") in page.links
    assert ("Its complete picture", "/network?dataset=other") in page.links


def test_it_says_how_missing_texts_are_added_and_links_to_the_pages_of_sources(two_cases):
    page = open_start_page(two_cases, "/?dataset=other")

    assert "casegraph load CASE --texts DIR" in page.text
    assert "casegraph demo --texts DIR" in page.text
    assert ("The leaf", "/sources/leaf") in page.links


def test_with_all_texts_it_does_not_say_how_to_add_some(two_cases):
    page = open_start_page(two_cases, "/?dataset=harbour-wall")

    assert "With its 3 texts: click an edge, and read the sentence." in page.text
    assert "--texts" not in page.text


def test_one_click_opens_an_edge_with_its_sentences(two_cases):
    links = open_start_page(two_cases).links
    (address,) = {address for text, address in links if text.startswith("Disputed: Ada Quendrosk owns")} & {
        address for _, address in links if "#tie=" in address
    }

    assert address.endswith("#tie=ada-quendrosk%7COWNS%7Ctessarvik-dredging%7Cactual")


def test_without_a_quote_no_edge_is_offered(store):
    load_other_case(store)

    assert "Read an edge with its sentences" not in open_start_page(store).text


def test_a_case_with_some_of_its_texts_counts_them(shared_store):
    fill_store(shared_store, load_worked_example_without_texts)
    assert "Without any of its 3 texts: a claim shows a note of ours." in open_start_page(shared_store).text

    text = read_worked_example().texts["union-release"]
    add_source_text(shared_store, ChangeInfo("ines"), "union-release", text.encode())

    assert "With 1 of its 3 texts: a claim without its text" in open_start_page(shared_store).text


def test_a_case_without_sources_of_its_own_says_so(two_cases):
    claim = replace(make_claim("ada MET ben", "leaf", locator="chars 0-3"), dataset="third")
    load(two_cases, Dataset(id="third", title="The third case"), [claim])
    sources = [record.record for record in read_worked_example().records if isinstance(record.record, Source)]

    assert len(sources) == 3
    assert "It has no source of its own." in open_start_page(two_cases).text


def test_of_a_table_no_texts_are_missed(shared_store):
    fill_store(shared_store, load_other_case)

    page = open_start_page(shared_store)

    assert "Its sources are named, without texts: a claim shows its place and a note." in page.text
    assert "--texts" not in page.text
