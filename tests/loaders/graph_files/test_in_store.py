"""Graph files in a real store: loaded twice, exported from one store and loaded into another."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.reading import Selection, load_in_parts, load_tie_summaries
from graph.store import Store
from loaders.load_stream import load_stream
from tests.fill_store import empty_store
from tests.loaders.graph_files.reading import ONTOLOGY, open_file
from visualize.exports import EXPORT_FORMATS

FILES = Path(__file__).parents[3] / "docs" / "loaders" / "files"


def standings(store: Store) -> dict[str, str]:
    """Return the standing of each tie by its id."""
    return {tie.id: tie.standing for tie in load_tie_summaries(store, Selection()).ties}


def test_a_file_that_is_loaded_again_changes_nothing(store, tmp_path):
    path = tmp_path / "quay.gexf"
    path.write_text((FILES / "quay.gexf").read_text().replace('target="dock"', 'target="nowhere"'))
    first, again = (load_stream(store, open_file(path)) for _ in range(2))
    # A source, six entities, a date of birth, five edges and a part.
    assert (first.read, first.written, len(first.refused)) == (14, 13, 1)
    assert first.refused[0].place == "quay.gexf, line 36"
    assert (again.written, again.unchanged, again.withdrawn) == (0, 13, 0)
    assert standings(store) == {
        "quay/ada|OWNS|quay/firm|actual": "reported",
        "quay/firm|OWNS|quay/heron|actual": "reported",
        "quay/ben|WORKED_AT|quay/firm|actual|role=book-keeper": "reported",
        "quay/ada|LINKED_TO|quay/ben|actual|role=went to school with": "reported",
        "quay/dock|PART_OF|quay/port|actual": "reported",
    }


@pytest.mark.parametrize("format_name", ["gexf", "neo4j"])
def test_an_export_of_a_store_gives_another_store_the_same_ties(format_name, small_store, tmp_path):
    expected = standings(small_store)
    format_ = EXPORT_FORMATS[format_name]
    path = tmp_path / f"export.{format_.suffix}"
    with path.open("wb") as file:
        format_.write(load_in_parts(small_store, Selection()), ONTOLOGY, file)
    empty_store(small_store)
    report = load_stream(small_store, open_file(path))
    assert [each.reason for each in report.refused] == []
    assert standings(small_store) == expected
