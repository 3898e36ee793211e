"""What becomes of relations: their type, ends, role, dates, amounts, and the words that fit no type."""

from __future__ import annotations

import pytest

from graph.model import Money
from tests.loaders.ftm.read_ftm import company, entity, person, read_entities

ENDS = (person("p"), person("q"), company("c"), company("o"))


def read_claims(folder, *relations):
    found = read_entities(folder, *ENDS, entity("post", "Position", name="Mayor"), *relations)
    assert found.find_faults() == set()
    assert found.refused == set()
    return found.claims


def test_each_schema_of_a_relation_has_its_edge_type_and_direction(tmp_path):
    claims = read_claims(
        tmp_path,
        entity("1", "Ownership", owner="p", asset="c"),
        entity("2", "Control", controller="p", controlled="c"),
        entity("3", "Directorship", director="o", organization="c"),
        entity("4", "Membership", member="p", organization="c"),
        entity("5", "Employment", employee="p", employer="c"),
        entity("6", "Representation", agent="p", client="c"),
        entity("7", "Occupancy", holder="p", post="post"),
        entity("8", "Family", person="p", relative="q"),
        entity("9", "Associate", person="p", associate="q"),
        entity("10", "Succession", predecessor="o", successor="c"),
        entity("11", "UnknownLink", subject="p", object="c"),
        entity("12", "Payment", payer="p", beneficiary="c"),
        entity("13", "Debt", debtor="p", creditor="c"),
        entity("14", "Call", caller="p", receiver="q"),
    )

    assert [(c.locator, c.edge_type, c.subject[2:], c.object[2:]) for c in claims] == [
        ("entity 1", "OWNS", "p", "c"),
        ("entity 2", "CONTROLLED", "p", "c"),
        ("entity 3", "HEADED", "o", "c"),
        ("entity 4", "MEMBER_OF", "p", "c"),
        ("entity 5", "WORKED_AT", "p", "c"),
        ("entity 6", "REPRESENTED", "p", "c"),
        ("entity 7", "HELD_POST", "p", "post"),
        ("entity 8", "RELATED_TO", "q", "p"),
        ("entity 9", "ASSOCIATE_OF", "p", "q"),
        ("entity 10", "SUCCEEDED", "c", "o"),
        ("entity 11", "LINKED_TO", "p", "c"),
        ("entity 12", "PAID", "p", "c"),
        ("entity 13", "OWES", "p", "c"),
        ("entity 14", "CONTACTED", "p", "q"),
    ]


def test_cases_projects_and_contracts(tmp_path):
    found = read_entities(
        tmp_path,
        *ENDS,
        entity("case", "CourtCase", name="Quay v. Marrow"),
        entity("project", "Project", name="Bridge"),
        entity("contract", "Contract", title="Bridge contract", authority="o", project="project"),
        entity("1", "CourtCaseParty", party="p", case="case", role="claimant"),
        entity("2", "ProjectParticipant", participant="c", project="project", role="builder"),
        entity("3", "ContractAward", supplier="c", contract="contract", amountEur="900", lotNumber="7"),
    )

    assert {
        (c.edge_type, c.subject[2:], c.object[2:], c.properties.get("role"), c.note) for c in found.claims
    } == {
        ("TOOK_PART_IN", "p", "case", "claimant", None),
        ("TOOK_PART_IN", "c", "project", "builder", None),
        ("LINKED_TO", "c", "contract", "supplier", "amount: 900 EUR\nlot: 7"),
        ("LINKED_TO", "o", "contract", "contracting authority", None),
        ("PART_OF", "contract", "project", None, None),
    }
    assert found.find_faults() == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("wife", ("MARRIED_TO", "q", "p", None, False)),
        ("ex-wife", ("MARRIED_TO", "q", "p", None, True)),
        ("Mother", ("PARENT_OF", "q", "p", None, False)),
        ("mother of", ("PARENT_OF", "p", "q", None, False)),
        ("son", ("PARENT_OF", "p", "q", None, False)),
        ("son of", ("PARENT_OF", "q", "p", None, False)),
        ("sister", ("SIBLING_OF", "q", "p", None, False)),
        ("cousin", ("RELATED_TO", "q", "p", "cousin", False)),
        ("Family member of", ("RELATED_TO", "p", "q", "Family member of", False)),
    ],
)
def test_kinship_is_typed_where_the_words_are_clear(tmp_path, words, expected):
    """`relationship` says what the relative is to the person: "mother" is the relative."""
    (claim,) = read_claims(tmp_path, entity("1", "Family", person="p", relative="q", relationship=words))

    role = claim.properties.get("role")
    assert (claim.edge_type, claim.subject[2:], claim.object[2:], role, claim.ended) == expected


