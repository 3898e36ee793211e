"""Ownership data and the Offshore Leaks in a store: loaded, found by number, and loaded again."""

from pathlib import Path

import pytest

from graph.ontology import load_ontology
from graph.reading import find_entities
from graph.store import Store
from loaders import bods, icij
from loaders.load_stream import load_stream
from loaders.loader import Loader, LoadOptions

FILES = Path(__file__).parents[2] / "docs" / "loaders" / "files"

EXAMPLES = [
    (bods.LOADER, "marrow-island-owners.jsonl", "004417", "Saltmarsh Ferries Ltd"),
    (icij.LOADER, "island-leaks.zip", "88123", "HERON SHOAL LTD."),
]


@pytest.mark.parametrize(("loader", "file", "number", "name"), EXAMPLES, ids=["bods", "icij"])
def test_an_example_is_loaded_found_by_its_number_and_unchanged_when_loaded_again(
    store: Store, loader: Loader, file: str, number: str, name: str
) -> None:
    stream = loader.open(FILES / file, LoadOptions(), load_ontology())

    report = load_stream(store, stream)
    assert (report.refused, report.written) == ((), report.read)
    assert [match.entity.name for match in find_entities(store, number) if match.identifiers] == [name]
    again = load_stream(store, stream)
    assert (again.read, again.unchanged, again.written, again.withdrawn) == (report.read, report.read, 0, 0)
