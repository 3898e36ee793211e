"""A case whose queries have long lists of ids: 120 people with long ids, each of whom met the next one."""

from __future__ import annotations

from itertools import pairwise

from graph.model import Dataset
from graph.store import Store
from loaders.writer import load
from tests.graph.make_records import DATASET, make_claim, make_entity, make_source

PEOPLE = [f"person-with-a-long-name-{number}" for number in range(120)]


def load_ring_case(store: Store) -> None:
    """Load the case into an empty store."""
    meetings = [make_claim(f"{one} MET {next_}") for one, next_ in pairwise([*PEOPLE, PEOPLE[0]])]
    records = [make_source("paper"), *map(make_entity, PEOPLE), *meetings]
    report = load(store, Dataset(id=DATASET, title="A ring"), records)
    assert not report.refused
