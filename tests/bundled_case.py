"""The bundled case about Kazakhstan, read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.ontology import load_ontology
from graph.store import Store
from loaders.case import Case, read_case
from loaders.writer import load

BUNDLED_CASE_FOLDER = Path(__file__).parents[1] / "cases" / "kazakhstan"


@cache
def read_bundled_case() -> Case:
    """Return the case, without the texts of its sources."""
    return read_case(BUNDLED_CASE_FOLDER, load_ontology())


def load_bundled_case(store: Store) -> None:
    """Load the case into a store."""
    case = read_bundled_case()
    report = load(store, case.dataset, case.records)
    assert not report.refused
