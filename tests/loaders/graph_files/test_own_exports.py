"""What Casegraph exports loads again to the same records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.derived import NetworkRecords, build_network
from graph.model import Claim, Entity, PropertyClaim, Record, Source
from tests.loaders.graph_files.reading import ONTOLOGY, open_file, recognise
from tests.visualize.example_networks import make_small_network
from visualize.exports import EXPORT_FORMATS, as_parts

FORMATS = {
    "graphml": "graphml",
    "gexf": "gexf",
    "node-link": "node-link",
    "cytoscape": "cytoscape",
    "neo4j": "neo4j-csv",
}


def export(format_name: str, tmp_path: Path) -> Path:
    format_ = EXPORT_FORMATS[format_name]
    path = tmp_path / f"made-up.{format_.suffix}"
    with path.open("wb") as file:
        format_.write(as_parts(make_small_network()), ONTOLOGY, file)
    return path


def normalise(records: list[Record]) -> set[str]:
    """Return what records say, without what a store sets and without quotes, which need a text."""
    said = set()
    for record in records:
        if isinstance(record, Entity):
            record = replace(record, dataset="", datasets=(), properties=dict(record.properties))
        elif isinstance(record, Source):
            record = replace(record, dataset="made-up", text=None)
        elif isinstance(record, Claim):
            record = replace(
                record,
                id="",
                dataset="made-up",
                quote=None,
                recorded_on=None,
                properties=dict(record.properties),
            )
        else:
            record = replace(record, id="", dataset="made-up", quote=None, recorded_on=None)
        said.add(repr(record))
    return said


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_export_loads_again_to_the_same_records(format_name, tmp_path):
    path = export(format_name, tmp_path)
    assert recognise(path) == [FORMATS[format_name]]
    stream = open_file(path)
    loaded = [each.record for each in stream.read()]
    network = make_small_network()
    claims = [claim for tie in network.ties for claim in tie.claims]
    sources = {claim.source for claim in (*claims, *network.property_claims)}
    ends = {id_ for claim in claims for id_ in claim.entity_ids}
    assert normalise([each for each in loaded if isinstance(each, Claim | PropertyClaim)]) == normalise(
        [*claims, *network.property_claims]
    )
    # Some formats also have sources and entities that only others name.
    nodes = [each for each in loaded if isinstance(each, Source | Entity) and each.id in sources | ends]
    assert normalise(nodes) == normalise(
        [*(network.sources[id_] for id_ in sources), *(network.entities[id_] for id_ in ends)]
    )
    assert len({(type(each), each.id) for each in loaded if isinstance(each, Source | Entity)}) == len(
        [each for each in loaded if isinstance(each, Source | Entity)]
    )
    assert (stream.refused, len(stream.findings)) == ([], 0)
    again = build_network("again", NetworkRecords.from_records(loaded), ONTOLOGY)
    assert {(tie.id, tie.standing) for tie in again.ties} == {(tie.id, tie.standing) for tie in network.ties}


@pytest.mark.parametrize("format_name", ["graphml", "gexf", "node-link", "cytoscape"])
def test_damaged_records_of_an_export_are_refused_with_their_place(format_name, tmp_path):
    path = export(format_name, tmp_path)
    path.write_text(path.read_text().replace("property_claim", "property_clam"))
    stream = open_file(path)
    records = [each.record for each in stream.read()]
    assert not any(isinstance(record, PropertyClaim) for record in records)
    assert len(stream.refused) == 1
    assert stream.refused[0].place.startswith(path.name)
    assert stream.refused[0].reason.endswith("of records_json does not say which record it is.")
