"""What is exported from the bundled case and loaded again has the same ties, standing included."""

from __future__ import annotations

import json
from dataclasses import replace

import networkx
import pytest

from graph.model import Dataset
from graph.presentation import RECORDS_ATTRIBUTE, read_records
from graph.reading import Selection, load_in_parts, load_network
from loaders.writer import load
from tests.fill_store import empty_store
from visualize.exports import EXPORT_FORMATS


def describe(store):
    """Return all ties with their standing, their mode and how many claims they have; and property claims."""
    network = load_network(store, Selection())
    ties = {(tie.id, tie.standing, len(tie.claims), tuple(sorted(tie.origins))) for tie in network.ties}
    properties = {
        (claim.entity, claim.property, str(claim.value), claim.source, claim.stance)
        for claim in network.property_claims
    }
    return ties, properties


@pytest.fixture
def exported(bundled_store, tmp_path):
    """Exports the bundled case as a file of a format, and empties the store."""

    def call(format_name):
        path = tmp_path / f"case.{EXPORT_FORMATS[format_name].suffix}"
        with path.open("wb") as file:
            EXPORT_FORMATS[format_name].write(
                load_in_parts(bundled_store, Selection()), bundled_store.ontology, file
            )
        empty_store(bundled_store)
        return path

    return call


def test_the_records_in_a_graph_make_the_same_case(bundled_store, exported):
    before = describe(bundled_store)
    graph = networkx.node_link_graph(json.loads(exported("node-link").read_bytes()), edges="edges")
    texts = [data[RECORDS_ATTRIBUTE] for _, data in graph.nodes(data=True)]
    texts += [data[RECORDS_ATTRIBUTE] for _, _, data in graph.edges(data=True)]
    records = [replace(record, dataset="again") for text in texts for record in read_records(text)]
    report = load(bundled_store, Dataset(id="again", title="Again"), records)

    assert report.refused == ()
    assert describe(bundled_store) == before
