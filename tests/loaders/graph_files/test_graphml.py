from __future__ import annotations

from pathlib import Path

import networkx
import pytest

from graph.errors import CasegraphError
from tests.loaders.graph_files.reading import entities, read, recognise, ties

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
KEYS = (
    '<key id="n0" for="node" attr.name="name" attr.type="string"/>\n'
    '<key id="n1" for="node" attr.name="kind" attr.type="string"/>\n'
    '<key id="e0" for="edge" attr.name="relation" attr.type="string"/>\n'
    '<key id="e1" for="edge" attr.name="weight" attr.type="double"/>\n'
)


def write(tmp_path: Path, body: str, direction: str = "directed", keys: str = KEYS) -> Path:
    path = tmp_path / "graph.graphml"
    path.write_text(f'{HEAD}{keys}<graph edgedefault="{direction}">{body}</graph></graphml>')
    return path


def node(id_: str, name: str, kind: str, inner: str = "") -> str:
    return f'<node id="{id_}"><data key="n0">{name}</data><data key="n1">{kind}</data>{inner}</node>\n'


PEOPLE = node("a", "Ada Brook", "Person") + node("b", "Brook Ltd", "Company") + node("c", "Cal Ode", "person")


def test_nodes_become_entities_and_edges_claims(tmp_path):
    edges = (
        '<edge id="1" source="a" target="b"><data key="e0">OWNS</data><data key="e1">2.5</data></edge>'
        '<edge id="2" source="a" target="c"><data key="e0">went to school with</data></edge>'
        '<edge id="3" source="a" target="c"><data key="e1">7</data></edge>'
        '<edge id="4" source="b" target="c"><data key="e0">owned by</data></edge>'
    )
    reading = read(write(tmp_path, PEOPLE + edges))
    assert entities(reading) == {
        ("a", "Person", "Ada Brook"),
        ("b", "Organisation", "Brook Ltd"),
        ("c", "Person", "Cal Ode"),
    }
    assert reading.entities["graph/b"].properties == {"type": "Company"}
    assert ties(reading) == {
        ("Ada Brook", "OWNS", "Brook Ltd"),
        ("Ada Brook", "LINKED_TO", "Cal Ode", "went to school with"),
        ("Ada Brook", "LINKED_TO", "Cal Ode"),
        ("Cal Ode", "OWNS", "Brook Ltd"),
    }
    assert {(claim.locator, claim.note, claim.properties.get("weight")) for claim in reading.claims} == {
        ("entity 1", "weight: 2.5", None),
        ("entity 2", None, None),
        ("entity 3", None, 7),
        ("entity 4", None, None),
    }
    assert reading.refused == set()


def test_a_type_that_does_not_join_the_kinds_stays_as_words(tmp_path):
    edge = '<edge source="b" target="a"><data key="e0">married to</data></edge>'
    reading = read(write(tmp_path, PEOPLE + edge))
    assert ties(reading) == {("Brook Ltd", "LINKED_TO", "Ada Brook", "married to")}
    message = "'married to' is kept as the role of LINKED_TO, because it does not join Organisation to Person"
    assert reading.findings[message] == 1


def test_without_a_direction_only_one_that_the_kinds_allow_is_taken(tmp_path):
    edges = (
        '<edge id="1" source="b" target="a"><data key="e0">owns</data></edge>'
        '<edge id="2" source="a" target="c"><data key="e0">parent of</data></edge>'
        '<edge id="3" source="a" target="c"><data key="e0">married to</data></edge>'
        '<edge id="4" source="c" target="a" directed="true"><data key="e0">parent of</data></edge>'
    )
    reading = read(write(tmp_path, PEOPLE + edges, "undirected"))
    # A company owns no person; which of two people is the parent is not said.
    assert ties(reading) == {
        ("Ada Brook", "OWNS", "Brook Ltd"),
        ("Ada Brook", "LINKED_TO", "Cal Ode", "parent of"),
        ("Ada Brook", "MARRIED_TO", "Cal Ode"),
        ("Cal Ode", "PARENT_OF", "Ada Brook"),
    }


