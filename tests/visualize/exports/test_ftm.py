"""FollowTheMoney: what is asserted and not denied, as entities that the library itself accepts unchanged."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graph.derived import NetworkRecords, build_network
from graph.ftm import load_table
from graph.model import Money, Source
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.visualize.example_networks import make_small_network
from tests.visualize.exports.export_network import export, export_with_report, make_network

ftm = pytest.importorskip("followthemoney", reason="the extra `ftm` is not installed")


def read(network):
    return [json.loads(line) for line in export(network, "ftm").splitlines()]


def relations(network):
    schemata = load_table().schemata
    return [each for each in read(network) if schemata[each["schema"]].claim]


def make_dataset_network(*records):
    """Return a network whose records came from a file of FollowTheMoney, of the data set `zala`."""
    source = Source(id="ftm/zala", dataset="zala", title="zala")
    moved = [replace(record, dataset="zala") for record in records]
    return build_network("Zala", NetworkRecords.from_records([source, *moved]), load_ontology())


def test_only_what_is_asserted_and_not_disputed_is_a_relation():
    content, report = export_with_report(make_small_network(), "ftm")
    lines = [json.loads(line) for line in content.splitlines()]

    assert {line["id"] for line in lines if line["id"].startswith("c")} == {
        "c1",
        "c2",
        "c3",
        "c8",
        "c9",
        "c10",
    }
    assert {what.partition(",")[0]: count for what, count in report.left_out.items()} == {
        "disputed claims": 2,
        "feared acts": 1,
        "denied claims": 1,
        "alleged claims": 1,
    }


def test_the_library_changes_nothing_and_finds_nothing_wrong():
    for data in read(make_small_network()):
        entity = ftm.ValueEntity.from_dict(data, cleaned=False)
        clean = entity.clone()
        for prop in entity.iterprops():
            clean.set(prop, entity.get_prop(prop))
        assert clean.to_dict()["properties"] == data["properties"]
        entity.schema.validate(data)


def test_kinds_and_types_become_schemata():
    entities = [
        make_entity("p"),
        make_entity("s", "State"),
        make_entity("o", "Organisation"),
        make_entity("c", "Organisation", properties={"type": "company"}),
        make_entity("v", "Asset", properties={"type": "vessel"}),
        make_entity("a", "Asset"),
        make_entity("e", "Event"),
        make_entity("l", "Place"),
        make_entity("g", "Group"),
    ]
    claims = [make_claim(f"{entity.id} LINKED_TO p") for entity in entities]
    network = build_network(
        "Kinds", NetworkRecords.from_records([make_source("paper"), *entities, *claims]), load_ontology()
    )
    nodes = {data["id"]: data for data in read(network) if "name" in data["properties"]}

    assert {id_: (data["schema"], data.get("casegraph")) for id_, data in nodes.items()} == {
        "p": ("Person", None),
        "s": ("PublicBody", {"kind": "State"}),
        "o": ("Organization", None),
        "c": ("Company", None),
        "v": ("Vessel", None),
        "a": ("Asset", None),
        "e": ("Event", None),
        "l": ("Address", None),
        "g": ("LegalEntity", {"kind": "Group"}),
    }


def test_a_relation_that_fits_no_schema_keeps_its_words_and_its_type():
    (data,) = relations(make_network(make_claim("ada KIDNAPPED ben", locator="row 3")))

    assert (data["schema"], data["properties"]["role"]) == ("UnknownLink", ["kidnapped"])
    assert data["casegraph"] == {
        "locator": "row 3",
        "source": "paper",
        "edge_type": "KIDNAPPED",
        "properties": {},
        "note": "",
    }


@pytest.mark.parametrize(
    ("claim", "schema"),
    [
        (make_claim("ada OWNS bank"), "Ownership"),
        (make_claim("ada HEADED bank", properties={"role": "director"}), "Directorship"),
        (make_claim("ada WORKED_AT bank", properties={"role": "clerk"}), "Employment"),
        (make_claim("ada MEMBER_OF bank"), "Membership"),
        (make_claim("ada MARRIED_TO ben", properties={}), "Family"),
        (make_claim("ada PAID bank"), "Payment"),
        (make_claim("ada LINKED_TO ben", properties={"role": "friend of the house"}), "UnknownLink"),
        (make_claim("ada OWNS bank", properties={"share": 3.0}), "Ownership"),
    ],
)
def test_edge_types_become_schemata(claim, schema):
    (data,) = relations(make_network(claim))

    assert data["schema"] == schema


def test_dates_amounts_and_a_former_relation():
    claim = make_claim(
        "ada OWNS bank",
        valid_from="2012-05",
        ended=True,
        note="kind of shares: ordinary\nbought from an uncle",
        properties={"share": 12.5, "amount": Money(1000.0, "EUR")},
    )
    (data,) = relations(make_network(claim))

    assert data["properties"] == {
        "owner": ["ada"],
        "asset": ["bank"],
        "percentage": ["12.5"],
        "sharesValue": ["1000"],
        "sharesCurrency": ["EUR"],
        "sharesType": ["ordinary"],
        "startDate": ["2012-05"],
        "status": ["ended"],
        "summary": ["bought from an uncle"],
        "proof": ["paper"],
    }


def test_an_unnamed_entity_has_no_name_that_others_would_look_for():
    unnamed = make_entity("paper/judge", name="a Maltese magistrate", named=False, source="paper")
    records = [make_source("paper"), make_entity("ada"), unnamed, make_claim("ada MET paper/judge")]
    network = build_network("One", NetworkRecords.from_records(records), load_ontology())
    (data,) = (each for each in read(network) if each["schema"] == "Person" and each["id"] != "ada")

    assert (data["properties"], data["caption"]) == ({}, "a Maltese magistrate")
    assert data["casegraph"] == {"named": False, "source": "paper"}


def test_asserted_property_claims_are_properties_and_others_stay_apart():
    network = make_network(
        make_property_claim("ada born", "1970-05"),
        make_property_claim("ada passport_number", "0071"),
        make_property_claim("ada citizenship", "Kazakhstan"),
        make_property_claim("ada born", "1971", "blog", stance="denied"),
        make_property_claim("ada motive", "greed"),
    )
    (data,) = (each for each in read(network) if each["id"] == "ada")

    assert data["properties"] == {
        "name": ["Ada"],
        "birthDate": ["1970-05"],
        "passportNumber": ["0071"],
        "citizenship": ["kz"],
    }
    assert {
        (each["property"], each["value"], each.get("stance")) for each in data["casegraph"]["claims"]
    } == {
        ("born", "1971", "denied"),
        ("motive", "greed", None),
    }


def test_what_came_from_a_file_gets_its_ids_and_its_data_set_back():
    records = [
        make_entity("zala/NK-1", name="Ada"),
        make_entity("zala/NK-2", "Organisation", "The bank"),
        make_entity("zala/NK-3", "Place", "1 High Street"),
        make_claim("zala/NK-1 OWNS zala/NK-2", "ftm/zala", locator="entity own-1"),
        make_claim("zala/NK-2 HAS_ADDRESS zala/NK-3", "ftm/zala", locator="entity NK-2"),
    ]
    assert read(make_dataset_network(*records)) == [
        {"id": "NK-1", "schema": "Person", "properties": {"name": ["Ada"]}},
        {
            "id": "NK-2",
            "schema": "Organization",
            "properties": {"name": ["The bank"], "addressEntity": ["NK-3"]},
            "datasets": ["zala"],
        },
        {
            "id": "NK-3",
            "schema": "Address",
            "properties": {"name": ["1 High Street"], "full": ["1 High Street"]},
        },
        {
            "id": "own-1",
            "schema": "Ownership",
            "properties": {"owner": ["NK-1"], "asset": ["NK-2"]},
            "datasets": ["zala"],
        },
    ]


def test_two_claims_of_one_relation_are_one_again():
    records = [
        *(make_entity(f"zala/{name}") for name in "abc"),
        make_claim("zala/a LINKED_TO zala/b", "ftm/zala", locator="entity link", properties={"role": "x"}),
        make_claim("zala/a LINKED_TO zala/c", "ftm/zala", locator="entity link", properties={"role": "x"}),
    ]
    (data,) = relations(make_dataset_network(*records))

    assert (data["id"], data["properties"]["subject"], sorted(data["properties"]["object"])) == (
        "link",
        ["a"],
        ["b", "c"],
    )


def test_one_id_of_two_files_stays_two():
    entities = [make_entity("one/17", name="Ada"), make_entity("two/17", name="Ben")]
    entities = [replace(entity, dataset=entity.id[:3]) for entity in entities]
    records = [make_source("paper"), *entities, make_claim("one/17 MET two/17")]
    network = build_network("Two", NetworkRecords.from_records(records), load_ontology())
    ids = {
        data["properties"]["name"][0]: data["id"] for data in read(network) if "name" in data["properties"]
    }

    assert ids["Ada"] == "17"
    assert ids["Ben"].startswith("casegraph-")
    ((relation),) = relations(network)
    assert [*relation["properties"]["subject"], *relation["properties"]["object"]] == [ids["Ada"], ids["Ben"]]


def test_a_source_that_is_no_data_set_is_a_document_with_what_it_repeats():
    records = [
        Source(id="older", dataset="made-up", title="The older"),
        make_source("paper", publisher="bank", derived_from=("older",), genre="report", published="2012-05"),
        make_entity("ada"),
        make_entity("bank", "Organisation"),
        make_claim("ada MEMBER_OF bank"),
    ]
    network = build_network("One", NetworkRecords.from_records(records), load_ontology())

    assert [each for each in read(network) if each["schema"] == "Document"] == [
        {
            "id": "older",
            "schema": "Document",
            "properties": {"title": ["The older"], "fileName": ["The older"]},
        },
        {
            "id": "paper",
            "schema": "Document",
            "properties": {
                "title": ["The paper"],
                "fileName": ["The paper"],
                "publisher": ["Bank"],
                "publishedAt": ["2012-05"],
            },
            "casegraph": {"publisher": "bank", "derived_from": ["older"], "genre": "report"},
        },
    ]
