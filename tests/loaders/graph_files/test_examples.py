"""The files that readers of docs/loaders/graph-files.md can download."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.loaders.graph_files.reading import entities, read, recognise, ties

DOCS = Path(__file__).parents[3] / "docs" / "loaders"
FILES = DOCS / "files"

TIES = {
    ("Ada Brook", "OWNS", "Brook Shipping"),
    ("Brook Shipping", "OWNS", "Heron"),
    ("Ben Ode", "WORKED_AT", "Brook Shipping", "book-keeper"),
    ("Ada Brook", "LINKED_TO", "Ben Ode", "went to school with"),
    ("Heron", "LOCATED_IN", "Dock Four"),
    ("Dock Four", "PART_OF", "Port Sel"),
}
LOADERS = {
    "quay.graphml": "graphml",
    "quay.gexf": "gexf",
    "quay-node-link.json": "node-link",
    "quay.cyjs": "cytoscape",
    "quay-gephi-lite.json": "gephi-lite",
    "quay-neo4j": "neo4j-csv",
}


@pytest.mark.parametrize("name", LOADERS)
def test_every_format_says_the_same(name):
    assert recognise(FILES / name) == [LOADERS[name]]
    reading = read(FILES / name)
    assert entities(reading) == {
        ("ada", "Person", "Ada Brook"),
        ("ben", "Person", "Ben Ode"),
        ("firm", "Organisation", "Brook Shipping"),
        ("heron", "Asset", "Heron"),
        ("port", "Place", "Port Sel"),
        ("dock", "Place", "Dock Four"),
    }
    assert ties(reading) == TIES
    assert {(claim.property, claim.value) for claim in reading.property_claims} == {("born", "1961-04")}
    assert {(claim.valid_from, claim.valid_until) for claim in reading.claims} == {
        ("2012-03-01", "2016-06"),
        ("2014", None),
        (None, None),
    }
    assert {dict(claim.properties).get("share") for claim in reading.claims} == {60, None}
    assert {dict(claim.properties).get("weight") for claim in reading.claims} == {3, None}
    assert reading.refused == set()


def test_the_network_of_pajek_has_one_kind():
    assert recognise(FILES / "quay.net") == ["pajek"]
    assert ties(read(FILES / "quay.net", kind="Person")) == {
        ("Ada Brook", "LINKED_TO", "Ben Ode", "lent money to"),
        ("Ada Brook", "MET", "Cy Marl"),
        ("Ben Ode", "MET", "Cy Marl"),
    }


def test_the_mapping_gives_words_another_meaning():
    reading = read(FILES / "quay.graphml", mapping=FILES / "quay-mapping.yaml")
    assert ties(reading) == {
        *(tie for tie in TIES if tie[1] in {"OWNS", "LOCATED_IN"}),
        ("Ben Ode", "WORKED_AT", "Brook Shipping"),
        ("Ada Brook", "ASSOCIATE_OF", "Ben Ode"),
    }
    assert reading.refused == set()


def test_the_page_names_every_file_and_only_files_that_are_there():
    named = set(re.findall(r"\]\(files/([\w./-]+)\)", (DOCS / "graph-files.md").read_text()))
    assert named == {*LOADERS, "quay.net", "quay-mapping.yaml"}
    assert all((FILES / name).exists() for name in named)
