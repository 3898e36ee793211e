from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx
import pytest

from graph.errors import CasegraphError
from loaders.graph_files import json_document
from tests.loaders.graph_files.reading import entities, open_file, read, recognise, ties

NODES = [
    {"id": "a", "name": "Ada", "kind": "Person", "aliases": ["A.", "Adele"], "born": 1970},
    {"id": 17, "name": "Brook", "kind": "Organisation", "founded": {"year": 1999, "place": None}},
]
EDGES = [
    {"source": "a", "target": 17, "type": "OWNS", "share": 51.5},
    {"source": "a", "target": "17", "key": 1, "label": "has a key to", "value": 3},
]


def write(tmp_path: Path, document: Any, name: str = "graph.json") -> Path:
    path = tmp_path / name
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def refuse(path: Path) -> str:
    with pytest.raises(CasegraphError) as caught:
        list(open_file(path, kind="Person").read())
    return caught.value.message


@pytest.mark.parametrize("key", ["links", "edges"])
def test_node_link_json_is_read_in_both_spellings(key, tmp_path):
    path = write(tmp_path, {"directed": True, "graph": {"title": "Quay"}, "nodes": NODES, key: EDGES})
    assert recognise(path) == ["node-link"]
    reading = read(path)
    assert reading.stream.dataset.title == "Quay"
    assert entities(reading) == {("a", "Person", "Ada"), ("17", "Organisation", "Brook")}
    assert reading.entities["graph/a"].aliases == ("A.", "Adele")
    assert ties(reading) == {("Ada", "OWNS", "Brook"), ("Ada", "LINKED_TO", "Brook", "has a key to")}
    assert {(claim.locator, *sorted(map(str, claim.properties.values()))) for claim in reading.claims} == {
        ("row 1", "51.5"),
        ("row 2", "3", "has a key to"),
    }
    assert reading.findings["attribute 'founded.year' of nodes is not kept"] == 1


def test_old_files_of_d3_count_nodes_from_zero(tmp_path):
    nodes = [{"name": "Ada", "group": 1}, {"name": "Ben", "group": 2}]
    links = [{"source": 0, "target": 1, "value": 5}, {"source": 1, "target": 2}]
    reading = read(write(tmp_path, {"nodes": nodes, "links": links}), kind="Person")
    assert entities(reading) == {("0", "Person", "Ada"), ("1", "Person", "Ben")}
    assert ties(reading) == {("Ada", "LINKED_TO", "Ben")}
    assert {reason for _, reason in reading.refused} == {"object: there is no entity 'graph/2'"}


def test_a_file_of_graphology_is_read(tmp_path):
    document = {
        "attributes": {"name": "Quay"},
        "options": {"type": "mixed", "multi": True},
        "nodes": [{"key": "a", "attributes": {"label": "Ada"}}, {"key": "b", "attributes": {"label": "Ben"}}],
        "edges": [
            {"key": "e1", "source": "a", "target": "b", "attributes": {"relation": "parent of"}},
            {
                "key": "e2",
                "source": "a",
                "target": "b",
                "undirected": True,
                "attributes": {"relation": "parent of"},
            },
        ],
    }
    reading = read(write(tmp_path, document), kind="Person")
    assert reading.stream.dataset.title == "Quay"
    assert {(claim.locator, claim.edge_type) for claim in reading.claims} == {
        ("entity e1", "PARENT_OF"),
        ("entity e2", "LINKED_TO"),
    }


def test_what_networkx_writes_is_read(tmp_path):
    graph = networkx.MultiGraph()
    graph.add_node(("a", 1), label="Ada")
    graph.add_edge(("a", 1), 2.5, relation="met", weight=float(2))
    graph.add_edge(("a", 1), 2.5, relation="met", weight=3)
    paths = [
        write(tmp_path, networkx.node_link_data(graph, edges=key), f"{key}.json")
        for key in ("links", "edges")
    ]
    for path in paths:
        reading = read(path, kind="Person")
        assert ties(reading) == {("Ada", "MET", "2.5")}
        assert {(claim.locator, claim.note) for claim in reading.claims} == {
            ("row 1", "weight: 2"),
            ("row 2", "weight: 3"),
        }


def test_cytoscape_json_is_read_with_its_groups(tmp_path):
    nodes = [
        {"data": {"id": "g", "name": "Harbour", "SUID": 1, "selected": False}},
        {"data": {"id": "a", "name": "Dock", "parent": "g"}, "position": {"x": 1, "y": 2}},
    ]
    edges = [{"data": {"id": "e", "source": "a", "target": "g", "interaction": "near"}}]
    document = {"data": {"name": "Quay"}, "elements": {"nodes": nodes, "edges": edges}}
    flat = [{"group": "nodes", **node} for node in nodes] + [{"group": "edges", **edge} for edge in edges]
    for each in (document, {"elements": flat}, flat):
        path = write(tmp_path, each, "graph.cyjs")
        assert recognise(path) == ["cytoscape"]
        reading = read(path, kind="Place")
        assert ties(reading) == {("Dock", "PART_OF", "Harbour"), ("Dock", "NEAR", "Harbour")}
        assert reading.findings == {"positions, sizes and colours of nodes are not kept yet": 1}


