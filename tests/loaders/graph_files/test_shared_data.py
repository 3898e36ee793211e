"""Files that other people published, read from ../shared/data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.loaders.graph_files.reading import read

DATA = Path(__file__).parents[4] / "shared" / "data" / "graphs"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the published files are not on this machine: {DATA}"
)


def count_ties(reading):
    """Return how often each pair of names is joined, with the weights."""
    names = {id_: entity.name for id_, entity in reading.entities.items()}
    return Counter(
        (
            frozenset((names[claim.subject], names[claim.object])),
            claim.edge_type,
            claim.properties.get("weight"),
        )
        for claim in reading.claims
    )


def test_les_miserables_has_the_same_ties_in_both_formats():
    gexf, lite = (read(DATA / name, kind="Person") for name in ("Les_Miserables.gexf", "Les_Miserables.json"))
    for reading in (gexf, lite):
        assert (len(reading.entities), len(reading.claims), reading.refused) == (77, 254, set())
    assert count_ties(gexf) == count_ties(lite)
    assert {frozenset(("Valjean", "Cosette"))} <= {pair for pair, _, _ in count_ties(gexf)}
    assert gexf.findings.keys() >= {
        "attribute 'modularity_class' of nodes is not kept",
        "positions, sizes and colours of nodes are not kept yet",
    }


def test_airlines_are_places_that_are_linked():
    reading = read(DATA / "airlines.graphml", kind="Place")
    assert (len(reading.entities), len(reading.claims), reading.refused) == (235, 2_101, set())
    assert {claim.edge_type for claim in reading.claims} == {"LINKED_TO"}
    assert reading.findings == {
        "attribute 'tooltip' of nodes is not kept": 235,
        "positions, sizes and colours of nodes are not kept yet": 235,
    }
