"""FollowTheMoney in, out and in again: the same ties and property claims, with source, place and date."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.derived import NetworkRecords, build_network
from graph.model import Claim, Entity, PropertyClaim, make_claim_id
from graph.ontology import load_ontology
from tests.loaders.ftm.read_ftm import FtmRecords, read_file
from tests.shared_data import find_shared_file
from tests.visualize.exports.export_network import export

EXAMPLE = Path(__file__).parents[3] / "docs" / "loaders" / "files" / "gull-harbour.ftm.json"


def content(found: FtmRecords) -> dict[str, set[tuple[object, ...]]]:
    said = {
        *(
            "stance",
            "mode",
            "valid_from",
            "valid_until",
            "ended",
            "said_on",
            "source",
            "locator",
            "note",
            "about",
        )
    }
    return {
        "entities": {
            (e.id, e.kind, e.name, e.aliases, tuple(e.properties.items())) for e in found.entities.values()
        },
        "claims": {
            (c.edge_type, c.subject, c.object, repr(dict(sorted(c.properties.items()))), *fields(c, said))
            for c in found.claims
        },
        "property claims": {
            (c.entity, c.property, c.value, c.unit, c.bound, *fields(c, said)) for c in found.property_claims
        },
    }


def fields(claim: Claim | PropertyClaim, names: set[str]) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in sorted(names))


def export_and_read(found: FtmRecords, folder: Path) -> FtmRecords:
    """Return what becomes of the export of a file. Claims to entities that are not in it are left out."""
    ontology = load_ontology()
    records = []
    for each in found.records:
        record = each.record
        if isinstance(record, Claim):
            if not {record.subject, record.object} <= set(found.entities):
                continue
            record = replace(record, id=make_claim_id(record, ontology))
        elif isinstance(record, Entity):
            record = replace(record, datasets=(record.dataset,))
        records.append(record)
    network = build_network("d", NetworkRecords.from_records(records), ontology)
    path = folder / "again.ftm.json"
    path.write_bytes(export(network, "ftm"))
    return read_file(path)


def test_the_example_in_out_and_in_again(tmp_path):
    compare(EXAMPLE, tmp_path)


def test_zala_in_out_and_in_again(tmp_path):
    compare(find_shared_file("ftm/yente_zala.entities.ftm.json"), tmp_path)


def compare(path: Path, folder: Path) -> None:
    found = read_file(path)
    again = export_and_read(found, folder)
    present = content(found)
    present["claims"] = {each for each in present["claims"] if {each[1], each[2]} <= set(found.entities)}

    assert again.refused == set()
    differences = {
        name: (present[name] - after, after - present[name]) for name, after in content(again).items()
    }
    assert differences == {name: (set(), set()) for name in present}
