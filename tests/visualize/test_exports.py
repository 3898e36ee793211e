"""Networks as CSV, GraphML and node-link JSON, read back by the csv module and by networkx."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import networkx
import pytest

from graph.derived import NetworkRecords, build_network
from graph.model import Money
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_entity, make_source
from visualize.exports import to_csv, to_graphml, to_node_link

HOSTILE = '=HYPERLINK("http://evil.example")'


def make_network(*claims, name="Ben"):
    """Return the network of claims about Ada, the bank, and a person `ben` of this name."""
    entities = [
        make_entity("ada"),
        replace(make_entity("ben"), name=name),
        make_entity("bank", "Organisation"),
    ]
    records = NetworkRecords.from_records([make_source("paper"), make_source("blog"), *entities, *claims])
    return build_network("Ada & others", records, load_ontology())


def read_csv(network):
    text = to_csv(network, load_ontology()).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_claim():
    claim = make_claim(
        "ada OWNS bank", locator="row 1", properties={"share": 50.0, "amount": Money(2.5, "EUR")}
    )
    rows = read_csv(make_network(claim, make_claim("ada OWNS bank", "blog", said_by=("ben", "ada"))))

    assert [(row["subject_called"], row["label"], row["object_called"]) for row in rows] == [
        ("Ada", "owns", "Bank")
    ] * 2
    assert [(row["standing"], row["source_title"], row["stance"]) for row in rows] == [
        ("reported", "The paper", "asserted"),
        ("reported", "The blog", "alleged"),
    ]
    assert [(row["said_by"], row["by_party"]) for row in rows] == [("", "no"), ("ben; ada", "yes")]
    assert (rows[0]["property.share"], rows[0]["property.amount"]) == ("50.0", "2.5 EUR")


@pytest.mark.parametrize("note", [HOSTILE, "+1", "-1", "@SUM(1)", "\t=1", " =1", "\r\n=1", "\uff1d1"])
def test_no_cell_is_a_formula(note):
    (row,) = read_csv(make_network(make_claim("ada MET ben", note=note)))

    assert row["note"] == f"'{note}"


def test_quotes_line_breaks_and_letters_come_back():
    note = 'он сказал: "нет",\nand left'
    (row,) = read_csv(make_network(make_claim("ada MET ben", note=note)))

    assert row["note"] == note


def test_graphml_is_read_back_complete():
    network = make_network(
        make_claim("ada MET ben"), make_claim("ada HEADED bank", properties={"role": "chair"})
    )
    graph = networkx.parse_graphml(to_graphml(network, load_ontology()).decode(), force_multigraph=True)

    assert dict(graph.nodes(data="label")) == {"ada": "Ada", "ben": "Ben", "bank": "Bank"}
    edges = {(a, b): data for a, b, data in graph.edges(data=True)}
    assert {pair: (data["edge_type"], data["standing"], data["claims"]) for pair, data in edges.items()} == {
        ("ada", "ben"): ("MET", "reported", 1),
        ("ada", "bank"): ("HEADED", "reported", 1),
    }
    assert graph.is_directed()
    assert graph["ada"]["bank"]["ada|HEADED|bank|actual|role=chair"]["identifying"] == "role: chair"


def test_parallel_ties_stay_apart():
    network = make_network(
        make_claim("ada OWNS bank"),
        make_claim("ada HEADED bank"),
        make_claim("ada OWNS bank", mode="planned"),
    )
    graph = networkx.parse_graphml(to_graphml(network, load_ontology()).decode(), force_multigraph=True)

    assert graph.number_of_edges("ada", "bank") == 3


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\ufffe", "<&>\x0b", "\ud800"])
def test_characters_that_xml_cannot_contain_break_nothing(bad):
    network = make_network(make_claim("ada MET ben"), name=f"Ben {bad}")

    for content in (to_graphml(network, load_ontology()), to_node_link(network, load_ontology())):
        assert b"Ben " in content
    graph = networkx.parse_graphml(to_graphml(network, load_ontology()).decode())
    assert graph.nodes["ben"]["label"].startswith("Ben ")


def test_node_link_json_is_read_back_complete():
    network = make_network(make_claim("ada MET ben"), make_claim("ada MET ben", "blog"))
    graph = networkx.node_link_graph(json.loads(to_node_link(network, load_ontology())), edges="edges")

    assert {(a, b, data["standing"], data["sources"]) for a, b, data in graph.edges(data=True)} == {
        ("ada", "ben", "corroborated", "The paper; The blog")
    }
    assert dict(graph.nodes(data="kind")) == {"ada": "Person", "ben": "Person"}


def test_amounts_keep_all_their_digits():
    claims = [
        make_claim("ada OWNS bank", properties={"share": 0, "amount": Money(1234567.25, "EUR")}),
        make_claim("ben HEADED bank", said_on="2013", ended=True),
    ]
    rows = read_csv(make_network(*claims))

    assert (rows[0]["property.share"], rows[0]["property.amount"]) == ("0", "1234567.25 EUR")
    assert [(row["said_on"], row["ended"]) for row in rows] == [("", "no"), ("2013", "yes")]


def test_a_network_without_ties_is_a_header():
    header, *rows = to_csv(make_network(), load_ontology()).decode().splitlines()

    assert header.startswith("tie,standing,subject_called,label,object_called,source_title,by_party,dataset,")
    assert rows == []
