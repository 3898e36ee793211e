"""What becomes of persons, companies, things, places and events."""

from __future__ import annotations

import pytest

from loaders.loader import LoadOptions
from tests.loaders.ftm.read_ftm import company, entity, person, read_entities


def test_kinds_and_types_of_nodes(tmp_path):
    schemata = (
        "Person Company Organization PublicBody Position Address Territory Asset BankAccount CryptoWallet "
        "UserAccount RealEstate Security Vehicle Airplane Vessel Contract License Event Trip Project "
        "CallForTenders CourtCase EconomicActivity"
    )
    found = read_entities(tmp_path, *(entity(name, name, name=f"a {name}") for name in schemata.split()))

    assert {
        id_.removeprefix("d/"): (each.kind, each.properties.get("type"))
        for id_, each in found.entities.items()
    } == {
        "Person": ("Person", None),
        "Company": ("Organisation", "company"),
        "Organization": ("Organisation", None),
        "PublicBody": ("Organisation", "public body"),
        "Position": ("Organisation", "position"),
        "Address": ("Place", None),
        "Territory": ("Place", None),
        "Asset": ("Asset", None),
        "BankAccount": ("Asset", "account"),
        "CryptoWallet": ("Asset", "wallet"),
        "UserAccount": ("Asset", "user account"),
        "RealEstate": ("Asset", "real estate"),
        "Security": ("Asset", "security"),
        "Vehicle": ("Asset", "vehicle"),
        "Airplane": ("Asset", "aircraft"),
        "Vessel": ("Asset", "vessel"),
        "Contract": ("Asset", "contract"),
        "License": ("Asset", "licence"),
        "Event": ("Event", None),
        "Trip": ("Event", "trip"),
        "Project": ("Event", "project"),
        "CallForTenders": ("Event", "call for tenders"),
        "CourtCase": ("Event", "court case"),
        "EconomicActivity": ("Event", "economic activity"),
    }
    assert found.find_faults() == set()


@pytest.mark.parametrize(
    ("name", "kind", "finding"),
    [
        ("Quarrystone Holdings Ltd", "Organisation", {}),
        ("Edda Quarrystone", "Organisation", 1),
    ],
)
def test_a_legal_entity_is_what_its_name_says_or_an_organisation(tmp_path, name, kind, finding):
    found = read_entities(tmp_path, entity("x", "LegalEntity", name=name))

    assert found.entities["d/x"].kind == kind
    assert len(found.findings) == (finding or 0)


def test_a_person_can_say_what_a_legal_entity_is(tmp_path):
    options = LoadOptions(dataset="d", kind="Person")
    found = read_entities(tmp_path, entity("x", "LegalEntity", name="Edda Quarrystone"), options=options)

    assert found.entities["d/x"].kind == "Person"


def test_the_caption_is_the_name_and_other_names_are_aliases(tmp_path):
    found = read_entities(
        tmp_path,
        entity(
            "x", "Person", name=["QUARRYSTONE, Edda", "Edda Quarrystone"], alias="Edda Q.", weakAlias="Edda"
        )
        | {"caption": "Edda Quarrystone"},
        entity("y", "Person", name=["Nils", "Nils Quarrystone"], previousName="Nils Marrow"),
        entity("z", "Company", name="Quay Ltd", abbreviation="QL"),
    )

    assert {id_: (each.name, each.aliases) for id_, each in found.entities.items()} == {
        "d/x": ("Edda Quarrystone", ("Edda Q.", "QUARRYSTONE, Edda")),
        "d/y": ("Nils", ("Nils Marrow", "Nils Quarrystone")),
        "d/z": ("Quay Ltd", ("QL",)),
    }
    assert found.said == {
        ("d/x", "weak_alias", "Edda"),
        ("d/y", "former_name", "Nils Marrow"),
        ("d/z", "abbreviation", "QL"),
    }


def test_what_has_no_name_is_called_by_its_number_or_its_parts(tmp_path):
    found = read_entities(
        tmp_path,
        entity("a", "Person", firstName="Edda", lastName="Quarrystone"),
        entity("b", "BankAccount", iban="XX00 0000"),
        entity("c", "Vehicle"),
        entity("d", "Address", full="1 Quay, Marrow"),
        entity("e", "Address", city="Marrow") | {"caption": "Address"},
    )

    assert {id_: each.name for id_, each in found.entities.items()} == {
        "d/a": "Edda Quarrystone",
        "d/b": "XX00 0000",
        "d/c": "Vehicle c",
        "d/d": "1 Quay, Marrow",
        "d/e": "Marrow",
    }


