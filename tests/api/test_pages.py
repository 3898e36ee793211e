"""The pages for people: the start page, what is found, and pictures of sets of ties."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import LimitSettings, ServerSettings, Settings
from api.store.holder import StoreHolder
from graph.errors import StoreError
from graph.model.records import Dataset
from graph.ontology import ontology
from loaders.writer import load
from tests.api.client import client_of
from tests.api.read_page import read
from tests.graph import small_case
from tests.graph.made_up import claim, entity, says, source
from tests.visualize.made_up import data_of

PERSON = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
EVIL = "</title></svg></style><script>alert(1)</script><img src=x onerror=alert(2)> 'q' {{7*7}}"


def opened(client, address, **query):
    return read(client.get(address, params=query, headers=PERSON).text)


def ties_of(answer) -> set[str]:
    return {tie["id"] for tie in data_of(answer.text)["ties"]}


def of_page(found) -> list[tuple[str, str]]:
    """The links of a page's content."""
    return [link for link in found.links if link[1] not in ("#main", "/")]


def test_the_start_page_tells_the_case_and_leads_to_the_whole_picture(small):
    found = opened(small, "/")

    assert found.headings[:2] == ["The small case", "Where to begin"]
    assert "10 entities 11 ties 1 dispute 2 sources" in found.said
    assert ("The whole picture", "/network") in found.links


def test_whoever_is_joined_to_someone_is_a_link_to_the_picture_around_them(small):
    listed = {
        address: text for text, address in opened(small, "/").links if address.startswith("/network?around=")
    }

    assert {text for text in listed.values() if "," not in text} >= {"Mukhtar Ablyazov", "BTA Bank"}
    assert listed["/network?around=alma#node=alma"] == "Alma Shalabayeva"


def test_the_opening_picture_is_drawn_twice_for_screens_and_for_phones_with_what_each_shows(small):
    answer = small.get("/").text

    assert answer.count('<svg class="still"') == 2
    assert "<script" not in answer


def test_disputes_have_their_rule_and_both_sides_and_lead_to_the_tie(small):
    found = opened(small, "/")

    assert "Both sides" in found.headings
    assert (
        "Mukhtar Ablyazov owns BTA Bank",
        "/network?around=bta#tie=mukhtar%7COWNS%7Cbta%7Cactual",
    ) in of_page(found)
    assert "alleged Kazakhstan, in The Gazette denied Mukhtar Ablyazov, in Alma Shalabayeva" in found.said


def test_a_name_finds_whoever_carries_it_with_what_tells_them_apart(small):
    found = opened(small, "/", q="ablyazov")

    assert found.headings == [
        "2 found for “ablyazov”",
        "Mukhtar Ablyazov person",
        "lawyers of Mukhtar Ablyazov group",
    ]
    assert ("Mukhtar Ablyazov", "/network?around=mukhtar#node=mukhtar") in found.links
    assert "married to Alma Shalabayeva" in found.said


def test_a_name_that_nobody_carries_finds_nothing_and_says_so(small):
    found = opened(small, "/", q="zzzzzz <b>")

    assert found.headings == ["Nothing found for “zzzzzz <b>”"]
    assert "Nobody and nothing here carries a name like this." in found.said


def test_blanks_are_no_name(small):
    assert opened(small, "/", q="  ").headings[0] == "The small case"


def test_of_several_cases_each_can_be_chosen(small, open_store):
    load(
        open_store,
        Dataset(id="other", title="The other case"),
        [
            replace(one, dataset="other")
            for one in (source("leaf"), entity("ada"), entity("ben"), claim("ada MET ben", "leaf"))
        ],
    )
    found = opened(small, "/")

    assert found.headings[0] == "Everything in the store"
    assert ("The other case", "/?dataset=other") in found.links
    chosen = opened(small, "/", dataset="other")
    assert chosen.headings[0] == "The other case"
    assert "2 entities 1 tie 0 disputes" in chosen.said
    assert ("The whole picture", "/network?dataset=other") in chosen.links


