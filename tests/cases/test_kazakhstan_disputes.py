"""The disputes of the bundled case are exactly these, each found by the rule that is named."""


def test_the_disputes_are_exactly_these(drawn):
    found = {(d.rule, about(d), tuple(words for words, _ in d.sides)) for d in drawn.disputes}

    assert found == {
        # The dead at Zhanaozen, and what it was.
        ("values differ", "zhanaozen-2011 killed", ("at least 14 people", "at least 17 people")),
        ("values differ", "zhanaozen-2011 characterisation", ("mass riots", "massacre")),
        # What the removal of Alma Shalabayeva was.
        (
            "values differ",
            "removal-from-rome characterisation",
            ("deportation", "extradition", "illegal transfer", "kidnapping"),
        ),
        # When Alua was taken: with her mother, or two days later.
        ("dates differ", "italian-police DETAINED alua", ("2013-05-29", "2013-05-31")),
        # When they were flown out: 72 hours after the arrest, or on the evening before.
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
        # Whether forged papers were carried, and whether anyone was charged with it.
        ("both sides", "alma-shalabayeva TOOK_PART_IN forged-documents", ("alleged", "denied")),
        ("both sides", "alua TOOK_PART_IN forged-documents", ("alleged", "denied")),
        ("both sides", "italian-police CHARGED alma-shalabayeva", ("asserted", "denied")),
        ("both sides", "italian-police CHARGED alua", ("asserted", "denied")),
        # What Rakhat Aliyev was convicted of.
        ("both sides", "rakhat-aliyev TOOK_PART_IN aliyev-crimes", ("alleged", "denied")),
        ("both sides", "rakhat-aliyev TOOK_PART_IN bankers-murder", ("alleged", "denied")),
    }


def test_what_a_copy_repeats_is_not_corroborated(drawn):
    urged = {
        (tie.standing, tie.origins)
        for tie in drawn.ties
        if (tie.edge_type, tie.subject) == ("URGED", "amnesty-international")
    }

    assert {standing for standing, _ in urged} == {"reported"}
    assert {origin for _, origins in urged for origin in origins} == {"amnesty-international"}


def test_the_marriage_is_corroborated(drawn):
    (marriage,) = [tie for tie in drawn.ties if tie.edge_type == "MARRIED_TO" and "ablyazov" in tie.id]

    assert (marriage.standing, set(marriage.origins)) == (
        "corroborated",
        {"amnesty-international", "euobserver.writer", "mukhtar-ablyazov"},
    )


def about(dispute):
    if dispute.tie:
        return f"{dispute.tie.subject} {dispute.tie.edge_type} {dispute.tie.object}"
    return f"{dispute.entity} {dispute.property}"
