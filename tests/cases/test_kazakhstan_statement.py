"""Ablyazov's statement: who speaks, who only hears, and what the text names and does not name."""

from graph.model import Claim, PropertyClaim

HIMSELF = ("mukhtar-ablyazov",)


def claims_of_the_statement(case, kind):
    return [claim for claim in case.iter_claims() if isinstance(claim, kind) and claim.source == "statement"]


def ties(case, edge_type):
    """Return (subject, object) of the statement's claims of a type."""
    return {
        (claim.subject, claim.object)
        for claim in claims_of_the_statement(case, Claim)
        if claim.edge_type == edge_type
    }


def test_lawyers_who_learn_and_are_told_do_not_speak(case):
    speakers = {claim.said_by for claim in claims_of_the_statement(case, Claim | PropertyClaim)}

    assert speakers == {HIMSELF, ("statement.informants", *HIMSELF), ()}
    assert ties(case, "TOLD") == {("statement.informants", "statement.lawyers")}
    assert ties(case, "KNEW_OF") == {("statement.lawyers", "removal-from-rome")}
    assert ties(case, "CONTACTED") == {("statement.lawyers", "statement.prosecutor-general")}


def test_a_suburb_is_neither_in_the_city_nor_near_it(case):
    assert ties(case, "SUBURB_OF") == {("statement.suburb", "rome")}
    assert ties(case, "LOCATED_IN") == {("statement.house", "statement.suburb")}
    assert ties(case, "OCCURRED_IN") == {
        ("removal-from-rome", "statement.suburb"),
        ("raid-in-rome", "statement.house"),
    }
    assert ties(case, "NEAR") == set()


def test_where_the_two_slept_and_where_the_daughter_was_afterwards(case):
    stays = {
        (claim.subject, claim.object, claim.properties["how"])
        for claim in claims_of_the_statement(case, Claim)
        if claim.edge_type == "STAYED_IN"
    }

    assert stays == {
        ("alma-shalabayeva", "statement.house", "asleep"),
        ("alua", "statement.house", "asleep"),
        ("alua", "statement.carers-house", "in the care of relatives"),
        ("alma-shalabayeva", "italy", "lawfully"),
        ("alua", "italy", "lawfully"),
    }
    assert ties(case, "BROKE_INTO") == {("statement.policemen", "statement.house")}


def test_the_surname_that_the_statement_never_gives_comes_from_another_source(case):
    ends = [
        dict(zip(claim.inferred, claim.inferred_from, strict=True)).get(end)
        for claim in claims_of_the_statement(case, Claim | PropertyClaim)
        for end in ("subject", "object", "entity")
        if getattr(claim, end, None) == "alma-shalabayeva"
    ]

    assert len(ends) > 20
    assert set(ends) == {"chars 4185-4409 of euobserver"}


def test_the_daughter_is_named_only_where_the_sentence_has_her_name(case):
    named = {
        claim.locator
        for claim in claims_of_the_statement(case, Claim | PropertyClaim)
        for end in ("subject", "object", "entity")
        if getattr(claim, end, None) == "alua" and end not in claim.inferred
    }

    assert named == {"chars 296-440", "chars 296-532"}


def test_i_is_whoever_signs(case):
    signature = "chars 2877-2893"
    pronouns = {"I", "me", "my", "our"}

    supports = {
        dict(zip(claim.inferred, claim.inferred_from, strict=True)).get(end)
        for claim in claims_of_the_statement(case, Claim | PropertyClaim)
        for end in ("subject", "object", "entity")
        if getattr(claim, f"{end}_name", None) in pronouns
    }

    assert supports == {signature}


def test_women_and_children_in_general_are_not_his_wife_and_daughter(case):
    assert ties(case, "KIDNAPPED") == {
        ("kazakhstan", "alma-shalabayeva"),
        ("kazakhstan", "alua"),
        ("kazakh-special-services", "statement.women-and-children"),
    }


def test_what_is_planned_for_a_day_that_is_not_given_has_no_date(case):
    planned = {
        (claim.edge_type, claim.object, claim.valid_from)
        for claim in claims_of_the_statement(case, Claim)
        if claim.mode == "planned"
    }

    assert planned == {("HANDED_OVER", "alma-shalabayeva", None), ("HANDED_OVER", "alua", None)}
