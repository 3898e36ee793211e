"""The documented example in a store: loaded, found by its numbers, loaded again, and changed by a delta."""

from __future__ import annotations

import json
from pathlib import Path

from graph.ontology import load_ontology
from graph.reading import find_entities
from graph.store import Store
from loaders.ftm import LOADER
from loaders.load_stream import load_stream
from loaders.loader import LoadOptions

EXAMPLE = Path(__file__).parents[3] / "docs" / "loaders" / "files" / "gull-harbour.ftm.json"
OPTIONS = LoadOptions(dataset="gull", title="Gull Harbour")


def ties(store: Store) -> set[tuple[str, str, str]]:
    rows = store.query_raw(
        "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.withdrawn_on IS NULL RETURN a.name, type(r), b.name"
    ).rows
    return {(a, type_, b) for a, type_, b in rows}


def test_the_documented_example(store: Store, tmp_path: Path) -> None:
    report = load_stream(store, LOADER.open(EXAMPLE, OPTIONS, load_ontology()))

    assert (report.refused, report.written) == ((), report.read)
    assert ties(store) == {
        ("Edda Quarrystone", "OWNS", "Gull Harbour Fishery Ltd"),
        ("Gull Harbour Fishery Ltd", "OWNS", "Grey Gull"),
        ("Nils Quarrystone", "HEADED", "Gull Harbour Fishery Ltd"),
        ("Edda Quarrystone", "PARENT_OF", "Nils Quarrystone"),
        ("Marrow Ice Works Ltd", "PAID", "Gull Harbour Fishery Ltd"),
        ("Marrow Fisheries Board", "SANCTIONED", "Grey Gull"),
        ("Edda Quarrystone", "HAS_ADDRESS", "1 Quay Street, Gull Harbour"),
        ("Nils Quarrystone", "HAS_ADDRESS", "1 Quay Street, Gull Harbour"),
    }
    (match,) = (each for each in find_entities(store, "71 0502-118") if each.identifiers)
    assert (match.entity.id, [each.property for each in match.identifiers]) == (
        "gull/gh-edda",
        ["tax_number"],
    )
    (vessel,) = (each for each in find_entities(store, "imo9000017") if each.identifiers)
    assert vessel.entity.name == "Grey Gull"

    again = load_stream(store, LOADER.open(EXAMPLE, OPTIONS, load_ontology()))
    assert (again.unchanged, again.written, again.withdrawn) == (report.read, 0, 0)

    delta = tmp_path / "today.delta.json"
    delta.write_text(
        "".join(
            f"{json.dumps(change)}\n"
            for change in (
                {"op": "DEL", "entity": {"id": "gh-own-3"}},
                {"op": "DEL", "entity": {"id": "gh-dir-1"}},
            )
        ),
        encoding="utf-8",
    )
    changed = load_stream(store, LOADER.open(delta, OPTIONS, load_ontology()))
    assert changed.withdrawn == 2
    assert {
        ("Gull Harbour Fishery Ltd", "OWNS", "Grey Gull"),
        ("Nils Quarrystone", "HEADED", "Gull Harbour Fishery Ltd"),
    }.isdisjoint(ties(store))
    assert len(ties(store)) == 6
