"""The cards of the start page: disputes and differing accounts apart, each with its positions."""

from __future__ import annotations

from api.pages.dispute_cards import MAX_POSITIONS, CardPosition, build_dispute_sections
from graph.derived import Network, NetworkRecords, build_network
from graph.ontology import load_ontology
from tests.graph.make_records import make_entity, make_property_claim, make_source
from tests.visualize.example_disputes import make_network_of_a_disputed_raid


def build(network: Network):
    return build_dispute_sections(network.disputes, network, load_ontology(), {"police": 1, "mira": 2})


def test_disputes_and_differing_accounts_are_two_sections() -> None:
    sections = build(make_network_of_a_disputed_raid())

    assert [
        (section.heading, [(rule.rule, [card.sentence for card in rule.cards]) for rule in section.rules])
        for section in sections
    ] == [
        (
            "Disputes",
            [
                ("one value", ["Disputed: Raid at Port Sel, people killed"]),
                ("dates apart", ["Police of Altania detained Mira Vell; the date is disputed"]),
            ],
        ),
        ("Differing accounts", [("accounts differ", ["Accounts differ: Raid at Port Sel, what it was"])]),
    ]


def test_a_card_has_each_position_and_what_is_compatible() -> None:
    disputes, _ = build(make_network_of_a_disputed_raid())
    (card,) = disputes.rules[1].cards

    assert card.positions == [
        CardPosition("29 May 2013", "Daily Lantern"),
        CardPosition(
            "31 May 2013",
            "Steppe Courier (31 May 2013, 22:00 UTC); "
            "The Meridian (worked out: the year is that of the report)",
        ),
        CardPosition("May 2013", "Amity Watch", "29 May 2013 and with 31 May 2013"),
    ]
    assert card.url == "/network?around=police#tie=police%7CDETAINED%7Cmira%7Cactual"


def make_network_of_opinions(*opinions: str) -> Network:
    """Return a network in which each of several papers has an opinion of Ada."""
    sources = [make_source(f"paper-{number}") for number in range(len(opinions))]
    claims = [
        make_property_claim("ada assessment", opinion, source.id)
        for opinion, source in zip(opinions, sources, strict=True)
    ]
    records = NetworkRecords([make_entity("ada")], sources, (), claims)
    return build_network("Opinions", records, load_ontology())


def test_of_many_positions_the_others_are_counted() -> None:
    (section,) = build(make_network_of_opinions(*(f"opinion {letter}" for letter in "abcdefghi")))
    (card,) = section.rules[0].cards

    assert (len(card.positions), card.more) == (MAX_POSITIONS, "and 3 others")


def test_of_many_who_take_one_position_the_others_are_counted() -> None:
    (section,) = build(make_network_of_opinions("brave", "brave", "brave", "brave", "reckless"))
    (card,) = section.rules[0].cards

    assert card.positions == [
        CardPosition("brave", "“The paper-0”; “The paper-1”; “The paper-2”; 1 other"),
        CardPosition("reckless", "“The paper-4”"),
    ]


def test_without_disputes_there_is_no_section() -> None:
    assert build(build_network("Nothing", NetworkRecords(), load_ontology())) == []