def test_what_networkx_writes_for_cytoscape_is_read(tmp_path):
    graph = networkx.MultiDiGraph(title="Quay")
    graph.add_node(1, kind="Person", name="Ada")
    graph.add_node(2, kind="Organisation", name="Brook")
    graph.add_edge(1, 2, key="x", label="owns")
    graph.add_edge(1, 2, key="y", label="owns")
    reading = read(write(tmp_path, networkx.cytoscape_data(graph)))
    assert reading.stream.dataset.title == "Quay"
    assert {(claim.edge_type, claim.locator) for claim in reading.claims} == {
        ("OWNS", "entity x"),
        ("OWNS", "entity y"),
    }


def test_a_file_of_gephi_lite_is_read(tmp_path):
    document = {
        "type": "gephi-lite",
        "graphDataset": {
            "nodeData": {"a": {"label": "Ada"}, "b": {"label": "Ben"}},
            "edgeData": {"e": {"weight": 3}},
            "layout": {"a": {"x": 1, "y": 2}},
            "metadata": {"title": "Quay"},
            "fullGraph": {
                "options": {"type": "undirected"},
                "nodes": [{"key": "a"}, {"key": "b"}],
                "edges": [{"key": "e", "source": "a", "target": "b"}],
            },
        },
    }
    path = write(tmp_path, document)
    assert recognise(path) == ["gephi-lite"]
    reading = read(path, kind="Person")
    assert reading.stream.dataset.title == "Quay"
    assert ties(reading) == {("Ada", "LINKED_TO", "Ben")}
    assert [(claim.locator, claim.properties) for claim in reading.claims] == [("entity e", {"weight": 3})]


def test_other_json_is_not_recognised(tmp_path):
    for document in (
        {"id": "a", "schema": "Person", "properties": {"name": ["Ada"]}},
        [{"statementId": "x", "data": {}}],
        {"nodes_of": []},
        [1, 2],
        {"type": "FeatureCollection", "features": []},
    ):
        assert recognise(write(tmp_path, document)) == []


def test_what_is_wrong_with_one_element_is_refused_with_its_place(tmp_path):
    nodes = [{"id": "a"}, 7, {"name": "Nobody"}, {"id": "a"}, {"id": {"x": 1}}, {"id": True}]
    edges = [{"source": "a"}, "a-b", {"source": "a", "target": "a"}, {"source": "a", "target": None}]
    reading = read(write(tmp_path, {"nodes": nodes, "edges": edges}), kind="Person")
    assert entities(reading) == {("a", "Person", "a")}
    assert reading.refused == {
        ("graph.json, node 2", "is no object of JSON"),
        ("graph.json, node 3", "the node has no id"),
        ("graph.json, node 4", "is the same record as an earlier one"),
        ("graph.json, node 5", "the node has no id"),
        ("graph.json, node 6", "the node has no id"),
        ("graph.json, edge 1", "the edge has no source or no target"),
        ("graph.json, edge 2", "is no object of JSON"),
        ("graph.json, edge 3", "object: joins an entity to itself"),
        ("graph.json, edge 4", "the edge has no source or no target"),
    }


def test_damaged_and_hostile_json_is_refused(tmp_path):
    good = json.dumps({"nodes": NODES, "links": EDGES})
    assert refuse(write(tmp_path, good[:-5])).startswith("graph.json cannot be read: it is not JSON: ")
    assert refuse(write(tmp_path, good.replace("51.5", "NaN"))) == (
        "graph.json cannot be read: it is not JSON: NaN is not a number."
    )
    deep = '{"nodes": [], "links": ' + "[" * 100_000 + "]" * 100_000 + "}"
    assert refuse(write(tmp_path, deep)) == (
        "graph.json cannot be read: its JSON is nested more than 64 levels deep."
    )
    twice = good.replace('"links"', '"nodes"')
    assert refuse(write(tmp_path, twice)) == (
        "graph.json cannot be read: The key 'nodes' stands twice in one object of the JSON."
    )
    latin = write(tmp_path, "")
    latin.write_bytes('{"nodes": [{"id": "Zoë"}]}'.encode("latin-1"))
    assert refuse(latin) == "graph.json cannot be read: it is not JSON: it is not UTF-8 at byte 21."
    assert refuse(write(tmp_path, {"nodes": {"a": 1}})) == "graph.json: nodes is not a list."
    assert refuse(write(tmp_path, {"elements": 5})) == "graph.json: elements is not an object of JSON."


def test_a_file_that_is_too_large_names_better_formats(tmp_path, monkeypatch):
    monkeypatch.setattr(json_document, "MAX_BYTES", 100)
    path = write(tmp_path, {"nodes": NODES, "links": EDGES})
    with pytest.raises(CasegraphError, match=r"a graph file of JSON is read whole, up to 0 MB") as caught:
        open_file(path)
    assert caught.value.hint.startswith("Save it as GraphML or GEXF, or as Neo4j's CSV files")