def test_an_empty_store_says_what_to_do(store):
    found = opened(client_of(store), "/")

    assert found.headings == ["There is nothing in the store yet"]
    assert "casegraph demo" in found.said


def test_of_a_large_store_the_best_connected_part_is_shown(store):
    small_case.load_case(store)
    found = opened(client_of(store, Settings(limits=LimitSettings(picture_ties=5))), "/")

    assert "12 entities 12 claims" in found.said
    assert "chosen among the 200 with the most claims" in found.said
    assert {text for text, address in found.links if address == "/network?around=alma#node=alma"} >= {
        "Alma Shalabayeva"
    }


def test_the_page_of_a_picture_has_the_ties_that_were_asked_for(small):
    asked = small.get("/network", params={"around": "mukhtar", "type": "REQUESTED_EXTRADITION_OF"})

    assert ties_of(asked) == {
        f"{state}|REQUESTED_EXTRADITION_OF|mukhtar|actual" for state in ("kazakhstan", "russia", "ukraine")
    }
    assert '<a class="brand" href="/"' in asked.text
    assert ties_of(small.get("/network", params={"one": "alma", "other": "bta"})) == {
        "alma|MARRIED_TO|mukhtar|actual",
        "mukhtar|HEADED|bta|actual|role=chairman",
        "mukhtar|OWNS|bta|actual",
    }


def test_an_embedded_picture_is_the_same_and_leads_to_its_own_page(small):
    asked = {"around": "mukhtar", "family": ["work", "kin"]}
    answer = small.get("/embed", params=asked)

    assert ties_of(answer) == ties_of(small.get("/network", params=asked))
    assert 'href="/network?around=mukhtar&amp;family=work&amp;family=kin" target="_blank"' in answer.text


def policy(answer) -> dict[str, str]:
    rules = (rule.strip().partition(" ") for rule in answer.headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in rules}


def test_only_an_embedded_picture_may_be_framed_by_the_sites_of_the_settings(store):
    small_case.load_case(store)
    allowing = client_of(store, Settings(server=ServerSettings(embedders="https://news.example")))

    assert policy(allowing.get("/embed"))["frame-ancestors"] == "'self' https://news.example"
    assert policy(allowing.get("/network"))["frame-ancestors"] == "'self'"
    assert policy(allowing.get("/"))["frame-ancestors"] == "'self'"
    assert policy(client_of(store).get("/embed"))["frame-ancestors"] == "'self'"


def test_the_start_page_may_run_nothing_and_is_styled_by_its_own_style_alone(small):
    answer = small.get("/")
    digest = base64.b64encode(hashlib.sha256(read(answer.text).style.encode()).digest()).decode()

    rules = policy(answer)
    assert (rules["default-src"], rules["style-src"]) == ("'none'", f"'sha256-{digest}'")
    assert "script-src" not in rules
    assert "style" not in read(answer.text).attributes


@pytest.mark.parametrize("path", ["/network", "/embed"])
def test_where_nothing_fits_the_page_says_so(small, path):
    answer = small.get(path, params={"type": "SUED"})

    assert answer.status_code == 200
    assert "No tie of the store fits what was asked." in read(answer.text).said


@pytest.mark.parametrize("path", ["/network", "/embed"])
def test_too_many_ties_are_not_drawn_but_counted_with_ways_to_ask_for_fewer(store, path):
    small_case.load_case(store)
    client = client_of(store, Settings(limits=LimitSettings(picture_ties=5)))
    answer = client.get(path, params={"dataset": "made-up"}, headers=PERSON)
    found = read(answer.text)

    assert answer.status_code == 422
    assert "11 ties fit what was asked, and 5 are drawn at once." in found.said
    offered = dict(found.links)
    assert offered["Only work: 4 ties"] == f"{path}?dataset=made-up&family=work"
    assert offered["Only kin: 1 tie"] == f"{path}?dataset=made-up&family=kin"
    assert len(ties_of(client.get(offered["Only work: 4 ties"]))) == 4
    assert len(ties_of(client.get(offered["Draw all 11 all the same"]))) == 11


