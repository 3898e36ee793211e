from __future__ import annotations

from graph.records import Claim, Dataset, Entity, Source
from graph.store import Store
from loaders.writer import load

DATASET = Dataset(id="d", title="D")


def records() -> list[Source | Entity | Claim]:
    return [
        Source(id="s", dataset="d", title="S"),
        Entity(id="alma", kind="Person", name="Alma Shalabayeva"),
        Entity(id="mukhtar", kind="Person", name="Mukhtar Ablyazov"),
        Claim(dataset="d", source="s", predicate="MARRIED_TO", subject="alma", object="mukhtar"),
    ]


def test_a_second_load_writes_nothing(store: Store) -> None:
    assert load(store, DATASET, records()).written == 4
    report = load(store, DATASET, records())
    assert (report.written, report.unchanged, report.withdrawn) == (0, 4, 0)
