"""No sentence says more than its claims: every edge type by stance and mode, and the attribution by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, PropertyClaim
from graph.ontology import load_ontology
from graph.presentation import (
    claim_sentence,
    format_attribution,
    format_speakers,
    tie_attribution,
    tie_label,
    tie_phrase,
    tie_sentence,
    tie_sentence_from,
)
from graph.presentation.grammar import is_plural
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.graph.presentation.make_sentences import make_lines

ONTOLOGY = load_ontology()
SENTENCES = Path(__file__).with_name("sentences.txt")


def make_network(*claims: Claim | PropertyClaim) -> Network:
    entities = [make_entity(id_) for id_ in ("ada", "ben", "cas", "eve")]
    entities += [
        make_entity("lawyers", "Group", name="lawyers of Ada", named=False, source="paper"),
        make_entity("state", "State"),
        make_entity("trial", "Event", name="the trial"),
        make_entity("house", "Organisation"),
        make_entity("rome", "Place"),
    ]
    sources = [
        make_source("paper", publisher="house"),
        make_source("opinion", publisher="house", author=("eve",)),
        make_source("report", author=("eve", "cas")),
        make_source("leaflet"),
    ]
    return build_network("x", NetworkRecords.from_records([*entities, *sources, *claims]), ONTOLOGY)


def test_every_edge_type_has_sentences_that_were_read_for_their_english() -> None:
    # After a change: `python -m tests.graph.presentation.make_sentences > .../sentences.txt`, and read it.
    assert SENTENCES.read_text().splitlines() == list(make_lines())


SAYS = make_claim("ada KIDNAPPED ben", said_by=("cas",))
DENIES = make_claim("ada KIDNAPPED ben", "opinion", stance="denied", said_by=("ada",))


@pytest.mark.parametrize(
    ("claims", "sentence", "label", "phrase_about_ben"),
    [
        ([make_claim("ada KIDNAPPED ben")], "Ada kidnapped Ben", "kidnapped", "kidnapped by Ada"),
        ([SAYS], "Ada is said to have kidnapped Ben", "alleged: kidnapped", "alleged: kidnapped by Ada"),
        (
            [SAYS, DENIES],
            "Disputed: Ada kidnapped Ben (Cas says so; Ada denies it)",
            "disputed: kidnapped",
            "disputed: kidnapped by Ada",
        ),
        ([DENIES], "It is denied that Ada kidnapped Ben", "denied: kidnapped", "denied: kidnapped by Ada"),
        (
            [make_claim("ada KIDNAPPED ben", mode="planned")],
            "Ada is said to plan to kidnap Ben",
            "planned: kidnap",
            "planned: kidnapped by Ada",
        ),
        (
            [make_claim("ada KIDNAPPED ben", mode="feared", condition="if he returns")],
            "It is feared that Ada may kidnap Ben, if he returns",
            "feared: kidnap",
            "feared: kidnapped by Ada, if he returns",
        ),
        (
            [
                make_claim("ada KIDNAPPED ben", mode="feared", condition="if he returns"),
                make_claim("ada KIDNAPPED ben", "opinion", mode="feared", condition="if he stays"),
            ],
            "It is feared that Ada may kidnap Ben, if he returns, or if he stays",
            "feared: kidnap",
            "feared: kidnapped by Ada, if he returns, or if he stays",
        ),
        (
            [
                make_claim("ada KIDNAPPED ben", locator=f"row {row}", mode="feared", condition=f"if {word}")
                for row, word in enumerate(("caught", "ill", "late"), 1)
            ],
            "It is feared that Ada may kidnap Ben, under conditions that differ",
            "feared: kidnap",
            "feared: kidnapped by Ada, under conditions that differ",
        ),
        (
            [make_claim("ada URGED ben", properties={"demand": "come back"})],
            "Ada urged Ben (come back)",
            "urged",
            "urged by Ada (come back)",
        ),
        (
            [
                make_claim("ada URGED ben", properties={"demand": "come back"}),
                make_claim("ada URGED ben", "opinion", properties={"demand": "pay"}),
            ],
            "Ada urged Ben",
            "urged",
            "urged by Ada",
        ),
        (
            [make_claim("ada KIDNAPPED ben", mode="feared", stance="denied")],
            "It is denied that Ada would kidnap Ben",
            "denied, feared: kidnap",
            "denied, feared: kidnapped by Ada",
        ),
    ],
)
def test_a_tie_by_standing_and_mode(
    claims: list[Claim], sentence: str, label: str, phrase_about_ben: str
) -> None:
    network = make_network(*claims)
    (tie,) = network.ties

    assert tie_sentence(tie, network, ONTOLOGY) == sentence
    assert tie_label(tie, ONTOLOGY) == label
    assert tie_phrase(tie, "ben", network, ONTOLOGY) == phrase_about_ben
    assert tie_sentence_from(tie, "ben", network, ONTOLOGY).startswith(f"Ben: {phrase_about_ben} [")


@pytest.mark.parametrize(
    ("claims", "label", "phrase_about_ben"),
    [
        ([make_claim("ada MARRIED_TO ben")], "married to", "married to Ada"),
        ([make_claim("ada MARRIED_TO ben", ended=True)], "was married to", "formerly married to Ada"),
        (
            [make_claim("ada MARRIED_TO ben", valid_until="2012", stance="alleged")],
            "alleged: was married to",
            "alleged: formerly married to Ada",
        ),
        (
            [make_claim("ada MARRIED_TO ben", ended=True), make_claim("ada MARRIED_TO ben", "opinion")],
            "married to",
            "married to Ada",
        ),
        ([make_claim("ada KIDNAPPED ben", valid_until="2012")], "kidnapped", "kidnapped by Ada"),
        (
            [
                make_claim("ada MARRIED_TO ben", ended=True),
                make_claim("ada MARRIED_TO ben", "opinion", stance="denied"),
            ],
            "disputed: was married to",
            "disputed: formerly married to Ada",
        ),
    ],
)
def test_a_state_that_is_over_is_not_labelled_as_one_that_lasts(
    claims: list[Claim], label: str, phrase_about_ben: str
) -> None:
    network = make_network(*claims)
    (tie,) = network.ties

    assert tie_label(tie, ONTOLOGY) == label
    assert tie_phrase(tie, "ben", network, ONTOLOGY).startswith(phrase_about_ben)


@pytest.mark.parametrize(
    ("role", "label"),
    [
        (None, "linked to"),
        ("nominee of", "linked to (nominee of)"),
        ("nominee shareholder, director and beneficiary of", "linked to (nominee shareholder, director a…)"),
    ],
)
def test_a_link_is_labelled_by_the_words_of_its_source(role: str | None, label: str) -> None:
    properties = {"role": role} if role else {}
    (tie,) = make_network(make_claim("ada LINKED_TO ben", properties=properties)).ties

    assert tie_label(tie, ONTOLOGY) == label


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (make_claim("ada MARRIED_TO ben"), "Ada is married to Ben"),
        (make_claim("ada MARRIED_TO ben", ended=True), "Ada was married to Ben"),
        (make_claim("ada MARRIED_TO ben", valid_until="2012"), "Ada was married to Ben"),
        (make_claim("ada MARRIED_TO ben", stance="alleged"), "Ada is said to be married to Ben"),
        (make_claim("lawyers MEMBER_OF house"), "lawyers of Ada are members of House"),
        (make_claim("lawyers MET ben", stance="alleged"), "lawyers of Ada are said to have met Ben"),
        (
            make_claim("trial OCCURRED_IN rome", mode="planned"),
            "the trial is said to be planned to occur in Rome",
        ),
        (
            make_claim("ada HEADED house", stance="alleged", properties={"role": "chair"}),
            "Ada is said to have headed House (chair)",
        ),
        (make_property_claim("trial killed", 14, bound="at_least"), "the trial, people killed: at least 14"),
        (
            make_property_claim("trial killed", 14, stance="alleged"),
            "the trial, people killed: alleged: 14",
        ),
        (make_property_claim("trial killed", 14, stance="denied"), "the trial, people killed: denied: 14"),
        (
            make_property_claim("ada action", "leave", mode="planned", condition="if it rains"),
            "Ada, act: planned: leave, if it rains",
        ),
        (
            make_property_claim("ada action", "leave", mode="feared", stance="denied"),
            "Ada, act: denied, feared: leave",
        ),
    ],
)
def test_a_claim_by_stance_and_mode(claim: Claim | PropertyClaim, sentence: str) -> None:
    assert claim_sentence(claim, make_network(claim), ONTOLOGY) == sentence


def test_a_tie_is_over_only_if_all_who_state_it_say_so() -> None:
    ended = make_claim("ada MARRIED_TO ben", ended=True)
    network = make_network(ended, make_claim("ada MARRIED_TO ben", "opinion"))

    assert tie_sentence(network.ties[0], network, ONTOLOGY) == "Ada is married to Ben"


@pytest.mark.parametrize(
    ("claims", "attribution"),
    [
        ([make_claim("ada MET ben")], "House says so"),
        ([make_claim("ada MET ben", "opinion")], "Eve says so"),
        ([make_claim("ada MET ben", "report")], "Eve and Cas say so"),
        ([make_claim("ada MET ben", "leaflet")], "“The leaflet” says so"),
        ([make_claim("ada MET ben", stance="alleged")], "House reports it as alleged"),
        ([make_claim("ada MET ben", said_by=("lawyers",))], "lawyers of Ada say so"),
        (
            [make_claim("ada MET ben", said_by=("lawyers", "ben"))],
            "lawyers of Ada, as told by Ben, say so",
        ),
        ([SAYS, DENIES], "Cas says so; Ada denies it"),
        (
            [make_claim("state HANDED_OVER ben", mode="feared", said_by=("cas",))],
            "Cas fears it",
        ),
        ([make_claim("state HANDED_OVER ben", mode="feared", stance="alleged")], "House reports the fear"),
        ([make_claim("ada MET ben", mode="planned", said_by=("ada",))], "Ada plans it"),
        ([make_claim("ada MET ben", mode="planned", said_by=("cas",))], "Cas says so"),
        ([make_claim("ada MET ben", mode="planned", stance="denied", said_by=("ada",))], "Ada denies it"),
        (
            [make_claim("ada MET ben", said_by=(id_,)) for id_ in ("ada", "ben", "cas", "eve", "state")],
            "Ada, Ben, Cas and 2 others say so",
        ),
    ],
)
def test_attribution_is_by_side_with_its_verb(claims: list[Claim], attribution: str) -> None:
    network = make_network(*claims)

    assert format_attribution(claims, network) == attribution
    assert tie_attribution(network.ties[0], network) == attribution


def test_nobody_is_named_as_saying_what_he_denies() -> None:
    network = make_network(
        make_claim("ben TOOK_PART_IN trial", said_by=("state",)),
        make_claim("ben TOOK_PART_IN trial", stance="denied", said_by=("ben",)),
    )

    sentence = tie_sentence(network.ties[0], network, ONTOLOGY)

    assert sentence == "Disputed: Ben took part in the trial (State says so; Ben denies it)"


def test_the_chain_of_speakers_begins_nearest_to_the_fact() -> None:
    claim = make_claim("ada MET ben", said_by=("lawyers", "ben", "cas"))

    speakers = format_speakers(claim, make_network(claim))

    assert speakers == ("lawyers of Ada, as told by Ben, as told by Cas", True)


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("lawyers of Ada", True),
        ("some Kazakh media", True),
        ("armed policemen in the raid", True),
        ("police at the square", True),
        ("those who accuse the state", True),
        ("politicians and international actors who protested", True),
        ("the network in Malta", False),
        ("Ada's family", False),
        ("members of Ada's family", True),
        ("a man who followed Ben", False),
        ("whoever leaked the papers", False),
        ("radical opposition in the country", False),
        ("the congress", False),
    ],
)
def test_descriptions_of_several_take_a_plural_verb(name: str, plural: bool) -> None:
    assert is_plural(make_entity("x", "Group", name=name, named=False)) is plural


def test_a_named_company_is_singular_whatever_its_name() -> None:
    assert not is_plural(make_entity("x", "Organisation", name="Mossack and Partners"))


def test_police_are_plural_also_with_a_name() -> None:
    assert is_plural(make_entity("x", "Organisation", name="Ruritanian police"))
