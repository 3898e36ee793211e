"""The two bundled cases, each read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.ontology import load_ontology
from graph.store import Store
from loaders.case import Case, read_case
from loaders.writer import load

CASES_FOLDER = Path(__file__).parents[1] / "cases"
BUNDLED_CASE_FOLDER = CASES_FOLDER / "kazakhstan"
WORKED_EXAMPLE_FOLDER = CASES_FOLDER / "harbour-wall"


@cache
def read_bundled_case() -> Case:
    """Return the case about Kazakhstan, without the texts of its sources."""
    return read_case(BUNDLED_CASE_FOLDER, load_ontology())


@cache
def read_worked_example() -> Case:
    """Return the worked example, with the texts of its sources."""
    return read_case(WORKED_EXAMPLE_FOLDER, load_ontology(), WORKED_EXAMPLE_FOLDER / "texts")


def load_bundled_case(store: Store) -> None:
    """Load the case about Kazakhstan into a store."""
    _load(store, read_bundled_case())


def load_worked_example(store: Store) -> None:
    """Load the worked example into a store."""
    _load(store, read_worked_example())


def load_worked_example_without_texts(store: Store) -> None:
    """Load the worked example into a store as if its texts were not at hand."""
    _load(store, read_case(WORKED_EXAMPLE_FOLDER, load_ontology()))


def load_both_cases(store: Store) -> None:
    """Load what `casegraph demo` loads into a store."""
    load_bundled_case(store)
    load_worked_example(store)


def _load(store: Store, case: Case) -> None:
    report = load(store, case.dataset, case.records)
    assert not report.refused