def test_properties_become_property_claims_with_codes_as_names(tmp_path):
    found = read_entities(
        tmp_path,
        entity(
            "x",
            "Person",
            name="Edda",
            birthDate="1971-05",
            nationality=["kz", "xx-nowhere"],
            topics="role.pep",
            innCode="770 012",
            height="172 cm",
        ),
        entity("v", "Vessel", name="Gull", flag="mt", tonnage="4,200", amount="1,500.50", currency="EUR"),
        entity("r", "RealEstate", name="House", area="90 m2", amountUsd="70000"),
        entity("a", "Address", full="1 Quay", latitude="56.5", longitude="-3"),
    )

    assert found.said == {
        ("d/x", "born", "1971-05"),
        ("d/x", "nationality", "Kazakhstan"),
        ("d/x", "nationality", "xx-nowhere"),
        ("d/x", "topic", "PEP"),
        ("d/x", "inn_code", "770 012"),
        ("d/x", "height", 172),
        ("d/v", "flag", "Malta"),
        ("d/v", "detail", "tonnage: 4,200"),
        ("d/v", "monetary_value", 1500.5),
        ("d/r", "detail", "area: 90 m2"),
        ("d/r", "monetary_value", 70000),
    }
    assert {(c.property, c.unit) for c in found.property_claims if c.unit} == {
        ("height", "cm"),
        ("monetary_value", "EUR"),
        ("monetary_value", "USD"),
    }
    assert dict(found.entities["d/a"].properties) == {"latitude": 56.5, "longitude": -3}
    assert found.find_faults() == set()


def test_several_dates_of_birth_in_one_record_are_one_claim(tmp_path):
    found = read_entities(
        tmp_path,
        entity("x", "Person", name="Edda", birthDate=["1958", "1953"]),
        entity("y", "Person", name="Nils", birthDate=["1958", "1958-03-01"]),
    )

    assert {(c.entity, c.value, c.bound, c.note) for c in found.property_claims} == {
        ("d/x", "1953", "about", "the record also gives 1958"),
        ("d/y", "1958-03-01", "exactly", None),
    }


def test_what_a_node_names_itself_becomes_an_edge(tmp_path):
    found = read_entities(
        tmp_path,
        entity("p", "Person", name="Edda", addressEntity="a", riskSource="c"),
        entity("a", "Address", full="1 Quay"),
        company("c"),
        entity("v", "Vessel", name="Gull", owner="c", operator="p"),
        entity("s", "Security", name="Bond", issuer="c"),
        entity("b", "BankAccount", name="Account", bank="c"),
        entity("w", "CryptoWallet", name="Wallet", holder="p"),
        entity("o", "Position", name="Mayor of Marrow", organization="c"),
        entity("e", "Event", name="Launch", organizer="c", involved="p"),
        entity("t", "Trip", name="Flight", startLocation="a", endLocation="a", vehicle="v"),
        entity("f", "Territory", name="Quay District", partOf="g"),
        entity("g", "Territory", name="Marrow"),
    )

    assert {
        (*tie, claim.properties.get("role"))
        for claim in found.claims
        for tie in [(claim.edge_type, claim.subject[2:], claim.object[2:])]
    } == {
        ("HAS_ADDRESS", "p", "a", None),
        ("LINKED_TO", "p", "c", "source of risk"),
        ("OWNS", "c", "v", None),
        ("LINKED_TO", "p", "v", "operator"),
        ("LINKED_TO", "c", "s", "issuer"),
        ("LINKED_TO", "b", "c", "account at"),
        ("LINKED_TO", "p", "w", "holder"),
        ("PART_OF", "o", "c", None),
        ("TOOK_PART_IN", "c", "e", "organiser"),
        ("INVOLVED_IN", "p", "e", None),
        ("LINKED_TO", "t", "a", "departure from"),
        ("BOUND_FOR", "t", "a", None),
        ("LINKED_TO", "t", "v", "vehicle"),
        ("PART_OF", "f", "g", None),
    }
    assert found.find_faults() == set()


def test_secrets_are_not_kept(tmp_path):
    found = read_entities(
        tmp_path,
        entity("u", "UserAccount", username="edda", password="hunter2"),
        entity("w", "CryptoWallet", publicKey="0xab", privateKey="hunter3"),
    )

    assert "hunter" not in repr(found.records)
    assert found.said == {("d/w", "public_key", "0xab")}


def test_unknown_and_ignored_properties_are_reported(tmp_path):
    found = read_entities(
        tmp_path, entity("x", "Person", name="Edda", shoeSize="40", indexText="e"), person("y")
    )

    assert found.findings == {
        "Person has no property shoeSize in FollowTheMoney; it is not kept": 1,
        "Person.indexText is not kept: text for the search of Aleph": 1,
    }


def test_ids_keep_their_form_in_the_space_of_the_dataset(tmp_path):
    found = read_entities(tmp_path, person("NK-2aB"), person("a b/c"), options=LoadOptions(dataset="other"))

    assert set(found.entities) == {"other/NK-2aB", "other/a%20b%2Fc"}
