"""Where the sources of the bundled case do not agree, exactly."""

from __future__ import annotations

from pathlib import Path

from tests.cases.make_disputes import make_lines
from tests.graph.describe_dispute import describe_dispute

DISPUTES = Path(__file__).parent / "kazakhstan_disputes.txt"

# When they were flown out: 72 hours after the arrest, or on the evening before that.
EVENING, NEXT_DAY = "2013-05-31T22:00Z", "2013-06-01"
NOT_BEFORE_MAY = f"2013-05/ ~ {EVENING}, {NEXT_DAY}"


def test_disputes_and_differing_accounts_are_exactly_these(network):
    # After a change of the case: `python -m tests.cases.make_disputes > .../kazakhstan_disputes.txt`.
    assert list(make_lines(network)) == DISPUTES.read_text(encoding="utf-8").splitlines()


def test_what_is_known_to_be_in_dispute(network):
    """The list may grow with the case; these were read in the texts."""
    assert {describe_dispute(dispute) for dispute in network.disputes} >= {
        # When Alua was detained: with her mother, or two days later.
        (
            "dates apart",
            "italian-police DETAINED alua",
            *("2013-05-29", "2013-05-31", "2013-05 ~ 2013-05-29, 2013-05-31"),
        ),
        (
            "dates apart",
            "alma-shalabayeva TOOK_PART_IN flight-to-kazakhstan",
            EVENING,
            NEXT_DAY,
            NOT_BEFORE_MAY,
        ),
        ("dates apart", "alua TOOK_PART_IN flight-to-kazakhstan", EVENING, NEXT_DAY, NOT_BEFORE_MAY),
        # Whether they had forged papers, and whether anyone was charged with that.
        ("both sides", "alma-shalabayeva TOOK_PART_IN forged-documents", "alleged", "denied"),
        ("both sides", "alua TOOK_PART_IN forged-documents", "alleged", "denied"),
        ("both sides", "italian-police CHARGED alma-shalabayeva", "asserted", "denied"),
        ("both sides", "italian-police CHARGED alua", "asserted", "denied"),
        # What Rakhat Aliyev was convicted of.
        ("both sides", "rakhat-aliyev TOOK_PART_IN aliyev-crimes", "alleged", "denied"),
        ("both sides", "rakhat-aliyev TOOK_PART_IN bankers-murder", "alleged", "denied"),
        # How many died at Zhanaozen, which can both be true.
        ("accounts differ", "zhanaozen-2011 killed", "at least 14 people", "at least 17 people"),
    }


def test_characterisations_differ_and_are_no_dispute(network):
    characterised = {
        (dispute.entity, dispute.category)
        for dispute in network.disputes
        if dispute.property == "characterisation"
    }

    assert characterised == {("removal-from-rome", "difference"), ("zhanaozen-2011", "difference")}


def test_a_source_that_repeats_another_does_not_corroborate_it(network):
    urged = {
        (tie.standing, tie.origins)
        for tie in network.ties
        if (tie.edge_type, tie.subject) == ("URGED", "amnesty-international")
    }

    assert {standing for standing, _ in urged} == {"reported"}
    assert {origin for _, origins in urged for origin in origins} == {"amnesty-international"}


def test_the_marriage_is_corroborated(network):
    (marriage,) = [tie for tie in network.ties if tie.edge_type == "MARRIED_TO" and "ablyazov" in tie.id]

    assert (marriage.standing, set(marriage.origins)) == (
        "corroborated",
        {"amnesty-international", "euobserver.writer", "mukhtar-ablyazov"},
    )
