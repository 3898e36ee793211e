"""Everything that the panel needs is in the page, once, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.derived.network import Network, NetworkRecords, build_network
from graph.model.records import Claim, Source
from graph.ontology import ontology
from tests.visualize.made_up import claim, entity, large, read_back, small, source
from visualize import page_claims
from visualize.html_safe_json import safe_json
from visualize.page_data import contents


def written(drawn: Network) -> dict[str, Any]:
    """Return what a page holds of a network, read back."""
    return read_back(b"".join(safe_json(contents(drawn, ontology()))))


def claims_by_id(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {claim["id"]: claim for claim in data["claims"]}


def test_a_claim_is_told_in_full(data: dict[str, Any]) -> None:
    claims = claims_by_id(data)
    assert claims["c1"] == {
        "id": "c1",
        "source": "source-0",
        "stance": "asserted",
        "when": "May 2012",
        "quote": "Altania asked for Ms Vell three times.",
        "place": "characters 1034 to 1187",
    }
    assert claims["c2"]["said_on"] == "1 July 2013"
    assert claims["c3"]["written"] == ["Vell"]
    assert claims["c3"]["facts"] == [{"label": "role", "text": "chair"}]
    assert claims["c4"]["said_by"] == ["spokesman", "mira"]
    assert claims["c4"]["party"] is True
    assert "party" not in claims["c1"]
    assert (claims["c6"]["mode"], claims["c6"]["condition"]) == ("feared", "if she flew")
    assert (claims["c8"]["about"], claims["c8"]["basis"]) == (["altania"], "the day after")
    assert claims["c9"]["event"] == "riot"
    assert (claims["c10"]["inferred"], claims["c10"]["inferred_from"]) == (
        "Bank of Altania",
        "characters 3 to 9",
    )


def test_ties_carry_standing_origins_and_identifying_properties(data: dict[str, Any]) -> None:
    ties = {tie["edge_type"]: tie for tie in data["ties"]}
    asked = ties["REQUESTED_EXTRADITION_OF"]
    assert asked["standing"] == "corroborated"
    assert asked["origins"] == ["Daily Lantern", "The Meridian"]
    assert len(asked["claims"]) == 2
    assert ties["HEADED"]["facts"] == [{"label": "role", "text": "chair"}]
    assert ties["DETAINED"]["standing"] == "disputed"


def test_disputes_name_their_rule_and_lead_somewhere(data: dict[str, Any]) -> None:
    found = [(d["rule"], d.get("tie"), d.get("entity"), [s[0] for s in d["sides"]]) for d in data["disputes"]]
    assert found == [
        ("values differ", None, "riot", ["at least 14 people", "at least 17 people"]),
        ("both sides", "altania|DETAINED|mira|actual", None, ["alleged", "denied"]),
    ]


def test_a_property_that_names_an_entity_is_a_link(data: dict[str, Any]) -> None:
    facts = data["entities"]["bank"]["facts"]
    assert facts == [{"label": "jurisdiction", "text": "Altania", "entity": "altania"}]


def test_addresses_that_are_not_of_the_web_are_left_out() -> None:
    for url in ("javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"):
        assert "url" not in page_claims.source(small(), source(0, url=url)), url
    assert page_claims.source(small(), source(0))["url"] == "https://example.org/0"


def test_the_words_around_a_quote_are_given_where_the_text_is_at_hand() -> None:
    text = "An advertisement.\nBefore it stood a sentence. Altania asked. After it came another.\nSubscribe."
    start = text.index("Altania")
    asked = claim("MET", "a", "b", locator=f"chars {start}-{start + 14}", quote=text[start : start + 14])
    given = replace(source(0), text=text)
    told_claim = only_claim(asked, given)
    assert told_claim["around"] == ["Before it stood a sentence. ", " After it came another."]
    assert "around" not in only_claim(asked, source(0))


def only_claim(given: Claim, origin: Source) -> dict[str, Any]:
    ends = [entity("a", "Person", "A"), entity("b", "Person", "B")]
    drawn = build_network("x", NetworkRecords(ends, [origin], [given]), ontology())
    found: dict[str, Any] = written(drawn)["claims"][0]
    return found


def test_a_denial_that_faces_several_ties_is_told_once() -> None:
    people = [entity("a", "Person", "A"), entity("b", "Organisation", "B")]
    claims = [
        claim("HEADED", "a", "b", id="1", properties={"role": "chair"}),
        claim("HEADED", "a", "b", id="2", properties={"role": "director"}),
        claim("HEADED", "a", "b", id="3", stance="denied"),
    ]
    data = written(build_network("x", NetworkRecords(people, [source(0)], claims), ontology()))
    assert [tie["claims"] for tie in data["ties"]] == [[0, 1], [2, 1]]
    assert len(data["claims"]) == 3


def test_each_claim_and_entity_stands_in_the_data_once() -> None:
    drawn = large()
    data = written(drawn)
    assert len(data["claims"]) == sum(len(tie.claims) for tie in drawn.ties)
    assert len(data["ties"]) == len(drawn.ties)
    assert set(data["shown"]) == drawn.shown
