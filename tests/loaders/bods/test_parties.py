"""What statements about persons and entities become."""

from tests.loaders.bods.write_statements import ada, firm, open_statements, statement
from tests.loaders.read_records import read_stream


def test_identifiers_are_properties_by_their_scheme_and_keep_leading_zeros(tmp_path):
    identifiers = [
        {"scheme": "GB-COH", "id": "00123456"},
        {"scheme": "XI-LEI", "id": "5493000"},
        {"schemeName": "Chamber of Trade", "id": "7"},
        {"scheme": "GBR-PASSPORT", "id": "P1"},
        {"scheme": "GBR-TAXID", "id": "T1"},
    ]
    records = read_stream(open_statements(tmp_path, firm(details={"identifiers": identifiers})))

    assert records.facts("note") == {
        ("firm", "registration_number", "00123456", "GB-COH"),
        ("firm", "lei_code", "5493000", "XI-LEI"),
        ("firm", "registration_number", "7", "Chamber of Trade"),
        ("firm", "passport_number", "P1", "GBR-PASSPORT"),
        ("firm", "tax_number", "T1", "GBR-TAXID"),
    }


def test_everything_said_about_a_person_is_a_property(tmp_path):
    details = {
        "names": [
            {"type": "former", "fullName": "Ada Byrne"},
            {"type": "legal", "fullName": "Ada Lund", "givenName": "Ada", "familyName": "Lund"},
        ],
        "birthDate": "1960-03",
        "deathDate": "2020-01-02",
        "placeOfBirth": {"address": "Bergen", "country": {"name": "Norway", "code": "NO"}},
        "nationalities": [{"name": "Norway", "code": "NO"}],
        "taxResidencies": [{"name": "Malta", "code": "MT"}],
        "addresses": [
            {"type": "service", "address": "1 Quay St", "postCode": "Q1", "country": {"name": "Malta"}}
        ],
        "politicalExposure": {
            "status": "isPep",
            "details": [{"reason": "minister", "startDate": "2001-01-01"}],
        },
    }
    records = read_stream(open_statements(tmp_path, ada(details=details)))

    assert records.entity("ada").name == "Ada Lund"
    assert records.entity("ada").aliases == ("Ada Byrne",)
    assert records.facts("note") == {
        ("ada", "first_name", "Ada", None),
        ("ada", "last_name", "Lund", None),
        ("ada", "former_name", "Ada Byrne", None),
        ("ada", "born", "1960-03", None),
        ("ada", "died", "2020-01-02", None),
        ("ada", "birth_place", "Bergen, Norway", None),
        ("ada", "nationality", "Norway", "NO"),
        ("ada", "detail", "tax residency: Malta (MT)", None),
        ("ada", "address", "1 Quay St, Q1, Malta", "service address"),
        ("ada", "detail", "politically exposed: yes (minister, from 2001-01-01)", None),
    }


def test_everything_said_about_a_company_is_a_property(tmp_path):
    details = {
        "entityType": {"type": "registeredEntity", "details": "private company"},
        "alternateNames": ["The Firm"],
        "jurisdiction": {"name": "Delaware", "code": "US-DE"},
        "foundingDate": "1999-01-02",
        "dissolutionDate": "2019-01-02",
        "uri": "https://firm.example",
        "publicListing": {
            "hasPublicListing": True,
            "companyFilingsURLs": ["https://filings.example"],
            "securitiesListings": [
                {
                    "stockExchangeName": "Bourse",
                    "security": {"idScheme": "isin", "id": "XX1", "ticker": "FRM"},
                }
            ],
        },
        "formedByStatute": {"name": "Firm Act", "date": "1998-01-01"},
    }
    records = read_stream(open_statements(tmp_path, firm(details=details)))

    assert records.entity("firm").aliases == ("The Firm",)
    assert records.facts("note") == {
        ("firm", "legal_form", "private company", None),
        ("firm", "jurisdiction", "Delaware", "US-DE"),
        ("firm", "incorporated", "1999-01-02", None),
        ("firm", "dissolved", "2019-01-02", None),
        ("firm", "source_url", "https://firm.example", None),
        ("firm", "source_url", "https://filings.example", "company filings"),
        ("firm", "detail", "publicly listed: yes", None),
        ("firm", "ticker", "FRM", "Bourse"),
        ("firm", "isin", "XX1", "Bourse"),
        ("firm", "detail", "formed by statute: Firm Act, in force from 1998-01-01", None),
    }


def entity(number, record, type_, name=None, **fields):
    details = {"entityType": type_, **({"name": name} if name else {}), **fields}
    return statement(number, record, "entity", details)


def test_each_type_of_entity_has_its_kind(tmp_path):
    records = read_stream(
        open_statements(
            tmp_path,
            entity(
                1, "state", {"type": "state"}, "Marrow Island", jurisdiction={"name": "Marrow", "code": "MW"}
            ),
            entity(2, "unnamed-state", {"type": "state"}, jurisdiction={"name": "Ebbland"}),
            entity(3, "body", {"type": "stateBody", "subtype": "stateAgency"}, "Port Office"),
            entity(4, "trust", {"type": "arrangement", "subtype": "trust"}, "Quay Settlement"),
            entity(5, "deal", {"type": "arrangement"}, "Joint shareholding"),
            entity(6, "firm", {"type": "legalEntity"}, "Firm"),
        )
    )

    kinds = {
        id_: (kind, dict(records.entity(id_).properties)) for id_, (kind, _) in records.entities().items()
    }
    del kinds["register-of-marrow-island"]
    assert kinds == {
        "state": ("State", {"iso": "MW"}),
        "unnamed-state": ("State", {}),
        "body": ("Organisation", {"type": "state agency"}),
        "trust": ("Organisation", {"type": "trust"}),
        "deal": ("Organisation", {"type": "arrangement"}),
        "firm": ("Organisation", {}),
    }
    assert records.entity("unnamed-state").name == "Ebbland"


def test_parties_without_a_name_stay_unnamed_and_belong_to_the_file(tmp_path):
    reason = {"reason": "subjectUnableToConfirmOrIdentifyBeneficialOwner", "description": "court order"}
    records = read_stream(
        open_statements(
            tmp_path,
            ada(
                1,
                record="a",
                details={"names": [], "personType": "anonymousPerson", "unspecifiedPersonDetails": reason},
            ),
            ada(2, record="b", name="Unknown", details={"personType": "unknownPerson"}),
            ada(3, record="c", name="Not identified"),
            entity(4, "d", {"type": "anonymousEntity"}),
            firm(5, record="e", name=None),
        )
    )

    unnamed = {e.id: (e.name, e.source) for e in records.of(type(records.entity("a"))) if not e.named}
    assert unnamed == {
        "owners/a": ("a person who is not named", "owners"),
        "owners/b": ("Unknown", "owners"),
        "owners/c": ("Not identified", "owners"),
        "owners/d": ("an entity that is not named", "owners"),
        "owners/e": ("a registered entity without a name", "owners"),
    }
    words = "why it is not named: the entity could not or would not identify a beneficial owner: court order"
    assert records.facts() == {("a", "detail", words)}
