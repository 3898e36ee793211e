from __future__ import annotations

from pathlib import Path

import networkx

from tests.loaders.graph_files.reading import entities, read, ties

ATTRIBUTES = (
    '<attributes class="node"><attribute id="0" title="kind" type="string"/>'
    '<attribute id="1" title="born" type="string"/></attributes>'
    '<attributes class="edge"><attribute id="0" title="since" type="string"/></attributes>'
)


def write(tmp_path: Path, nodes: str, edges: str = "", graph: str = "", version: str = "1.3") -> Path:
    path = tmp_path / "graph.gexf"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/{version}" '
        f'xmlns:viz="http://gexf.net/{version}/viz" version="{version}">\n'
        '<meta lastmodifieddate="2024-03-01"><creator>Ada Brook</creator><title>Quay</title>'
        "<description>Who met whom</description></meta>\n"
        f"<graph {graph}>{ATTRIBUTES}\n<nodes>\n{nodes}</nodes>\n<edges>\n{edges}</edges></graph></gexf>"
    )
    return path


def node(id_: str, label: str, inner: str = "", **attributes: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<node id="{id_}" label="{label}"{written}>{inner}</node>\n'


TWO = node("a", "Ada") + node("b", "Ben")


def test_the_file_says_who_made_it_and_when(tmp_path):
    reading = read(write(tmp_path, TWO), kind="Person")
    assert reading.stream.dataset.title == "Quay"
    assert reading.stream.dataset.description == "Who met whom"
    (source,) = reading.sources.values()
    assert (source.title, source.published) == ("Quay", "2024-03-01")
    assert source.published_basis == "when the file was changed last, as it says"
    assert source.note == "The file names as its creator: Ada Brook"
    assert source.author == ()


def test_declared_attributes_are_read_by_their_titles(tmp_path):
    values = '<attvalues><attvalue for="0" value="Person"/><attvalue for="1" value="1970-02"/></attvalues>'
    since = '<attvalues><attvalue for="0" value="2011"/></attvalues>'
    edge = f'<edge id="1" source="a" target="b" kind="MET">{since}</edge>'
    reading = read(write(tmp_path, node("a", "Ada", values) + node("b", "Ben", values), edge))
    assert ties(reading) == {("Ada", "MET", "Ben")}
    assert [(claim.valid_from, claim.valid_until) for claim in reading.claims] == [("2011", None)]
    assert {(claim.entity, claim.property, claim.value) for claim in reading.property_claims} == {
        ("graph/a", "born", "1970-02"),
        ("graph/b", "born", "1970-02"),
    }


def test_spells_are_claims_with_their_dates(tmp_path):
    edge = (
        '<edge id="7" source="a" target="b"><spells><spell start="2010-01-01" end="2010-12-31"/>'
        '<spell start="2012-01-01T00:00:00Z"/><spell start="2010-01-01" end="2010-12-31"/></spells></edge>'
        '<edge id="8" source="b" target="a" start="2015"/>'
    )
    graph = 'defaultedgetype="directed" timeformat="date"'
    reading = read(write(tmp_path, TWO, edge, graph), kind="Person")
    assert {(claim.locator, claim.valid_from, claim.valid_until) for claim in reading.claims} == {
        ("entity 7", "2010-01-01", "2010-12-31"),
        ("entity 7#2", "2012-01-01T00:00Z", None),
        ("entity 8", "2015", None),
    }


def test_times_that_are_numbers_are_no_dates(tmp_path):
    edge = '<edge id="7" source="a" target="b" start="2009.0" end="2011"/>'
    reading = read(write(tmp_path, TWO, edge, 'mode="dynamic" timeformat="double"'), kind="Person")
    (claim,) = reading.claims
    assert (claim.valid_from, claim.valid_until, claim.note) == (None, None, "time: 2009.0 to 2011")
    assert reading.findings["times of edges that are no dates are in the note"] == 1


def test_without_a_format_times_are_numbers_unless_they_are_written_as_dates(tmp_path):
    edges = (
        '<edge id="1" source="a" target="b" start="2009" end="2011.5"/>'
        '<edge id="2" source="a" target="b" start="2009-03-01" end="2010"/>'
        '<edge id="3" source="a" target="b" start="-2009"/>'
        '<edge id="4" source="a" target="b"><attvalues><attvalue for="0" value="2011"/></attvalues></edge>'
    )
    reading = read(write(tmp_path, TWO, edges, 'mode="dynamic"'), kind="Person")
    assert {(each.locator, each.valid_from, each.valid_until, each.note) for each in reading.claims} == {
        ("entity 1", None, None, "time: 2009 to 2011.5"),
        ("entity 2", "2009-03-01", None, "time: 2009-03-01 to 2010"),
        ("entity 3", None, None, "time: -2009 to "),
        ("entity 4", "2011", None, None),
    }


def test_mutual_edges_hold_in_both_directions(tmp_path):
    edges = (
        '<edge id="1" source="a" target="b" type="mutual" label="accused"/>'
        '<edge id="2" source="a" target="b" type="mutual" label="met"/>'
        '<edge id="3" source="a" target="b" type="mutual" label="wrote to"/>'
    )
    reading = read(write(tmp_path, TWO, edges), kind="Person")
    assert ties(reading) == {
        ("Ada", "ACCUSED", "Ben"),
        ("Ben", "ACCUSED", "Ada"),
        ("Ada", "MET", "Ben"),
        ("Ada", "LINKED_TO", "Ben", "wrote to"),
    }


def test_parts_of_nodes_are_claims_however_they_are_written(tmp_path):
    nodes = (
        node("top", "Port", "<nodes>" + node("in", "Dock") + "</nodes>")
        + node("pid", "Crane", pid="top")
        + node("two", "Rope", '<parents><parent for="in"/><parent for="pid"/></parents>')
    )
    reading = read(write(tmp_path, nodes), kind="Place")
    assert ties(reading) == {
        ("Dock", "PART_OF", "Port"),
        ("Crane", "PART_OF", "Port"),
        ("Rope", "PART_OF", "Dock"),
        ("Rope", "PART_OF", "Crane"),
    }


def test_parts_that_hold_each_other_are_refused(tmp_path):
    nodes = (
        node("a", "Ada", pid="c")
        + node("b", "Ben", pid="a")
        + node("c", "Cy", pid="b")
        + node("d", "Di", pid="a")
        + node("e", "Ed", pid="e")
    )
    reading = read(write(tmp_path, nodes), kind="Group")
    assert len(reading.entities) == 5
    assert ties(reading) == {("Di", "PART_OF", "Ada")}
    assert {place for place, reason in reading.refused if "part of itself" in reason} == {
        f"graph.gexf, line {line}" for line in (6, 7, 8, 10)
    }


def test_defaults_and_values_that_change_count(tmp_path):
    graph = write(tmp_path, node("a", "Ada") + node("b", "Ben"))
    text = graph.read_text().replace(
        '<attribute id="0" title="kind" type="string"/>',
        '<attribute id="0" title="kind" type="string"><default>Person</default></attribute>',
    )
    values = '<attvalue for="1" value="1970" end="2001"/><attvalue for="1" value="1971" start="2001"/>'
    graph.write_text(text.replace('label="Ada">', f'label="Ada"><attvalues>{values}</attvalues>'))
    reading = read(graph)
    assert {kind for _, kind, _ in entities(reading)} == {"Person"}
    # Only one of two dates of birth can be true, and the file does not say which.
    assert reading.property_claims == []
    assert reading.findings == {
        "the kinds of nodes are read from 'kind'": 2,
        "attribute 'born' of nodes is not kept": 1,
        "attribute 'times of attributes' of nodes is not kept": 1,
    }


def test_drawing_is_named_once(tmp_path):
    inner = '<viz:position x="1" y="2"/><viz:color r="1" g="2" b="3"/><viz:size value="3"/>'
    reading = read(write(tmp_path, node("a", "Ada", inner) + node("b", "Ben", inner)), kind="Person")
    assert reading.findings == {"positions, sizes and colours of nodes are not kept yet": 2}


def test_what_networkx_writes_is_read(tmp_path):
    for version in ("1.1draft", "1.2draft", "1.3"):
        graph = networkx.DiGraph()
        graph.add_node("a", label="Ada", kind="Person")
        graph.add_node("b", label="Brook", kind="Organisation", start="2001", end="2003")
        graph.add_edge("a", "b", id="5", label="owns", weight=2.0, start="2010", end="2011")
        path = tmp_path / f"{version}.gexf"
        networkx.write_gexf(graph, path, version=version)
        reading = read(path)
        assert entities(reading) == {("a", "Person", "Ada"), ("b", "Organisation", "Brook")}
        assert [
            (each.edge_type, each.locator, each.valid_from, each.valid_until, each.note)
            for each in reading.claims
        ] == [("OWNS", "entity 5", "2010", "2011", "weight: 2")]
