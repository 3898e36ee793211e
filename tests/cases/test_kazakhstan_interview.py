"""The interview with Rakhat Aliyev: each claim has the type, the speaker and the mode of its sentence."""

from graph.model import Claim, PropertyClaim


def claims_of_the_interview(case, kind):
    return [claim for claim in case.iter_claims() if isinstance(claim, kind) and claim.source == "malta"]


def ties(case, edge_type):
    """Return (subject, object, stance, mode) of the interview's claims of a type."""
    return {
        (claim.subject, claim.object, claim.stance, claim.mode)
        for claim in claims_of_the_interview(case, Claim)
        if claim.edge_type == edge_type
    }


def test_who_knows_an_address_keeps_no_watch(case):
    known = {
        (claim.subject, claim.properties["what"], claim.said_by)
        for claim in claims_of_the_interview(case, Claim)
        if claim.edge_type == "KNEW_OF"
    }

    assert known == {
        ("kazakh-secret-service", "his address in Sliema", ("malta.tipster", "rakhat-aliyev")),
        ("kazakh-secret-service", "all his addresses", ("rakhat-aliyev",)),
        ("maltese-police", "the threat to him", ("rakhat-aliyev",)),
    }
    assert ties(case, "SURVEILLED") == set()


def test_a_worry_is_a_feared_situation_and_no_attack(case):
    feared = {
        (claim.entity, claim.value, claim.condition)
        for claim in claims_of_the_interview(case, PropertyClaim)
        if claim.mode == "feared"
    }

    assert feared == {
        ("rakhat-aliyev", "hunted down within days", None),
        ("malta", "danger for its people and its national security", None),
        ("malta.wife", "not safe", None),
        ("malta.children", "not safe", None),
        ("malta.citizens", "not safe", "if they are near Aliyev when he is targeted"),
    }
    assert ties(case, "ATTACKED") == set()


def test_a_danger_is_no_threat(case):
    assert ties(case, "ENDANGERED") == {
        ("malta.network", "rakhat-aliyev", "alleged", "actual"),
        ("malta.network", "malta.family", "alleged", "actual"),
    }
    assert ties(case, "THREATENED") == {("malta.letter-writers", "rakhat-aliyev", "alleged", "actual")}


def test_what_only_he_can_know_is_not_said_by_the_paper(case):
    told_by_him = {"FOLLOWED", "GAVE", "THREATENED", "LEAKED_TO", "MARRIED_TO", "PARENT_OF"}
    claims = [claim for claim in claims_of_the_interview(case, Claim) if claim.edge_type in told_by_him]

    assert {claim.edge_type for claim in claims} == told_by_him
    assert {(claim.stance, claim.said_by) for claim in claims} == {("alleged", ("rakhat-aliyev",))}


def test_what_the_paper_itself_says_of_him_is_asserted(case):
    assert ties(case, "WANTED") == {("kazakhstan", "rakhat-aliyev", "asserted", "actual")}
    assert ties(case, "SENTENCED") == {("kazakhstan", "rakhat-aliyev", "asserted", "actual")}


def test_what_stands_only_in_reported_speech_or_in_a_contested_conviction_is_alleged(case):
    assert ties(case, "CONVICTED") == {("kazakhstan", "rakhat-aliyev", "alleged", "actual")}
    victims = {
        (claim.stance, claim.said_by)
        for claim in claims_of_the_interview(case, Claim)
        if (claim.subject, claim.object) == ("malta.bankers", "bankers-murder")
    }
    assert victims == {("alleged", ("kazakhstan",))}


def test_a_pronoun_is_named_only_where_its_own_sentence_has_the_name(case):
    pronouns = {"I", "My", "me", "He", "he", "him", "his", "my", "our", "They"}
    ends = [
        (claim.locator, end in claim.inferred)
        for claim in claims_of_the_interview(case, Claim | PropertyClaim)
        for end in ("subject", "object", "entity")
        if getattr(claim, f"{end}_name", None) in pronouns
    ]

    assert {locator for locator, is_inferred in ends if not is_inferred} == {"chars 2241-2389"}
    assert sum(is_inferred for _, is_inferred in ends) > 30