@pytest.mark.parametrize(
    ("role", "edge_type", "kept_as"),
    [
        ("Director", "HEADED", "role"),
        ("former Chairman", "HEADED", "role"),
        ("founder", "FOUNDED", "note"),
        ("Board member", "MEMBER_OF", "role"),
        ("shareholder", "OWNS", "note"),
        ("nominee of an unknown party", "LINKED_TO", "role"),
        ("Ex-officio director", "LINKED_TO", "role"),
        ("ex officio", "LINKED_TO", "role"),
    ],
)
def test_a_directorship_is_what_its_role_says(tmp_path, role, edge_type, kept_as):
    (claim,) = read_claims(tmp_path, entity("1", "Directorship", director="p", organization="c", role=role))

    kept = claim.properties.get("role") if kept_as == "role" else claim.note
    assert (claim.edge_type, kept) == (edge_type, role if kept_as == "role" else f"role: {role}")
    assert claim.ended == role.startswith("former")


def test_an_associate_in_words_that_are_no_type_is_a_link(tmp_path):
    friend, go_between = read_claims(
        tmp_path,
        entity("1", "Associate", person="p", associate="q", relationship="business partner"),
        entity("2", "Associate", person="p", associate="q", relationship="go-between"),
    )

    assert (friend.edge_type, friend.note) == ("ASSOCIATE_OF", "role: business partner")
    assert (go_between.edge_type, go_between.properties) == ("LINKED_TO", {"role": "go-between"})


def test_several_roles_are_several_claims(tmp_path):
    claims = read_claims(
        tmp_path, entity("1", "Directorship", director="p", organization="c", role=["founder", "director"])
    )

    assert {(claim.edge_type, claim.locator) for claim in claims} == {
        ("FOUNDED", "entity 1"),
        ("HEADED", "entity 1"),
    }


@pytest.mark.parametrize(
    ("roles", "edge_type", "words", "ended"),
    [
        (["founder", "former founder"], "FOUNDED", "former founder; founder", False),
        (["ex-founder", "former founder"], "FOUNDED", "ex-founder; former founder", True),
        (["board member", "former board member"], "MEMBER_OF", "board member; former board member", False),
    ],
)
def test_roles_that_the_edge_type_does_not_tell_apart_are_one_claim(tmp_path, roles, edge_type, words, ended):
    (claim,) = read_claims(tmp_path, entity("1", "Directorship", director="p", organization="c", role=roles))

    said = claim.properties.get("role") or (claim.note or "").removeprefix("role: ")
    assert (claim.edge_type, said, claim.ended) == (edge_type, words, ended)


@pytest.mark.parametrize(
    ("percentage", "share", "note"),
    [
        ("25", 25, None),
        ("12.5%", 12.5, None),
        ("12,5", 12.5, None),
        (">25%", None, "share: >25%"),
        ("25-50", None, "share: 25-50"),
        (["10", "20"], None, "share: 10; 20"),
        ("250", None, "share: 250"),
    ],
)
def test_a_share_is_a_number_or_stays_in_words(tmp_path, percentage, share, note):
    (claim,) = read_claims(tmp_path, entity("1", "Ownership", owner="p", asset="c", percentage=percentage))

    assert (claim.properties.get("share"), claim.note) == (share, note)


def test_amounts_with_their_currencies(tmp_path):
    owned, paid, unclear = read_claims(
        tmp_path,
        entity(
            "1", "Ownership", owner="p", asset="c", sharesValue="5000", sharesCurrency="GBP", sharesCount="10"
        ),
        entity(
            "2",
            "Payment",
            payer="p",
            beneficiary="c",
            amount="9",
            currency="usd",
            amountEur="8",
            purpose="fish",
        ),
        entity("3", "Payment", payer="p", beneficiary="c", amount="9"),
    )

    assert (owned.properties, owned.note) == ({"amount": Money(5000, "GBP")}, "shares: 10")
    assert paid.properties == {"amount": Money(9, "USD"), "purpose": "fish"}
    assert paid.note == "amount: 8 EUR"
    assert (unclear.properties, unclear.note) == ({}, "amount without currency: 9")


@pytest.mark.parametrize(
    ("dates", "span", "note"),
    [
        ({"startDate": "2011-02", "endDate": "2012"}, ("2011-02", "2012"), None),
        ({"date": "2011-02-03"}, ("2011-02-03", "2011-02-03"), None),
        ({"startDate": "2011-02-03T10:30:00"}, ("2011-02-03", None), None),
        ({"startDate": "2011-02-03T10:30:00Z"}, ("2011-02-03T10:30Z", None), None),
        ({"startDate": ["2011", "2011-05"]}, ("2011-05", None), None),
        ({"startDate": ["2011", "2012"]}, (None, None), "from: 2011; 2012"),
        ({"startDate": "spring"}, (None, None), "from: spring"),
        ({"startDate": "2012", "endDate": "2011"}, (None, None), "from: 2012\nuntil: 2011"),
    ],
)
def test_dates_of_a_relation(tmp_path, dates, span, note):
    (claim,) = read_claims(tmp_path, entity("1", "Ownership", owner="p", asset="c", **dates))

    assert ((claim.valid_from, claim.valid_until), claim.note) == (span, note)


