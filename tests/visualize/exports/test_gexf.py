"""GEXF, as Gephi expects it: intervals of days on edges, and the dates as claims give them beside them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.graph.make_records import make_claim
from tests.visualize.example_networks import make_small_network
from tests.visualize.exports.export_network import export, make_network

GEXF = "{http://www.gexf.net/1.2draft}"


def read_edges(network):
    """Return for each edge its interval or spells, and its attributes by their titles."""
    graph = ElementTree.fromstring(export(network, "gexf")).find(f"{GEXF}graph")
    titles = {
        attribute.get("id"): attribute.get("title")
        for declared in graph.iter(f"{GEXF}attributes")
        if declared.get("class") == "edge"
        for attribute in declared
    }
    return [
        (
            [(edge.get("start"), edge.get("end"))]
            if edge.get("start") or edge.get("end")
            else [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{GEXF}spell")],
            {titles[value.get("for")]: value.get("value") for value in edge.iter(f"{GEXF}attvalue")},
        )
        for edge in graph.iter(f"{GEXF}edge")
    ]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("2012", "2014-02")], [("2012-01-01", "2014-02-28")]),
        ([("2012-05-29", "2012-05-29")], [("2012-05-29", "2012-05-29")]),
        ([("2013-05-31T23:30+02:00", None)], [("2013-05-31", None)]),
        ([(None, "2012")], [(None, "2012-12-31")]),
        ([(None, None)], []),
        ([("2012", "2012"), (None, None)], [("2012-01-01", "2012-12-31")]),
        (
            [("2001", "2003"), ("2008-02", None)],
            [("2001-01-01", "2003-12-31"), ("2008-02-01", None)],
        ),
    ],
)
def test_an_edge_exists_as_long_as_its_claims_allow(spans, expected):
    sources = ("paper", "blog")
    claims = [
        make_claim("ada OWNS bank", source, valid_from=start, valid_until=end)
        for source, (start, end) in zip(sources, spans, strict=False)
    ]
    ((intervals, _),) = read_edges(make_network(*claims))

    assert intervals == expected


def test_a_date_stays_as_imprecise_as_it_is_beside_its_interval():
    ((_, attributes),) = read_edges(make_network(make_claim("ada OWNS bank", valid_from="2012")))

    names = ("valid_from", "valid_until", "first_day", "last_day", "ended")
    assert [attributes[name] for name in names] == ["2012", "", "2012-01-01", "", "false"]


def test_a_denial_gives_no_interval():
    dated = {"valid_from": "2012", "valid_until": "2012"}
    network = make_network(
        make_claim("ada OWNS bank"),
        make_claim("ada OWNS bank", "blog", said_by=("ben",), stance="denied", **dated),
    )

    assert [intervals for intervals, _ in read_edges(network)] == [[]]


def test_the_file_has_the_structure_of_the_format():
    root = ElementTree.fromstring(export(make_small_network(), "gexf"))
    graph = root.find(f"{GEXF}graph")

    assert root.get("version") == "1.2"
    assert root.find(f"{GEXF}meta/{GEXF}creator").text == "Casegraph"
    assert {name: graph.get(name) for name in ("mode", "timeformat", "defaultedgetype")} == {
        "mode": "dynamic",
        "timeformat": "date",
        "defaultedgetype": "directed",
    }
    assert {child.tag.removeprefix(GEXF) for child in graph} == {"attributes", "nodes", "edges"}
    nodes = {node.get("id"): node.get("label") for node in graph.iter(f"{GEXF}node")}
    assert nodes == {
        "altania": "Altania",
        "mira": "Mira Vell",
        "bank": "Bank of Altania",
        "riot": "Riot at Port Sel",
        "port": "Port Sel",
        "lawyers": "lawyers of Mira Vell",
    }
    edges = [edge.attrib for edge in graph.iter(f"{GEXF}edge")]
    assert {edge["id"] for edge in edges} == {tie.id for tie in make_small_network().ties}
    assert {edge["source"] for edge in edges} | {edge["target"] for edge in edges} == nodes.keys()
