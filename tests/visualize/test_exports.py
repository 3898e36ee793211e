"""Networks as CSV, GraphML and node-link JSON, read back by the csv module and by networkx.

What every CSV has in common is tested in `tests/graph/test_csv_table.py`.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import networkx
import pytest

from graph.csv_table import ENCODING, read_cell
from graph.derived import NetworkRecords, build_network
from graph.model import Money
from graph.ontology import load_ontology
from tests.graph.make_records import make_claim, make_entity, make_source
from visualize.exports import to_csv, to_graphml, to_node_link

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
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
    text = to_csv(network, load_ontology()).decode(ENCODING)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_claim():
    claim = make_claim(
        "ada OWNS bank", locator="row 1", properties={"share": 50.0, "amount": Money(2.5, "EUR")}
    )
    rows = read_csv(make_network(claim, make_claim("ada OWNS bank", "blog", said_by=("ben", "ada"))))

    assert [(row["subject_name"], row["object_name"]) for row in rows] == [("Ada", "Bank")] * 2
    assert [(row["standing"], row["source_title"], row["stance"]) for row in rows] == [
        ("reported", "The paper", "asserted"),
        ("reported", "The blog", "alleged"),
    ]
    assert [(row["said_by"], row["by_party"]) for row in rows] == [("", "no"), ("ben; ada", "yes")]
    assert [row["sentence"] for row in rows] == ["Ada owns Bank", "Ada is said to own Bank"]


def test_a_name_as_the_source_writes_it_stands_apart_from_the_name_of_the_entity():
    (row,) = read_csv(make_network(make_claim("ada MET ben", subject_name="Miss L.")))

    names = ("subject_name", "subject_name_in_source", "object_name", "object_name_in_source")
    assert [row[name] for name in names] == ["Ada", "Miss L.", "Ben", ""]


def test_a_formula_in_a_note_or_a_name_is_only_text():
    (row,) = read_csv(make_network(make_claim("ada MET ben", note=f"see; {HOSTILE}"), name=HOSTILE))

    assert (row["note"], row["object_name"]) == (f"see; '{HOSTILE}", f"'{HOSTILE}")
    assert read_cell(row["note"]) == f"see; {HOSTILE}"


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


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (2500000.45, "2500000.45"),
        (0.3, "0.3"),
        (0.0, "0"),
        (1e16, "10000000000000000"),
        (12345678.0, "12345678"),
        (12345679.0, "12345679"),
        (1e-7, "0.0000001"),
    ],
)
def test_an_amount_has_all_its_digits_and_its_currency_beside_it(amount, text):
    owns = make_claim("ada OWNS bank", properties={"share": 50.0, "amount": Money(amount, "GBP")})
    rows = read_csv(make_network(owns, make_claim("ben HEADED bank", said_on="2013", ended=True)))

    columns = ("property.share", "property.amount", "property.amount_currency")
    assert [[row[column] for column in columns] for row in rows] == [["50", text, "GBP"], ["", "", ""]]
    assert [(row["said_on"], row["ended"]) for row in rows] == [("", "no"), ("2013", "yes")]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("2012", "2014-03")], ("2012", "2014-03", True)),
        ([("2012", None)], ("2012", "", False)),
        ([(None, "2012")], ("", "2012", True)),
        ([(None, None)], ("", "", False)),
        ([("2012", "2013"), ("2011-05", None)], ("2011-05", "", False)),
        ([("2013-05", "2013-05"), ("2013", "2013")], ("2013", "2013", True)),
        ([("2012", "2012"), (None, None)], ("2012", "2012", False)),
    ],
)
def test_an_open_end_of_a_span_stays_open_in_graphs(spans, expected):
    sources = ("paper", "blog")
    claims = [
        make_claim("ada OWNS bank", source, valid_from=start, valid_until=end)
        for source, (start, end) in zip(sources, spans, strict=False)
    ]
    graph = networkx.parse_graphml(to_graphml(make_network(*claims), load_ontology()).decode())
    (edge,) = (data for _, _, data in graph.edges(data=True))

    assert (edge["valid_from"], edge["valid_until"], edge["ended"]) == expected
    rows = read_csv(make_network(*claims))
    assert [(row["valid_from"], row["valid_until"]) for row in rows] == [(a or "", b or "") for a, b in spans]


def test_truth_values_in_graphml_are_the_words_of_xml():
    network = make_network(make_claim("ada MET ben", ended=True))
    xml = ElementTree.fromstring(to_graphml(network, load_ontology()))
    keys = {key.get("id") for key in xml.iter(f"{GRAPHML}key") if key.get("attr.type") == "boolean"}

    assert {data.text for data in xml.iter(f"{GRAPHML}data") if data.get("key") in keys} == {"true"}


def test_a_network_without_ties_is_a_header():
    header, *rows = to_csv(make_network(), load_ontology()).decode(ENCODING).splitlines()

    assert header.startswith(
        '"tie","standing","subject_name","label","object_name","sentence","source_title","by_party","dataset",'
    )
    assert rows == []
