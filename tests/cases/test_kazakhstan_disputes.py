"""The disputes of the bundled case, each with its rule and its sides."""

from tests.graph.describe_dispute import describe_dispute


def test_the_disputes_are_exactly_these(network):
    assert {describe_dispute(dispute) for dispute in network.disputes} == {
        # How many died at Zhanaozen, and how the event is characterised.
        ("values differ", "zhanaozen-2011 killed", ("at least 14 people", "at least 17 people")),
        ("values differ", "zhanaozen-2011 characterisation", ("mass riots", "massacre")),
        # How the removal of Alma Shalabayeva is characterised.
        (
            "values differ",
            "removal-from-rome characterisation",
            ("deportation", "extradition", "illegal transfer", "kidnapping"),
        ),
        # When Alua was detained: with her mother, or two days later.
        ("dates differ", "italian-police DETAINED alua", ("2013-05-29", "2013-05-31")),
        # When they were flown out: 72 hours after the arrest, or on the evening before that.
        (
            "dates differ",
            "italy HANDED_OVER alma-shalabayeva",
            ("2013-05", "2013-05-31", "2013-06-01"),
        ),
        ("dates differ", "italy HANDED_OVER alua", ("2013-05", "2013-05-31", "2013-06-01")),
        (
            "dates differ",
            "alma-shalabayeva TOOK_PART_IN flight-to-kazakhstan",
            ("2013-05-31", "2013-05-31T22:00Z", "2013-06-01"),
        ),
        (
            "dates differ",
            "alua TOOK_PART_IN flight-to-kazakhstan",
            ("2013-05-31", "2013-05-31T22:00Z", "2013-06-01"),
        ),
        # Whether they had forged papers, and whether anyone was charged with that.
        ("both sides", "alma-shalabayeva TOOK_PART_IN forged-documents", ("alleged", "denied")),
        ("both sides", "alua TOOK_PART_IN forged-documents", ("alleged", "denied")),
        ("both sides", "italian-police CHARGED alma-shalabayeva", ("asserted", "denied")),
        ("both sides", "italian-police CHARGED alua", ("asserted", "denied")),
        # What Rakhat Aliyev was convicted of.
        ("both sides", "rakhat-aliyev TOOK_PART_IN aliyev-crimes", ("alleged", "denied")),
        ("both sides", "rakhat-aliyev TOOK_PART_IN bankers-murder", ("alleged", "denied")),
    }


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