def test_parallel_edges_are_all_kept(tmp_path):
    edges = '<edge source="a" target="b"/>' * 3 + '\n<edge id="x" source="a" target="b"/>' * 2
    reading = read(write(tmp_path, PEOPLE + edges + '<edge id="y" source="a" target="b"/>'))
    assert {claim.locator for claim in reading.claims} == {
        *("line 10", "entity line-10.2", "entity line-10.3"),
        # An id that stands twice is no place.
        *("line 11", "line 12"),
        "entity y",
    }
    assert ties(reading) == {("Ada Brook", "LINKED_TO", "Brook Ltd")}


def test_what_is_wrong_with_one_node_or_edge_is_refused_with_its_place(tmp_path):
    body = (
        node("a", "Ada Brook", "Person")
        + node("a", "Somebody Else", "Person")
        + "<node><data key='n0'>Nobody</data></node>\n"
        + node("d", "Ship", "spaceship")
        + '<edge source="a" target="a"/>\n'
        + '<edge source="a" target="zz"/>\n'
        + '<edge source="a"/>\n'
        + '<hyperedge><endpoint node="a"/></hyperedge>'
    )
    reading = read(write(tmp_path, body), kind=None)
    assert entities(reading) == {("a", "Person", "Ada Brook")}
    assert reading.claims == []
    assert {(place, reason.split(";")[0]) for place, reason in reading.refused} == {
        ("graph.graphml, line 8", "is the same record as an earlier one"),
        ("graph.graphml, line 9", "the node has no id"),
        ("graph.graphml, line 10", "kind: 'spaceship' is not a kind"),
        ("graph.graphml, line 11", "object: joins an entity to itself"),
        ("graph.graphml, line 12", "object: there is no entity 'graph/zz'"),
        ("graph.graphml, line 13", "the edge has no source or no target"),
        ("graph.graphml, line 14", "a hyperedge joins more than two nodes, a claim joins two"),
    }


def test_a_graph_inside_a_node_holds_its_parts(tmp_path):
    inside = f'<graph edgedefault="directed">{node("h1", "Hull Dock", "Place")}</graph>'
    edge = '<edge source="h1" target="a"/>'
    reading = read(write(tmp_path, node("h", "Hull", "Place", inside) + node("a", "Ada", "Person") + edge))
    assert ties(reading) == {("Hull Dock", "PART_OF", "Hull"), ("Hull Dock", "LINKED_TO", "Ada")}


def test_labels_and_groups_of_yed_are_read(tmp_path):
    keys = (
        '<key for="node" id="d6" yfiles.type="nodegraphics"/>'
        '<key for="edge" id="d9" yfiles.type="edgegraphics"/>'
    )
    y = 'xmlns:y="http://www.yworks.com/xml/graphml"'
    body = (
        f'<node id="n0"><data key="d6"><y:ShapeNode {y}><y:Geometry x="1" y="2"/>'
        "<y:NodeLabel>Ada Brook</y:NodeLabel></y:ShapeNode></data></node>"
        f'<node id="n1" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode {y}><y:Realizers>'
        "<y:GroupNode><y:NodeLabel>Clerks</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode>"
        '</data><graph><node id="n1::n0"/></graph></node>'
        f'<edge source="n0" target="n1"><data key="d9"><y:PolyLineEdge {y}>'
        "<y:EdgeLabel>knows</y:EdgeLabel></y:PolyLineEdge></data></edge>"
    )
    reading = read(write(tmp_path, body, keys=keys), kind="Person")
    assert ties(reading) == {
        ("Ada Brook", "LINKED_TO", "Clerks", "knows"),
        ("n1::n0", "PART_OF", "Clerks"),
    }
    assert reading.findings == {"positions, sizes and colours of nodes are not kept yet": 1}