@pytest.mark.parametrize(
    ("status", "ended"), [("former", True), ("Active", False), (["former", "active"], False)]
)
def test_a_status_ends_a_relation_only_if_it_says_so(tmp_path, status, ended):
    (claim,) = read_claims(tmp_path, entity("1", "Membership", member="p", organization="c", status=status))

    assert claim.ended is ended
    assert claim.note is not None


def test_what_belongs_to_a_payment_is_named_with_it(tmp_path):
    found = read_entities(
        tmp_path,
        *ENDS,
        entity("account", "BankAccount", name="Account"),
        entity(
            "1",
            "Payment",
            payer="p",
            beneficiary="c",
            payerAccount="account",
            sourceUrl="https://quay.example/1",
        ),
    )

    (claim,) = found.claims
    assert (claim.about, claim.note) == (("d/account",), "see: https://quay.example/1")


def test_a_sanction_is_a_claim_of_the_authority(tmp_path):
    found = read_entities(
        tmp_path,
        company("c"),
        entity(
            "1",
            "Sanction",
            entity="c",
            authority="Marrow Treasury",
            program="Quay order",
            reason="smuggling",
            listingDate="2024-05-01",
            provisions="Asset freeze",
        ),
        entity("2", "Sanction", entity="c", authority="Marrow Treasury", status="lifted"),
        entity("3", "Sanction", entity="c"),
    )

    by_locator = {claim.locator: claim for claim in found.claims}
    treasury, unnamed = (by_locator[f"entity {number}"].subject for number in (1, 3))
    assert found.entities[treasury].name == "Marrow Treasury"
    assert (found.entities[unnamed].named, found.entities[unnamed].source) == (False, "d/~file")
    assert found.ties == {("SANCTIONED", treasury, "d/c"), ("SANCTIONED", unnamed, "d/c")}
    first = by_locator["entity 1"]
    assert (first.properties, first.valid_from, first.note) == (
        {"program": "Quay order", "reason": "smuggling"},
        "2024-05-01",
        "provisions: Asset freeze",
    )
    assert by_locator["entity 2"].ended
    assert found.find_faults() == set()


def test_what_is_said_about_one_entity_is_a_property_claim_of_it(tmp_path):
    found = read_entities(
        tmp_path,
        person("p"),
        person("q"),
        entity("1", "Passport", holder="p", number="N 12", country="mt", startDate="2019", birthDate="1971"),
        entity("2", "Identification", holder="p", number="ID 3", type="residence card"),
        entity("3", "TaxRoll", taxee="p", income="500", date="2020"),
        entity("4", "Risk", entity="p", authority="Marrow Board", reason="cash courier"),
        entity("5", "Note", entity="p", description="seen at the quay", name="note"),
        entity("6", "Similar", candidate="p", match="q", confidenceScore="0.7"),
    )

    assert {(c.locator, c.property, c.value, c.valid_from, c.note) for c in found.property_claims} == {
        ("entity 1", "passport_number", "N 12", "2019", "country: mt"),
        ("entity 1", "born", "1971", None, "country: mt"),
        ("entity 2", "id_number", "ID 3", None, "kind: residence card"),
        ("entity 3", "income", "500", "2020", None),
        ("entity 4", "risk", "cash courier", None, "says: Marrow Board"),
        ("entity 5", "notes", "seen at the quay", None, None),
        ("entity 6", "possible_duplicate", "d/q", None, "confidence: 0.7"),
    }
    assert {claim.entity for claim in found.property_claims} == {"d/p"}
    assert found.claims == []
    assert found.find_faults() == set()


def test_documents_are_sources_and_letters_join_people(tmp_path):
    found = read_entities(
        tmp_path,
        person("p"),
        person("q"),
        entity(
            "letter",
            "Email",
            subject="The boat",
            fileName="1.eml",
            date="2015-06-01",
            emitters="p",
            recipients=["q"],
            publisher="Quay Post",
            bodyText="secret text",
        ),
        entity("photo", "Image", fileName="2.jpg", pictured="p"),
        entity("m", "Mention", document="letter", name="Eddy", resolved="p"),
        entity("n", "Documentation", document="letter", entity="q", role="addressee"),
        entity("page", "Page", bodyText="text"),
    )

    letter, photo = found.sources["d/letter"], found.sources["d/photo"]
    assert (letter.title, letter.published, photo.title) == ("The boat", "2015-06-01", "2.jpg")
    assert letter.publisher is not None
    assert found.entities[letter.publisher].name == "Quay Post"
    assert found.ties == {("CONTACTED", "d/p", "d/q")}
    assert {(c.entity, c.property, c.value, c.source) for c in found.property_claims} == {
        ("d/p", "documented_as", "pictured", "d/photo"),
        ("d/p", "mentioned_as", "Eddy", "d/letter"),
        ("d/q", "documented_as", "addressee", "d/letter"),
    }
    assert found.find_faults() == set()
