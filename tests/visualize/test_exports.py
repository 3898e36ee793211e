"""Networks as CSV, GraphML and node-link JSON, read back by whoever reads such files."""

from __future__ import annotations

import csv
import io
import json

import networkx
import pytest

from graph.derived.network import NetworkRecords, build_network
from graph.model.records import Money
from graph.ontology import ontology
from tests.graph.made_up import claim, entity, source
from visualize.exports import as_csv, as_graphml, as_node_link

HOSTILE = '=HYPERLINK("http://evil.example")'


def made(*claims, name="Ben"):
    people = [entity("ada"), entity("ben"), entity("bank", "Organisation")]
    people[1] = type(people[1])(id="ben", kind="Person", name=name, dataset="made-up")
    material = NetworkRecords.of([source("paper"), source("blog"), *people, *claims])
    return build_network("Ada & others", material, ontology())


def rows(found):
    text = as_csv(found, ontology()).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_claim():
    one = claim("ada OWNS bank", locator="row 1", properties={"share": 50.0, "amount": Money(2.5, "EUR")})
    found = rows(made(one, claim("ada OWNS bank", "blog", said_by=("ben", "ada"))))

    assert [(row["subject_called"], row["reads"], row["object_called"]) for row in found] == [
        ("Ada", "owns", "Bank")
    ] * 2
    assert [(row["standing"], row["source_title"], row["stance"]) for row in found] == [
        ("reported", "The paper", "asserted"),
        ("reported", "The blog", "alleged"),
    ]
    assert [(row["said_by"], row["by_party"]) for row in found] == [("", "no"), ("ben; ada", "yes")]
    assert (found[0]["property.share"], found[0]["property.amount"]) == ("50.0", "2.5 EUR")


@pytest.mark.parametrize("note", [HOSTILE, "+1", "-1", "@SUM(1)", "\t=1", " =1", "\r\n=1", "\uff1d1"])
def test_no_cell_is_a_formula(note):
    (row,) = rows(made(claim("ada MET ben", note=note)))

    assert row["note"] == f"'{note}"


def test_quotes_line_breaks_and_letters_come_back():
    note = 'он сказал: "нет",\nand left'
    (row,) = rows(made(claim("ada MET ben", note=note)))

    assert row["note"] == note


def test_graphml_comes_back_whole():
    found = made(claim("ada MET ben"), claim("ada HEADED bank", properties={"role": "chair"}))
    graph = networkx.parse_graphml(as_graphml(found, ontology()).decode(), force_multigraph=True)

    assert dict(graph.nodes(data="label")) == {"ada": "Ada", "ben": "Ben", "bank": "Bank"}
    edges = {(a, b): data for a, b, data in graph.edges(data=True)}
    assert {ends: (data["edge_type"], data["standing"], data["claims"]) for ends, data in edges.items()} == {
        ("ada", "ben"): ("MET", "reported", 1),
        ("ada", "bank"): ("HEADED", "reported", 1),
    }
    assert graph.is_directed()
    assert graph["ada"]["bank"]["ada|HEADED|bank|actual|role=chair"]["identifying"] == "role: chair"


def test_parallel_ties_stay_apart():
    found = made(claim("ada OWNS bank"), claim("ada HEADED bank"), claim("ada OWNS bank", mode="planned"))
    graph = networkx.parse_graphml(as_graphml(found, ontology()).decode(), force_multigraph=True)

    assert graph.number_of_edges("ada", "bank") == 3


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\ufffe", "<&>\x0b", "\ud800"])
def test_what_xml_cannot_hold_breaks_nothing(bad):
    found = made(claim("ada MET ben"), name=f"Ben {bad}")

    for written in (as_graphml(found, ontology()), as_node_link(found, ontology())):
        assert b"Ben " in written
    graph = networkx.parse_graphml(as_graphml(found, ontology()).decode())
    assert graph.nodes["ben"]["label"].startswith("Ben ")


def test_node_link_comes_back_whole():
    found = made(claim("ada MET ben"), claim("ada MET ben", "blog"))
    graph = networkx.node_link_graph(json.loads(as_node_link(found, ontology())), edges="edges")

    assert {(a, b, data["standing"], data["sources"]) for a, b, data in graph.edges(data=True)} == {
        ("ada", "ben", "corroborated", "The paper; The blog")
    }
    assert dict(graph.nodes(data="kind")) == {"ada": "Person", "ben": "Person"}