def test_defaults_and_repeated_values_count(tmp_path):
    keys = (
        '<key id="k" for="node" attr.name="kind"><default>Person</default></key>'
        '<key id="a" for="all" attr.name="aliases"/>'
        '<key id="r" for="edge" attr.name="relation"><default>met</default></key>'
    )
    body = (
        '<node id="x"><data key="a">X.</data><data key="a">Xenia</data><desc>A clerk</desc></node>'
        '<node id="y"><data key="k">Group</data></node><edge source="x" target="y"/>'
    )
    reading = read(write(tmp_path, body, keys=keys))
    assert entities(reading) == {("x", "Person", "x"), ("y", "Group", "y")}
    assert reading.entities["graph/x"].aliases == ("X.", "Xenia")
    assert {(claim.property, claim.value) for claim in reading.property_claims} == {
        ("description", "A clerk")
    }
    assert ties(reading) == {("x", "MET", "y")}


def test_what_networkx_writes_is_read(tmp_path):
    graph = networkx.MultiDiGraph(title="Made by networkx")
    graph.add_node("x/1", label="Ada", kind="Person", born=1970, x=1.5)
    graph.add_node(17, label="Brook", kind="Organisation", latitude=53.5)
    graph.add_edge(
        "x/1", 17, key="first", edge_type="OWNS", share=51.5, valid_from="2012", valid_until="2014-05"
    )
    graph.add_edge("x/1", 17, key="second", edge_type="WORKED_AT", role="clerk", ended=True)
    path = tmp_path / "made.graphml"
    networkx.write_graphml(graph, path)
    reading = read(path)
    assert reading.stream.dataset.title == "Made by networkx"
    assert entities(reading) == {("x%2F1", "Person", "Ada"), ("17", "Organisation", "Brook")}
    assert {
        (
            claim.edge_type,
            claim.locator,
            claim.valid_from,
            claim.valid_until,
            claim.ended,
            *claim.properties.values(),
        )
        for claim in reading.claims
    } == {
        ("OWNS", "entity first", "2012", "2014-05", False, 51.5),
        ("WORKED_AT", "entity second", None, None, True, "clerk"),
    }
    assert {(claim.property, claim.value) for claim in reading.property_claims} >= {("born", "1970")}
    assert "attribute 'latitude' of nodes is not kept" in reading.findings


def test_a_file_without_kinds_says_how_to_give_them(tmp_path):
    body = '<node id="a"><data key="n0">Ada</data></node><node id="b"/>'
    with pytest.raises(CasegraphError) as caught:
        read(write(tmp_path, body))
    assert caught.value.message == "graph.graphml does not say of what kind its 2 nodes are."
    assert "--kind Person" in caught.value.hint
    assert caught.value.hint.endswith("Attributes of its nodes: name (Ada).")
    assert entities(read(write(tmp_path, body), kind="Person")) == {
        ("a", "Person", "Ada"),
        ("b", "Person", "b"),
    }
    with pytest.raises(CasegraphError, match="--kind: 'Persn' is not a kind; near it: Person"):
        read(write(tmp_path, body), kind="Persn")


def test_an_empty_graph_is_a_source_without_claims(tmp_path):
    reading = read(write(tmp_path, ""))
    assert (reading.entities, reading.claims, len(reading.sources)) == ({}, [], 1)
    assert reading.findings == {"the file has no nodes": 1}


def test_a_limit_leaves_out_edges_to_what_is_left_out(tmp_path):
    edges = '<edge source="a" target="c"/><edge source="a" target="b"/><edge source="b" target="a"/>'
    reading = read(write(tmp_path, PEOPLE + edges), limit=2)
    assert entities(reading) == {("a", "Person", "Ada Brook"), ("b", "Organisation", "Brook Ltd")}
    assert ties(reading) == {("Ada Brook", "LINKED_TO", "Brook Ltd")}
    assert reading.refused == set()


def test_the_root_element_decides(tmp_path):
    path = write(tmp_path, "")
    assert recognise(path) == ["graphml"]
    renamed = path.rename(tmp_path / "graph.xml")
    assert recognise(renamed) == ["graphml"]
    renamed.write_text("<!-- <graphml> --><html><body/></html>")
    assert recognise(renamed) == []
    renamed.write_bytes(write(tmp_path, "").read_text().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert recognise(renamed) == ["graphml"]
    assert len(read(renamed).sources) == 1
