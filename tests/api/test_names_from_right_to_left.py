"""On pages of the service, a name from right to left does not change the order of what is around it."""

from __future__ import annotations

import pytest

from graph.model import Record
from graph.store import Store
from tests.api.client import make_client
from tests.fill_store import fill_store
from tests.graph.make_records import make_claim, make_entity, make_source
from tests.graph.small_case import load_small_case

NAME, ALIAS = "יוסף (ב)", "يوسف"


def load_names(store: Store) -> None:
    records: list[Record] = [
        make_source("paper"),
        make_entity("ada"),
        make_entity("ben"),
        make_entity("yusuf", name=NAME, aliases=(ALIAS,)),
        make_claim("ada MET yusuf"),
        make_claim("yusuf MARRIED_TO ben", said_by=("yusuf",)),
    ]
    load_small_case(store, records)


@pytest.fixture
def client(shared_store: Store):
    fill_store(shared_store, load_names)
    return make_client(shared_store)


def test_the_search_page_isolates_names(client) -> None:
    page = client.get("/", params={"q": NAME}).text
    assert f"<bdi>{NAME}</bdi></a>" in page
    assert f"also: <bdi>{ALIAS}</bdi>" in page


def test_the_start_page_isolates_names(client) -> None:
    page = client.get("/").text
    assert f"<bdi>{NAME}</bdi></a>" in page
    assert f"\u2068{NAME}\u2069" in page


def test_sentences_of_the_api_isolate_names_and_data_do_not(client) -> None:
    (tie,) = client.get("/api/ties", params={"among": ["ada", "yusuf"]}).json()["ties"]
    assert (tie["object_name"], tie["sentence"]) == (NAME, f"Ada met \u2068{NAME}\u2069")
