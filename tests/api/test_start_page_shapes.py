"""The start page on cases of other shapes and sizes than the bundled one."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from fastapi.testclient import TestClient

from api.pages.start_page import MOST_CONNECTED
from api.settings import LimitSettings, Settings
from graph.model import Record
from graph.store import Store
from tests.api.client import make_client
from tests.api.page_parser import ParsedPage, parse_page
from tests.case_shapes import load_shape, loose_pairs, many_entities, one_hub, ten_entities, without_ties
from tests.graph.make_records import make_claim, make_entity, make_source

HTML = {"accept": "text/html"}


def show(store: Store, records: Iterable[Record], **limits: int) -> TestClient:
    """Return a client of the service over a made-up case."""
    load_shape(store, records)
    return make_client(store, Settings(limits=LimitSettings(**limits)))


def open_start_page(client: TestClient, **query: str) -> ParsedPage:
    return parse_page(client.get("/", params=query, headers=HTML).text)


def picture_sizes(client: TestClient) -> list[tuple[float, float]]:
    """Return width and height of the picture for screens and of the one for phones."""
    boxes = re.findall(
        r'<svg class="static-picture"[^>]* viewBox="\S+ \S+ (\S+) (\S+)"', client.get("/").text
    )
    return [(float(width), float(height)) for width, height in boxes]


def find_link(page: ParsedPage, text: str) -> list[str]:
    return [address for link, address in page.links if link == text]


def test_a_small_case_is_shown_completely(store: Store) -> None:
    client = show(store, ten_entities())
    page = open_start_page(client)

    assert "10 entities 13 ties 0 disputes 1 source" in page.text
    assert "All 10 entities with ties, all 13 ties" in page.text
    assert picture_sizes(client)[0][1] <= 640


def test_a_hub_says_how_many_neighbours_are_not_in_the_picture(store: Store) -> None:
    client = show(store, one_hub(leaf_count=478, pair_count=250))
    page = open_start_page(client)

    assert "28 of the 979 entities with ties, 24 of the 728 ties" in page.text
    assert "+457" in page.texts
    assert "478 neighbours; here: " in page.text
    assert "neighbours that are not in this picture" in page.text
    for width, height in picture_sizes(client):
        assert width <= 1240
        assert height <= 680


def test_pairs_that_nothing_joins_are_readable_and_fit_a_screen(store: Store) -> None:
    client = show(store, loose_pairs(500))
    page = open_start_page(client)
    (wide, wide_height), (tall, tall_height) = picture_sizes(client)

    assert "1,000 entities 500 ties 0 disputes 1 source" in page.text
    assert "28 of the 1,000 entities with ties, 14 of the 500 ties" in page.text
    assert "10 of the 1,000 entities with ties, 5 of the 500 ties" in page.text
    # At their natural size, in pixels.
    assert (wide_height < wide <= 1240, wide_height <= 640) == (True, True)
    assert (tall < tall_height, tall <= 480) == (True, True)


def test_without_ties_the_entities_are_listed(store: Store) -> None:
    page = open_start_page(show(store, without_ties(30)))

    assert page.headings[:2] == ["A made-up case", "Entities"]
    assert "30 entities 0 ties 0 disputes 1 source" in page.text
    assert "None of them has a tie or a property of its own yet." in page.text
    assert len([address for _, address in page.links if address.startswith("/network?around=")]) == 30
    assert find_link(page, "The complete picture") == []


def test_two_numbers_of_entities_are_explained(store: Store) -> None:
    records = [
        make_source("paper", publisher="gazette"),
        *(make_entity(id_) for id_ in ("ada", "ben", "gazette")),
        make_claim("ada MET ben"),
    ]
    page = open_start_page(show(store, records))

    assert "3 entities 1 tie" in page.text
    assert "2 of the 3 entities have ties or properties and can be drawn. The other one has none" in page.text
    assert "All 2 entities with ties, all 1 tie" in page.text


def test_many_sources_are_counted_and_some_are_listed(store: Store) -> None:
    sources = [make_source(f"leaf {number:03}") for number in range(60)]
    people = [make_entity("ada"), make_entity("ben")]
    claims = [make_claim("ada MET ben", source.id, locator="row 1") for source in sources]
    page = open_start_page(show(store, [*sources, *people, *claims]))

    assert "60 sources" in page.text
    assert find_link(page, "The leaf 039") == ["/sources/leaf%20039"]
    assert find_link(page, "The leaf 040") == []
    assert find_link(page, "and 20 more, as data") == ["/api/sources"]


@pytest.fixture
def several(store: Store) -> TestClient:
    """Over two cases: one that is larger than a picture may be, and a small one."""
    load_shape(store, loose_pairs(120))
    load_shape(store, ten_entities("other"), "other", "The other case")
    return make_client(store, Settings(limits=LimitSettings(max_picture_ties=100)))


def test_of_a_large_case_without_hubs_there_is_a_picture_too(several: TestClient) -> None:
    page = open_start_page(several, dataset="made-up")

    assert "240 entities 120 claims 1 source" in page.text
    assert (
        "chosen among the 100 entities with the most claims and their best connected neighbours" in page.text
    )
    assert find_link(page, "Explore this picture")
    assert f"There are none among {MOST_CONNECTED}." in page.text
    assert find_link(page, "All of them, as data") == ["/api/disputes?dataset=made-up"]
    # There is none: it would have too many ties.
    assert find_link(page, "The complete picture") == []


def test_a_small_case_in_a_large_store_is_shown_completely(several: TestClient) -> None:
    page = open_start_page(several, dataset="other")

    assert "All 10 entities with ties, all 13 ties" in page.text
    assert find_link(page, "The complete picture") == ["/network?dataset=other"]


def test_of_a_large_case_the_page_says_which_disputes_it_lists_and_where_all_are(store: Store) -> None:
    ties = [make_claim(f"hub MET p{number:03}") for number in range(150)]
    denial = make_claim("hub MET p000", locator="row 2", stance="denied", said_by=("p001",))
    people = [make_entity("hub"), *(make_entity(f"p{number:03}") for number in range(150))]
    client = show(store, [make_source("paper"), *people, *ties, denial], max_picture_ties=100)
    page = open_start_page(client)

    assert f"Listed here is only what concerns {MOST_CONNECTED}." in page.text
    assert find_link(page, "All of them, as data") == ["/api/disputes"]


def test_the_page_does_not_grow_with_the_case(store: Store) -> None:
    client = show(store, many_entities(200))
    small = len(client.get("/").content)
    load_shape(store, many_entities(800))

    assert len(client.get("/").content) < 1.5 * small