@pytest.mark.parametrize("path", ["/network", "/embed"])
@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"around": "nobody"}, 404, "No entity of the store has the id 'nobody'."),
        ({"dataset": "nothing"}, 404, "There is no case 'nothing' in the store."),
        ({"one": "alma"}, 422, "`one` and `other` go together."),
        ({"type": "ADMIRED"}, 422, "'ADMIRED' is no declared type of edge."),
        ({"hops": "9"}, 422, "hops: should be less than or equal to 4"),
    ],
)
def test_a_person_is_told_of_an_error_in_a_page_and_a_program_in_a_problem(small, path, query, status, words):
    page, problem = small.get(path, params=query, headers=PERSON), small.get(path, params=query)

    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert words in read(page.text).said
    assert (problem.status_code, problem.headers["content-type"]) == (status, "application/problem+json")
    assert words in problem.json()["detail"]


def test_a_wrong_address_leads_a_person_to_a_page_and_a_program_to_a_problem(small):
    page, problem = small.get("/netwrok", headers=PERSON), small.get("/netwrok")

    assert (page.status_code, read(page.text).headings) == (404, ["That is not here"])
    assert ("To the start page", "/") in read(page.text).links
    assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
    of_api = small.get("/api/entitys", headers=PERSON)
    assert of_api.headers["content-type"] == "application/problem+json"


def test_a_case_that_is_not_there_is_told_in_a_page(small):
    answer = small.get("/", params={"dataset": "nothing"}, headers=PERSON)

    assert answer.status_code == 404
    assert read(answer.text).headings == ["That is not here"]
    assert "It has: made-up." in read(answer.text).said


def test_without_a_store_a_person_is_told_so():
    def refuse():
        raise StoreError("No Neo4j answers at local:here.", "Start it.")

    client = TestClient(create_app(Settings(), StoreHolder(refuse, ontology())), base_url="http://127.0.0.1")
    answer = client.get("/", headers=PERSON)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "No Neo4j answers at local:here. Start it." in read(answer.text).said


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/", {"datasets", "size"}), ("/?q=alma", {"search"}), ("/network", {"size", "claims_of_types"})],
)
def test_a_page_names_its_queries_and_a_second_look_costs_nothing(small, path, queries):
    first = small.get(path)
    second = small.get(path, headers={"if-none-match": first.headers["etag"]})

    assert {asked["name"] for asked in json.loads(first.headers["casegraph-queries"])} >= queries
    assert (second.status_code, second.content) == (304, b"")


def test_hostile_text_is_text_on_every_page(store):
    people = [entity("a"), entity('b"><script>')]
    hostile = [
        type(one)(
            id=one.id,
            kind=one.kind,
            name=f"{EVIL} {one.id}",
            dataset=one.dataset,
            aliases=(EVIL,),
            properties={"description": EVIL},
        )
        for one in people
    ]
    printed = source("paper", author=("a",), url="javascript:alert(3)", genre=EVIL, published="2013")
    said = [
        claim('a ACCUSED b"><script>', properties={"of": EVIL}),
        claim('a ACCUSED b"><script>', properties={"of": EVIL}, stance="denied", locator="row 2"),
    ]
    report = load(
        store,
        Dataset(id="made-up", title=EVIL, description=EVIL),
        [printed, *hostile, *said, says("a age", 3)],
    )
    assert not report.refused
    client = client_of(store)

    pages = [
        client.get(path, params=query, headers=PERSON).text
        for path, query in (
            ("/", {}),
            ("/", {"q": "onerror"}),
            ("/", {"q": EVIL[:150]}),
            ("/", {"dataset": EVIL}),
            ("/network", {"around": EVIL}),
            ("/network", {"type": EVIL}),
            ("/network", {"type": "SUED"}),
        )
    ]
    for page in pages:
        found = read(page)
        assert not found.tags & {"script", "img", "iframe", "object"}
        assert not {name for name in found.attributes if name.startswith("on")}
        assert not [address for _, address in found.links if address.lower().startswith("javascript")]
    assert "<script>alert(1)</script>" in read(pages[0]).said
