"""Neo4j's import format, read back by the csv module as `neo4j-admin` reads it."""

from __future__ import annotations

import csv
import io

from tests.graph.make_records import make_claim
from tests.visualize.example_networks import make_small_network
from tests.visualize.exports.export_network import export, make_network, read_zip


def read_tables(network):
    members = read_zip(export(network, "neo4j"))
    return {
        name: list(csv.DictReader(io.StringIO(content.decode(), newline="")))
        for name, content in members.items()
        if name.endswith(".csv")
    }


def test_nodes_have_ids_and_labels():
    tables = read_tables(make_small_network())

    assert {(row["id:ID(Entity)"], row[":LABEL"]) for row in tables["entities.csv"]} == {
        ("altania", "Entity;State"),
        ("mira", "Entity;Person"),
        ("bank", "Entity;Organisation"),
        ("riot", "Entity;Event"),
        ("port", "Entity;Place"),
        ("lawyers", "Entity;Group"),
        ("spokesman", "Entity;Person"),
        *((f"paper-{number}", "Entity;Organisation") for number in range(5)),
    }
    assert {row["id:ID(Source)"] for row in tables["sources.csv"]} == {f"source-{n}" for n in range(5)}
    (mira,) = (row for row in tables["entities.csv"] if row["id:ID(Entity)"] == "mira")
    assert (mira["aliases:string[]"], mira["born:string"]) == ("Мира Велл;M. Véll", "1970")


def test_each_claim_is_a_relationship_with_its_stance_and_mode():
    rows = read_tables(make_small_network())["claims.csv"]

    columns = (":START_ID(Entity)", ":TYPE", ":END_ID(Entity)", "stance:string", "mode:string")
    assert {tuple(row[column] for column in columns) for row in rows} == {
        ("altania", "REQUESTED_EXTRADITION_OF", "mira", "asserted", "actual"),
        ("mira", "HEADED", "bank", "asserted", "actual"),
        ("altania", "DETAINED", "mira", "alleged", "actual"),
        ("altania", "DETAINED", "mira", "denied", "actual"),
        ("altania", "KIDNAPPED", "mira", "alleged", "feared"),
        ("altania", "KILLED", "mira", "denied", "actual"),
        ("riot", "OCCURRED_IN", "port", "asserted", "actual"),
        ("lawyers", "REPRESENTED", "mira", "asserted", "actual"),
        ("bank", "CRITICISED", "bank", "asserted", "actual"),
        ("altania", "ACCUSED", "mira", "alleged", "actual"),
    }
    assert sorted(row["id:string"] for row in rows) == sorted(f"c{number}" for number in range(1, 12))


def test_a_property_claim_is_a_node_beside_its_entity():
    tables = read_tables(make_small_network())

    assert {(row["id:ID(PropertyClaim)"], row["value:string"]) for row in tables["property_claims.csv"]} == {
        ("p1", "14"),
        ("p2", "17"),
    }
    assert {tuple(row.values()) for row in tables["has_claim.csv"]} == {
        ("riot", "p1", "HAS_CLAIM"),
        ("riot", "p2", "HAS_CLAIM"),
    }


def test_a_denial_of_several_ties_is_one_relationship():
    network = make_network(
        make_claim("ada HEADED bank", id="1", properties={"role": "chair"}),
        make_claim("ada HEADED bank", id="2", properties={"role": "director"}),
        make_claim("ada HEADED bank", "blog", id="3", stance="denied"),
    )

    assert sorted(row["id:string"] for row in read_tables(network)["claims.csv"]) == ["1", "2", "3"]


def test_texts_stay_as_they_are_and_the_delimiter_of_lists_is_replaced_in_them():
    network = make_network(make_claim("ada MET ben", note='=1; "x",\ny', about=("a;b",)), name="+49 30")
    tables = read_tables(network)

    assert {row["name:string"] for row in tables["entities.csv"]} == {"Ada", "+49 30", "Bank"}
    assert [(row["note:string"], row["about:string[]"]) for row in tables["claims.csv"]] == [
        ('=1; "x",\ny', "a,b")
    ]


def test_the_command_names_the_files_that_are_there():
    for network, names in (
        (make_small_network(), {"entities", "sources", "claims", "property_claims", "has_claim"}),
        (make_network(make_claim("ada MET ben")), {"entities", "sources", "claims"}),
    ):
        members = read_zip(export(network, "neo4j"))
        command = members.pop("import.sh").decode()
        assert {name.removesuffix(".csv") for name in members} == names
        assert {name for name in members if name in command} == members.keys()
        assert command.count(".csv") == len(names)
        assert not command.rstrip().endswith("\\")
