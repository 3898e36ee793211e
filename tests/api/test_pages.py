"""The pages for people: the start page, search results, and pictures of sets of ties."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import LimitSettings, ServerSettings, Settings
from api.store.provider import StoreProvider
from graph.errors import StoreError
from graph.model import Dataset
from graph.ontology import load_ontology
from loaders.writer import load
from tests.api.client import make_client
from tests.api.page_parser import parse_page
from tests.graph import small_case
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.visualize.example_networks import read_page_data

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
EVIL = "</title></svg></style><script>alert(1)</script><img src=x onerror=alert(2)> 'q' {{7*7}}"


def open_page(client, path, **query):
    return parse_page(client.get(path, params=query, headers=BROWSER).text)


def ties_of(response) -> set[str]:
    return {tie["id"] for tie in read_page_data(response.text)["ties"]}


def content_links(page) -> list[tuple[str, str]]:
    return [link for link in page.links if link[1] not in ("#main", "/")]


def test_the_start_page_describes_the_case_and_links_to_the_complete_picture(small):
    page = open_page(small, "/")

    assert page.headings[:2] == ["The small case", "Where to begin"]
    assert "12 entities 11 ties 1 dispute 2 sources" in page.text
    assert "10 of the 12 entities have ties or properties and can be drawn." in page.text
    assert ("The complete picture", "/network") in page.links


def test_every_entity_with_ties_is_a_link_to_the_picture_around_it(small):
    listed = {
        address: text
        for text, address in open_page(small, "/").links
        if address.startswith("/network?around=")
    }

    assert {text for text in listed.values() if "," not in text} >= {"Mukhtar Ablyazov", "BTA Bank"}
    assert listed["/network?around=alma#node=alma"] == "Alma Shalabayeva"


def test_the_picture_is_there_in_words_with_what_is_only_feared_or_disputed(small):
    text = open_page(small, "/").text

    assert (
        "Tatiana Paraskevich person, 2 neighbours; "
        "here: feared: kidnapped by Kazakhstan; worked at BTA Bank Nursultan"
    ) in text
    assert "disputed: owned by Mukhtar Ablyazov" in text


def test_the_initial_picture_is_drawn_twice_for_screens_and_for_phones(small):
    response = small.get("/").text

    assert response.count('<svg class="static-picture"') == 2
    assert "<script" not in response


def test_disputes_have_their_rule_and_both_sides_and_link_to_the_tie(small):
    page = open_page(small, "/")

    assert {"Disputes", "Both sides"} <= set(page.headings)
    assert "Differing accounts" not in page.headings
    assert (
        "Disputed: Mukhtar Ablyazov owns BTA Bank",
        "/network?around=bta#tie=mukhtar%7COWNS%7Cbta%7Cactual",
    ) in content_links(page)
    assert "alleged Kazakhstan, in The Gazette denied Mukhtar Ablyazov, in Alma Shalabayeva" in page.text


def test_the_start_page_has_the_disputes_of_the_api(small):
    response = small.get("/api/disputes").json()
    cards = [link for link in open_page(small, "/").links if "#tie=" in link[1]]

    assert [dispute["sentence"] for dispute in response["disputes"]] == [text for text, _ in cards]


def test_a_search_finds_entities_by_name_with_what_distinguishes_them(small):
    page = open_page(small, "/", q="ablyazov")

    assert page.headings == [
        "2 found for “ablyazov”",
        "Mukhtar Ablyazov person",
        "lawyers of Mukhtar Ablyazov group",
    ]
    assert ("Mukhtar Ablyazov", "/network?around=mukhtar#node=mukhtar") in page.links
    assert "married to Alma Shalabayeva" in page.text


def test_a_search_without_a_result_says_so(small):
    page = open_page(small, "/", q="zzzzzz <b>")

    assert page.headings == ["Nothing found for “zzzzzz <b>”"]
    assert "No entity has a name like this." in page.text


def test_blanks_are_not_a_search(small):
    assert open_page(small, "/", q="  ").headings[0] == "The small case"


def test_of_several_cases_each_can_be_chosen(small, shared_store):
    load(
        shared_store,
        Dataset(id="other", title="The other case"),
        [
            replace(item, dataset="other")
            for item in (
                make_source("leaf"),
                make_entity("ada"),
                make_entity("ben"),
                make_claim("ada MET ben", "leaf"),
            )
        ],
    )
    page = open_page(small, "/")

    assert page.headings[0] == "Everything in the store"
    assert ("The other case", "/?dataset=other") in page.links
    case_page = open_page(small, "/", dataset="other")
    assert case_page.headings[0] == "The other case"
    assert "2 entities 1 tie 0 disputes" in case_page.text
    assert ("The complete picture", "/network?dataset=other") in case_page.links


def test_an_empty_store_says_what_to_do(store):
    page = open_page(make_client(store), "/")

    assert page.headings == ["The store is empty"]
    assert "casegraph demo" in page.text


def test_of_a_large_store_the_best_connected_part_is_shown(store):
    small_case.load_small_case(store)
    page = open_page(make_client(store, Settings(limits=LimitSettings(max_picture_ties=5))), "/")

    assert "12 entities 12 claims 2 sources" in page.text
    assert "chosen among the 100 entities with the most claims" in page.text
    assert {text for text, address in page.links if address == "/network?around=alma#node=alma"} >= {
        "Alma Shalabayeva"
    }


def test_the_page_of_a_picture_has_the_selected_ties(small):
    requests = small.get("/network", params={"around": "mukhtar", "edge_type": "REQUESTED_EXTRADITION_OF"})

    assert ties_of(requests) == {
        f"{state}|REQUESTED_EXTRADITION_OF|mukhtar|actual" for state in ("kazakhstan", "russia", "ukraine")
    }
    assert '<a class="brand" href="/"' in requests.text
    assert ties_of(small.get("/network", params={"between": ["alma", "bta"]})) == {
        "alma|MARRIED_TO|mukhtar|actual",
        "mukhtar|HEADED|bta|actual|role=chairman",
        "mukhtar|OWNS|bta|actual",
    }


def test_an_embedded_picture_is_the_same_and_links_to_a_page_of_its_own(small):
    params = {"around": "mukhtar", "family": ["work", "kin"]}
    response = small.get("/embed", params=params)

    assert ties_of(response) == ties_of(small.get("/network", params=params))
    assert 'href="/network?around=mukhtar&amp;family=work&amp;family=kin" target="_blank"' in response.text


def policy(response) -> dict[str, str]:
    rules = (rule.strip().partition(" ") for rule in response.headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in rules}


def test_only_an_embedded_picture_may_be_framed_by_the_sites_of_the_settings(store):
    small_case.load_small_case(store)
    allowing = make_client(store, Settings(server=ServerSettings(embedders="https://news.example")))

    assert policy(allowing.get("/embed"))["frame-ancestors"] == "'self' https://news.example"
    assert policy(allowing.get("/network"))["frame-ancestors"] == "'self'"
    assert policy(allowing.get("/"))["frame-ancestors"] == "'self'"
    assert policy(make_client(store).get("/embed"))["frame-ancestors"] == "'self'"


def test_the_start_page_may_run_nothing_and_is_styled_by_its_own_style_alone(small):
    response = small.get("/")
    digest = base64.b64encode(hashlib.sha256(parse_page(response.text).style.encode()).digest()).decode()

    rules = policy(response)
    assert (rules["default-src"], rules["style-src"]) == ("'none'", f"'sha256-{digest}'")
    assert "script-src" not in rules
    assert "style" not in parse_page(response.text).attributes


@pytest.mark.parametrize("path", ["/network", "/embed"])
def test_where_no_tie_matches_the_page_says_so_and_which_conditions_there_are(small, path):
    response = small.get(path, params={"edge_type": "SUED"})

    assert response.status_code == 200
    page = parse_page(response.text)
    assert "No tie of the store matches the conditions in the address. Everything: only “sued”" in page.text


@pytest.mark.parametrize("path", ["/network", "/embed"])
def test_a_filtered_picture_says_its_filter_in_its_title_and_heading(small, path):
    query = {"around": "mukhtar", "family": ["work", "kin"], "standing": "reported"}
    page = small.get(path, params=query).text

    title = "Around Mukhtar Ablyazov: only work or kin; reported"
    assert f"<title>{title} · Casegraph</title>" in page
    assert page.count(f">{title}</") == (2 if path == "/embed" else 1)
    assert read_page_data(page)["title"] == title


@pytest.mark.parametrize("path", ["/network", "/embed"])
def test_too_many_ties_are_not_drawn_but_counted_with_links_to_fewer(store, path):
    small_case.load_small_case(store)
    client = make_client(store, Settings(limits=LimitSettings(max_picture_ties=5)))
    response = client.get(path, params={"dataset": "made-up"}, headers=BROWSER)
    page = parse_page(response.text)

    assert response.status_code == 422
    assert "11 ties match, and a picture has at most 5." in page.text
    links = dict(page.links)
    assert links["Only work: 4 ties"] == f"{path}?dataset=made-up&family=work"
    assert links["Only kin: 1 tie"] == f"{path}?dataset=made-up&family=kin"
    assert len(ties_of(client.get(links["Only work: 4 ties"]))) == 4
    assert len(ties_of(client.get(links["Draw all 11 ties"]))) == 11


@pytest.mark.parametrize("path", ["/network", "/embed"])
@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"around": "nobody"}, 404, "No entity of the store has the id 'nobody'."),
        ({"dataset": "nothing"}, 404, "There is no case 'nothing' in the store."),
        ({"between": "alma"}, 422, "between: should have at least 2 items"),
        ({"edge_type": "ADMIRED"}, 422, "'ADMIRED' is not a declared edge type; the families are"),
        ({"hops": "9"}, 422, "hops: should be less than or equal to 4"),
    ],
)
def test_an_error_is_a_page_for_a_browser_and_a_problem_for_a_program(small, path, query, status, words):
    page, problem = small.get(path, params=query, headers=BROWSER), small.get(path, params=query)

    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert words in parse_page(page.text).text
    assert (problem.status_code, problem.headers["content-type"]) == (status, "application/problem+json")
    assert words in problem.json()["detail"]


def test_a_wrong_address_is_a_page_for_a_browser_and_a_problem_for_a_program(small):
    page, problem = small.get("/netwrok", headers=BROWSER), small.get("/netwrok")

    assert (page.status_code, parse_page(page.text).headings) == (404, ["Not found"])
    assert ("To the start page", "/") in parse_page(page.text).links
    assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
    of_api = small.get("/api/entitys", headers=BROWSER)
    assert of_api.headers["content-type"] == "application/problem+json"


def test_an_unknown_case_is_an_error_page(small):
    response = small.get("/", params={"dataset": "nothing"}, headers=BROWSER)

    assert response.status_code == 404
    assert parse_page(response.text).headings == ["Not found"]
    assert "It has: made-up." in parse_page(response.text).text


def test_without_a_store_the_page_says_so():
    def refuse():
        raise StoreError("No Neo4j answers at local:here.", "Start it.")

    client = TestClient(
        create_app(Settings(), StoreProvider(refuse, load_ontology())), base_url="http://127.0.0.1"
    )
    response = client.get("/", headers=BROWSER)

    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert "No Neo4j answers at local:here. Start it." in parse_page(response.text).text


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/", {"datasets", "case_counts"}),
        ("/?q=alma", {"search"}),
        ("/network", {"relationship_count", "claims_of_edge_types"}),
    ],
)
def test_a_page_names_its_queries_and_is_not_sent_twice(small, path, queries):
    first = small.get(path)
    second = small.get(path, headers={"if-none-match": first.headers["etag"]})

    assert {query["name"] for query in json.loads(first.headers["casegraph-queries"])} >= queries
    assert (second.status_code, second.content) == (304, b"")


def test_hostile_text_is_text_on_every_page(store):
    people = [make_entity("a"), make_entity('b"><script>')]
    hostile = [
        type(item)(
            id=item.id,
            kind=item.kind,
            name=f"{EVIL} {item.id}",
            dataset=item.dataset,
            aliases=(EVIL,),
            properties={"description": EVIL},
        )
        for item in people
    ]
    hostile_source = make_source(
        "paper", author=("a",), url="javascript:alert(3)", genre=EVIL, published="2013"
    )
    claims = [
        make_claim('a ACCUSED b"><script>', properties={"of": EVIL}),
        make_claim('a ACCUSED b"><script>', properties={"of": EVIL}, stance="denied", locator="row 2"),
    ]
    report = load(
        store,
        Dataset(id="made-up", title=EVIL, description=EVIL),
        [hostile_source, *hostile, *claims, make_property_claim("a age", 3)],
    )
    assert not report.refused
    client = make_client(store)

    pages = [
        client.get(path, params=query, headers=BROWSER).text
        for path, query in (
            ("/", {}),
            ("/", {"q": "onerror"}),
            ("/", {"q": EVIL[:150]}),
            ("/", {"dataset": EVIL}),
            ("/network", {"around": EVIL}),
            ("/network", {"edge_type": EVIL}),
            ("/network", {"edge_type": "SUED"}),
        )
    ]
    for page in map(parse_page, pages):
        assert not page.tags & {"script", "img", "iframe", "object"}
        assert not {name for name in page.attributes if name.startswith("on")}
        assert not [address for _, address in page.links if address.lower().startswith("javascript")]
    assert "<script>alert(1)</script>" in parse_page(pages[0]).text
