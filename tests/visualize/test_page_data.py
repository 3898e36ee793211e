"""Everything that the panel needs is in the page's data, once, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, Source
from graph.ontology import load_ontology
from tests.visualize.example_disputes import DETAINED, make_network_of_a_disputed_raid
from tests.visualize.example_networks import (
    decode_page_data,
    make_claim,
    make_entity,
    make_large_network,
    make_small_network,
    make_source,
)
from visualize.html_safe_json import dump_html_safe_json
from visualize.page_claims import build_source
from visualize.page_data import build_page_data


def page_data_of(network: Network) -> dict[str, Any]:
    """Return the data of a page as its scripts read them."""
    return decode_page_data(b"".join(dump_html_safe_json(build_page_data(network, load_ontology()))))


def page_claim_of(claim: Claim, source: Source) -> dict[str, Any]:
    entities = [make_entity("a", "Person", "A"), make_entity("b", "Person", "B")]
    network = build_network("x", NetworkRecords(entities, [source], [claim]), load_ontology())
    page_claim: dict[str, Any] = page_data_of(network)["claims"][0]
    return page_claim


def test_a_claim_is_complete(data: dict[str, Any]) -> None:
    claims = {claim["id"]: claim for claim in data["claims"]}
    assert claims["c1"] == {
        "id": "c1",
        "source": "source-0",
        "stance": "asserted",
        "voice": "Daily Lantern",
        "verb": "says so",
        "recorded": "recorded in the dataset made-up",
        "when": "May 2012",
        "quote": "Altania asked for Ms Vell three times.",
        "locator": "characters 1034 to 1187",
    }
    assert claims["c2"]["said_on"] == "1 July 2013"
    assert claims["c3"]["names_in_text"] == ["Vell"]
    assert claims["c3"]["facts"] == [{"label": "role", "text": "chair"}]
    assert claims["c4"]["said_by"] == ["spokesman", "mira"]
    assert claims["c4"]["by_party"] is True
    assert "by_party" not in claims["c1"]
    assert (claims["c6"]["mode"], claims["c6"]["condition"]) == ("feared", "if she flew")
    assert (claims["c8"]["about"], claims["c8"]["dates_basis"]) == (["altania"], "the day after")
    assert claims["c9"]["event"] == "riot"
    assert claims["c10"]["inferred"] == ["Bank of Altania, from characters 3 to 9"]


def test_ties_have_their_standing_origins_and_identifying_properties(data: dict[str, Any]) -> None:
    ties = {tie["edge_type"]: tie for tie in data["ties"]}
    requested = ties["REQUESTED_EXTRADITION_OF"]
    assert requested["standing"] == "corroborated"
    assert requested["origins"] == ["Daily Lantern", "The Meridian"]
    assert len(requested["claims"]) == 2
    assert ties["HEADED"]["facts"] == [{"label": "role", "text": "chair"}]
    assert ties["DETAINED"]["standing"] == "disputed"


def test_disputes_have_their_rule_and_what_they_are_about(data: dict[str, Any]) -> None:
    disputes = [
        (
            dispute["category"],
            dispute["rule"],
            dispute.get("tie"),
            dispute["entities"],
            [side["position"] for side in dispute["sides"]],
        )
        for dispute in data["disputes"]
    ]
    assert disputes == [
        (
            *("dispute", "both sides", "altania|DETAINED|mira|actual"),
            *(["altania", "mira"], ["alleged", "denied"]),
        ),
        (
            *("difference", "accounts differ", None),
            *(["riot"], ["at least 14 people", "at least 17 people"]),
        ),
    ]


def test_a_dispute_says_who_takes_each_position_and_what_is_compatible() -> None:
    data = build_page_data(make_network_of_a_disputed_raid(), load_ontology())

    (dates,) = [dispute for dispute in data["disputes"] if dispute["rule"] == "dates apart"]
    assert dates["entities"] == ["police", "mira", "raid"]
    assert [(side["position"], side["stated_by"]) for side in dates["sides"]] == [
        ("29 May 2013", ["Daily Lantern"]),
        (
            "31 May 2013",
            [
                "Steppe Courier (31 May 2013, 22:00 UTC)",
                "The Meridian (worked out: the year is that of the report)",
            ],
        ),
    ]
    assert dates["compatible"] == [
        {
            "position": "May 2013",
            "stated_by": ["Amity Watch"],
            "compatible_with": ["29 May 2013", "31 May 2013"],
        }
    ]


def test_nodes_and_ties_in_dispute_are_marked_and_differing_accounts_are_not() -> None:
    marked = build_page_data(make_network_of_a_disputed_raid(), load_ontology())
    differing = build_page_data(make_small_network(), load_ontology())

    assert marked["dispute_marks"] == {"entities": ["raid"], "ties": [DETAINED]}
    assert differing["dispute_marks"] == {"entities": [], "ties": []}


def test_a_property_that_names_an_entity_is_a_link(data: dict[str, Any]) -> None:
    facts = data["entities"]["bank"]["facts"]
    assert facts == [{"label": "jurisdiction", "text": "Altania", "entity": "altania"}]


def test_addresses_that_are_not_of_the_web_are_left_out() -> None:
    network = make_small_network()
    for url in ("javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"):
        assert "url" not in build_source(network, make_source(0, url=url)), url
    assert build_source(network, make_source(0))["url"] == "https://example.org/0"


def test_a_quote_has_its_context_where_the_source_has_its_text() -> None:
    text = "An advertisement.\nBefore it stood a sentence. Altania asked. After it came another.\nSubscribe."
    start = text.index("Altania")
    quote = text[start : start + 14]
    claim = make_claim("MET", "a", "b", locator=f"chars {start}-{start + 14}", quote=quote)
    with_text = page_claim_of(claim, replace(make_source(0), text=text))
    assert with_text["context"] == ["Before it stood a sentence. ", " After it came another."]
    assert "context" not in page_claim_of(claim, make_source(0))


def test_a_denial_of_several_ties_is_in_the_data_once() -> None:
    people = [make_entity("a", "Person", "A"), make_entity("b", "Organisation", "B")]
    claims = [
        make_claim("HEADED", "a", "b", id="1", properties={"role": "chair"}),
        make_claim("HEADED", "a", "b", id="2", properties={"role": "director"}),
        make_claim("HEADED", "a", "b", id="3", stance="denied"),
    ]
    data = page_data_of(build_network("x", NetworkRecords(people, [make_source(0)], claims), load_ontology()))
    assert [tie["claims"] for tie in data["ties"]] == [[0, 1], [2, 1]]
    assert len(data["claims"]) == 3


def test_each_claim_and_entity_is_in_the_data_once() -> None:
    network = make_large_network()
    data = page_data_of(network)
    assert len(data["claims"]) == sum(len(tie.claims) for tie in network.ties)
    assert len(data["ties"]) == len(network.ties)
    assert set(data["shown"]) == network.shown_ids
