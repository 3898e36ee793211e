from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from tests.loaders.graph_files.reading import entities, open_file, read, ties

GRAPH = {
    "nodes": [
        {"id": 1, "who": "Ada Brook", "what": "p", "source": "desk"},
        {"id": 2, "who": "Brook Ltd", "what": "c"},
        {"who": "nobody"},
    ],
    "edges": [
        {"source": 1, "target": 2, "how": "holds"},
        {"source": 1, "target": 2, "how": "cleans"},
    ],
}
MAPPING = """\
dataset: {id: quay, title: Quay}
tables:
  nodes:
    ignore: [parent, source]
    entities:
      node:
        key: [{column: id}]
        name: {column: who}
        kind: {column: what, values: {p: Person, c: Organisation}}
  edges:
    ignore: [id, direction, start, end]
    entities:
      from:
        key: [{column: source}]
        name: {column: source.who}
        kind: {column: source.what, values: {p: Person, c: Organisation}}
      to:
        key: [{column: target}]
        name: {column: target.who}
        kind: {column: target.what, values: {p: Person, c: Organisation}}
    claims:
      - subject: from
        object: to
        type:
          column: how
          values: {holds: OWNS}
          otherwise: {type: LINKED_TO, properties: {role: {column: how}}}
"""


def write(tmp_path: Path, mapping: str) -> tuple[Path, Path]:
    graph, file = tmp_path / "graph.json", tmp_path / "mapping.yaml"
    graph.write_text(json.dumps(GRAPH))
    file.write_text(mapping)
    return graph, file


def test_a_mapping_says_what_nodes_and_edges_are(tmp_path):
    graph, mapping = write(tmp_path, MAPPING)
    reading = read(graph, mapping=mapping)
    assert reading.stream.dataset.title == "Quay"
    assert entities(reading) == {("1", "Person", "Ada Brook"), ("2", "Organisation", "Brook Ltd")}
    assert ties(reading) == {
        ("Ada Brook", "OWNS", "Brook Ltd"),
        ("Ada Brook", "LINKED_TO", "Brook Ltd", "cleans"),
    }
    assert reading.refused == {("graph.json, nodes, row 3", "the node has no id (graph.json, node 3)")}


def test_a_mapping_of_other_tables_is_refused(tmp_path):
    graph, mapping = write(tmp_path, MAPPING.replace("  nodes:", "  people:"))
    with pytest.raises(CasegraphError, match="other tables than a graph file, which has `nodes` and `edges`"):
        open_file(graph, mapping=mapping)
