"""Graphs as GraphML, node-link and Cytoscape JSON, read back by networkx."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

import networkx
import pytest

from graph.errors import CasegraphError
from graph.model import Claim, Entity, PropertyClaim
from graph.presentation import RECORDS_ATTRIBUTE, read_records, write_records
from tests.graph.make_records import make_claim
from tests.visualize.example_networks import make_small_network
from tests.visualize.exports.export_network import export, make_network, read_csv
from visualize.exports import graphs

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def read_graph(network, format_name):
    content = export(network, format_name)
    if format_name == "graphml":
        return networkx.parse_graphml(content.decode(), force_multigraph=True)
    if format_name == "gexf":
        return networkx.readwrite.gexf.GEXFReader(version="1.2draft")(io.BytesIO(content))
    if format_name == "node-link":
        return networkx.node_link_graph(json.loads(content), edges="edges")
    return networkx.cytoscape_graph(json.loads(content))


def test_graphml_is_read_back_complete():
    network = make_network(
        make_claim("ada MET ben"), make_claim("ada HEADED bank", properties={"role": "chair"})
    )
    graph = networkx.parse_graphml(export(network, "graphml").decode(), force_multigraph=True)

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
    graph = networkx.parse_graphml(export(network, "graphml").decode(), force_multigraph=True)

    assert graph.number_of_edges("ada", "bank") == 3


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\ufffe", "<&>\x0b", "\ud800"])
def test_characters_that_xml_cannot_contain_break_nothing(bad):
    network = make_network(make_claim("ada MET ben"), name=f"Ben {bad}")

    for content in (export(network, "graphml"), export(network, "node-link")):
        assert b"Ben " in content
    graph = networkx.parse_graphml(export(network, "graphml").decode())
    assert graph.nodes["ben"]["label"].startswith("Ben ")


def test_node_link_json_is_read_back_complete():
    network = make_network(make_claim("ada MET ben"), make_claim("ada MET ben", "blog"))
    graph = networkx.node_link_graph(json.loads(export(network, "node-link")), edges="edges")

    assert {(a, b, data["standing"], data["sources"]) for a, b, data in graph.edges(data=True)} == {
        ("ada", "ben", "corroborated", "The paper; The blog")
    }
    assert dict(graph.nodes(data="kind")) == {"ada": "Person", "ben": "Person"}


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
    graph = networkx.parse_graphml(export(make_network(*claims), "graphml").decode())
    (edge,) = (data for _, _, data in graph.edges(data=True))

    assert (edge["valid_from"], edge["valid_until"], edge["ended"]) == expected
    rows = read_csv(export(make_network(*claims), "csv"))
    assert [(row["valid_from"], row["valid_until"]) for row in rows] == [(a or "", b or "") for a, b in spans]


def test_truth_values_in_graphml_are_the_words_of_xml():
    network = make_network(make_claim("ada MET ben", ended=True))
    xml = ElementTree.fromstring(export(network, "graphml"))
    keys = {key.get("id") for key in xml.iter(f"{GRAPHML}key") if key.get("attr.type") == "boolean"}

    assert {data.text for data in xml.iter(f"{GRAPHML}data") if data.get("key") in keys} == {"true"}


@pytest.mark.parametrize("format_name", ["graphml", "gexf", "node-link", "cytoscape"])
def test_a_graph_has_the_complete_records_of_its_network(format_name):
    network = make_small_network()
    graph = read_graph(network, format_name)

    texts = [data[RECORDS_ATTRIBUTE] for _, data in graph.nodes(data=True)]
    texts += [data[RECORDS_ATTRIBUTE] for _, _, data in graph.edges(data=True)]
    records = [record for text in texts for record in read_records(text)]
    claims = [claim for tie in network.ties for claim in tie.claims]
    named = {"altania", "mira", "bank", "riot", "port", "lawyers", "spokesman", "paper-0", "paper-1"}
    assert {record.id for record in records if isinstance(record, Entity)} == named
    assert sorted(map(write, records_of(records, Claim))) == sorted(map(write, claims))
    assert sorted(map(write, records_of(records, PropertyClaim))) == sorted(
        map(write, network.property_claims)
    )
    assert {(a, b) for a, b, _ in graph.edges(data=True)} == {
        (tie.subject, tie.object) for tie in network.ties
    }


def records_of(records, record_type):
    return [record for record in records if isinstance(record, record_type)]


def write(record):
    """Return a record as text without its quote, which no file gives back."""
    return write_records(read_records(write_records([record])))


@pytest.mark.parametrize("format_name", ["graphml", "gexf", "node-link", "cytoscape"])
def test_every_edge_says_its_standing_and_its_mode(format_name):
    graph = read_graph(make_small_network(), format_name)

    assert {(data["label"], data["standing"], data["mode"]) for _, _, data in graph.edges(data=True)} == {
        ("requested extradition of", "corroborated", "actual"),
        ("headed", "reported", "actual"),
        ("disputed: detained", "disputed", "actual"),
        ("feared: kidnap", "alleged", "feared"),
        ("denied: killed", "denied", "actual"),
        ("occurred in", "reported", "actual"),
        ("represented", "reported", "actual"),
        ("criticised", "reported", "actual"),
        ("alleged: accused", "alleged", "actual"),
    }


def test_cytoscape_finds_the_columns_that_it_shows():
    data = json.loads(export(make_network(make_claim("ada MET ben")), "cytoscape"))

    assert data["data"]["name"] == "Ada & others"
    assert {(node["data"]["id"], node["data"]["name"]) for node in data["elements"]["nodes"]} == {
        ("ada", "Ada"),
        ("ben", "Ben"),
    }
    (edge,) = (each["data"] for each in data["elements"]["edges"])
    assert (edge["id"], edge["interaction"]) == ("ada|MET|ben|actual", "met")


def test_a_graph_that_does_not_fit_in_memory_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(graphs, "MAX_TIES", 1)
    network = make_network(make_claim("ada MET ben"), make_claim("ada OWNS bank"))

    with pytest.raises(CasegraphError, match="more than 1 ties") as caught:
        export(network, "graphml")
    assert "choose csv" in caught.value.hint
