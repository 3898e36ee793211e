"""The page of a source: what it is, its text with marked passages, and all that it states."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from fastapi.testclient import TestClient

from api.pages.templates import load_script
from api.settings import LimitSettings, ServerSettings, Settings
from graph.model import Dataset, sha256_of
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
from tests.graph.make_records import DATASET, make_claim, make_entity, make_source

BROWSER = {"accept": "text/html"}
EVIL = "</title></style><script>alert(1)</script><img src=x onerror=alert(2)> 'q' {{7*7}}"


@pytest.fixture
def example(shared_store: Store) -> TestClient:
    """A client of the service over the worked example with its texts."""
    fill_store(shared_store, load_worked_example)
    return make_client(shared_store)


@pytest.fixture
def without_texts(shared_store: Store) -> TestClient:
    """A client of the service over the worked example without its texts."""
    fill_store(shared_store, load_worked_example_without_texts)
    return make_client(shared_store)


def open_page(client: TestClient, address: str) -> ParsedPage:
    return parse_page(client.get(address, headers=BROWSER).text)


def links_to(page: ParsedPage, prefix: str) -> list[tuple[str, str]]:
    return [link for link in page.links if link[1].startswith(prefix)]


def test_it_says_what_the_source_is(example):
    page = open_page(example, "/sources/union-release")

    assert page.headings[0] == "A press release of the dockworkers' union"
    assert "Published 20 March 2021" in page.text
    assert "Genre press release" in page.text
    assert (
        "Ostermole Dockworkers' Union",
        "/network?around=ostermole-dockworkers-union#node=ostermole-dockworkers-union",
    ) in page.links
    assert ("What it states, as a picture", "/network?of_source=union-release") in page.links
    assert "The store has its text. Every quote below was checked against it." in page.text


def test_every_passage_with_a_claim_is_marked_and_links_to_what_it_states(example):
    page = open_page(example, "/sources/union-release")
    marked = links_to(page, "#claims-")

    assert [text for text, _ in marked] == [
        "At least 17 people were injured when the new harbour wall in Ostermole collapsed on 11 March.",
        "In January the Ostermole Dockworkers' Union urged the chairman of the Ostermole Port Authority to "
        "close the wall, and on 4 March the Ostermole Dockworkers' Union met Luc Quendrosc, an owner of "
        "Tessarvik Dredging.",
        "The union fears that Tessarvik Dredging will sue Pell Tarvimond if he gives evidence to the police.",
    ]
    places = [text for text, address in page.links if address.startswith("#at-")]
    assert len(places) == len(marked)


def test_it_lists_all_that_the_source_states_in_the_order_of_its_text(example):
    page = open_page(example, "/sources/union-release")
    sentences = [text for text, address in page.links if re.search("[#](tie|node)=", address)]

    assert "7 claims, in the order of the text." in page.text
    assert sentences[-1] == (
        "It is feared that Tessarvik Dredging may sue Pell Tarvimond, if he gives evidence to the police"
    )
    assert "Luc Quendrosk owns Tessarvik Dredging" in sentences
    assert any(each.startswith("Ostermole Dockworkers' Union urged Ada Quendrosk (") for each in sentences)


def test_a_chain_of_speakers_and_a_supplied_entity_are_told(example):
    page = open_page(example, "/sources/lantern-report")

    assert "a foreman, as told by Pell Tarvimond, says so" in page.text
    assert "Luc Quendrosk denies it · by a party to it" in page.text
    assert (
        "Ada Quendrosk is inferred (the source has “the chairman”), from characters 243 to 318" in page.text
    )


def test_what_supports_an_entity_is_a_link_also_into_another_source(example):
    page = open_page(example, "/sources/register-extract")
    (address, *_) = (address for text, address in page.links if "is inferred" in text)

    assert address == "/sources/lantern-report?at=chars+243-318#at-chars-243-318"
    assert "at-chars-243-318" in example.get(address).text


def test_the_rows_of_a_table_are_marked(example):
    page = open_page(example, "/sources/register-extract")

    assert links_to(page, "#claims-row-3")[0][0] == (
        'Tessarvik Dredging,owner,"Quendrosk, A.",40,2015-04-01,chairman of the Ostermole Port Authority'
    )
    assert "share: 40" in page.text


def test_without_a_text_notes_are_shown_and_said_to_be_ours(without_texts):
    page = open_page(without_texts, "/sources/union-release")

    assert "The store does not have its text" in page.headings
    assert "Its text" not in page.headings
    assert (
        "Our note, not the source's words, and not checked against them: The union fears that Tessarvik "
        "Dredging will sue Pell Tarvimond" in page.text
    )


def test_a_text_can_be_added_where_it_is_missing_and_nowhere_else(without_texts, example, shared_store):
    with_text = example.get("/sources/union-release").text
    fill_store(shared_store, load_worked_example_without_texts)
    limited = make_client(shared_store, Settings(limits=LimitSettings(max_body_bytes=77_000)))
    missing = limited.get("/sources/union-release").text

    assert 'type="file"' not in with_text
    assert 'type="file"' in missing
    assert 'data-url="/api/sources/union-release/text"' in missing
    assert 'data-max-bytes="77000"' in missing


def test_the_page_with_a_text_that_was_added_has_the_text(without_texts):
    text = read_worked_example().texts["union-release"]
    before = without_texts.get("/sources/union-release")

    without_texts.put("/api/sources/union-release/text", content=text.encode())

    after = without_texts.get("/sources/union-release", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Its text" in parse_page(after.text).headings


def test_it_runs_only_its_own_script(without_texts):
    response = without_texts.get("/sources/union-release")
    script = re.findall("<script>(.*?)</script>", response.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()

    assert script == [str(load_script("add_text.js"))]
    policy = response.headers["content-security-policy"]
    assert f"script-src 'sha256-{digest}'; connect-src 'self';" in policy
    assert policy.startswith("default-src 'none';")


def test_a_source_that_is_not_there_is_a_page(example):
    response = example.get("/sources/none", headers=BROWSER)

    assert response.status_code == 404
    assert "No source of the store has the id 'none'." in parse_page(response.text).text


def load_letter(store: Store, claims: int, **source: object) -> None:
    """Load a case with one source that makes a number of claims at different places."""
    records = [
        make_source("letter", **source),
        make_entity("ada"),
        *(make_entity(f"ben-{number}") for number in range(claims)),
        *(
            make_claim(f"ada MET ben-{n}", "letter", locator=f"page {n + 1}", note=EVIL)
            for n in range(claims)
        ),
    ]
    assert not load(store, Dataset(id=DATASET, title="Made up"), records).refused


def test_a_large_source_is_shown_in_parts(store):
    load_letter(store, 250)
    client = make_client(store)
    first, last = open_page(client, "/sources/letter"), open_page(client, "/sources/letter?part=3")

    assert "250 claims, in the order of the text; here 1 to 100." in first.text
    assert "250 claims, in the order of the text; here 201 to 250." in last.text
    assert ("Part 3", "/sources/letter?part=3") in first.links
    assert (first.headings[-1], last.headings[-1]) == ("page 100", "page 250")
    missing = client.get("/sources/letter?part=4", headers=BROWSER)
    assert (missing.status_code, "has 3 parts" in missing.text) == (404, True)


def test_of_very_many_claims_each_is_on_one_page(store, monkeypatch):
    monkeypatch.setattr("api.pages.source_page.MAX_SORTED_CLAIMS", 200)
    load_letter(store, 250)
    client = make_client(store)
    pages = [open_page(client, f"/sources/letter?part={number}") for number in (1, 2, 3)]

    assert "250 claims, in the order of the text; here 201 to 250." in pages[2].text
    places = [heading for page in pages for heading in page.headings if heading.startswith("page ")]
    assert sorted(places) == sorted(f"page {number}" for number in range(1, 251))


def test_the_part_with_a_claim_is_found_by_its_id(store):
    load_letter(store, 250)
    client = make_client(store)
    claim = client.get("/api/sources/letter/claims?offset=220&limit=1").json()["claims"][0]["claim"]

    page = client.get(f"/sources/letter?claim={claim['id']}").text

    assert claim["locator"] == "page 221"
    assert f'id="claim-{claim["id"]}"' in page


def test_text_from_a_source_cannot_become_markup(store):
    text = f"Ada met {EVIL}"
    load_letter(
        store,
        1,
        note=EVIL,
        url="javascript:alert(1)",
        text=text,
        sha256=sha256_of(text),
        published_basis=None,
    )
    response = make_client(store).get("/sources/letter", headers=BROWSER)
    page = parse_page(response.text)

    assert "<script>alert(1)" not in response.text
    assert page.text.count("alert(1)</script>") == 3
    assert page.tags & {"img", "script"} == set()
    assert [address for _, address in page.links if address.startswith("javascript:")] == []
    assert "Address javascript:alert(1)" in page.text


def test_an_address_of_the_web_is_a_safe_link_and_repetitions_link_to_their_pages(store):
    load_letter(store, 1, url="https://example.org/letter?a=1&b=2")
    copy = make_source("copy", derived_from=("letter",))
    load(
        store,
        Dataset(id="second", title="Second"),
        [copy.__class__(**{**_fields(copy), "dataset": "second"})],
    )
    client = make_client(store)
    letter, repeated = open_page(client, "/sources/letter"), open_page(client, "/sources/copy")

    assert ("https://example.org/letter?a=1&b=2", "https://example.org/letter?a=1&b=2") in letter.links
    assert ("The copy", "/sources/copy") in letter.links
    assert ("The letter", "/sources/letter") in repeated.links


def _fields(source):
    return {name: getattr(source, name) for name in source.__dataclass_fields__}


def test_a_source_without_a_sum_cannot_get_a_text_and_says_why(store):
    load_letter(store, 1)
    page = open_page(make_client(store), "/sources/letter")

    assert "the source has no SHA-256 by which a file could be recognised as its text" in page.text
    assert "script" not in page.tags


def test_behind_a_root_path_all_addresses_have_it(shared_store):
    fill_store(shared_store, load_worked_example_without_texts)
    client = make_client(shared_store, Settings(server=ServerSettings(root_path="/graph")))
    response = client.get("/graph/sources/union-release", headers=BROWSER)

    own = [address for _, address in parse_page(response.text).links if not address.startswith("#")]
    assert [address for address in own if not address.startswith("/graph")] == []
    assert 'data-url="/graph/api/sources/union-release/text"' in response.text
