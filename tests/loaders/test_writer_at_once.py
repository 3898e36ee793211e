"""What of a load is written at the same time, and what is not since other things rest on it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph.model.records import Claim, Dataset, Record, Source
from graph.store import Store
from loaders import writer
from loaders.sync.background_writer import Behind
from loaders.sync.report import Report
from loaders.writer import load
from tests.graph.made_up import DATASET, claim, says, source
from tests.graph.made_up import entity as person

CASE = Dataset(id=DATASET, title="A case")
NODES: list[Record] = [source("paper"), person("ada"), person("ben")]
CLAIMS = [claim("ada MET ben", locator=f"row {row}") for row in range(1, 5)]
TEXT = "Ada met Ben at the bank."


@pytest.fixture
def ways(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Record]], list[str]]:
    """Load, and tell how each portion went to the database."""

    def loaded(records: list[Record], dataset: Dataset = CASE) -> list[str]:
        went: list[str] = []

        class Told(Behind):
            def do(self, work: Callable[[], None]) -> None:
                went.append("beside others")
                super().do(work)

            def alone(self, work: Callable[[], None]) -> None:
                went.append("alone")
                super().alone(work)

        monkeypatch.setattr(writer, "Behind", Told)
        assert load(store, dataset, records).refused == ()
        return went

    monkeypatch.setattr(writer, "BATCH", 1)
    return loaded


def test_new_claims_are_written_beside_each_other_and_nodes_alone(ways: Callable[..., list[str]]) -> None:
    born = says("ada born", "1970", locator="row 9")

    assert ways([*NODES, *CLAIMS, born]) == ["alone"] * 3 + ["beside others"] * 5


def test_a_claim_that_changes_is_written_alone(ways: Callable[..., list[str]]) -> None:
    ways([*NODES, *CLAIMS[:2]])

    edited = [replace(CLAIMS[0], note="at the bank"), *CLAIMS[1:]]

    assert ways([*NODES, *edited]) == ["alone", "beside others", "beside others"]


def test_the_first_of_a_dataset_is_written_alone_and_what_first_cites_anothers_source(
    ways: Callable[..., list[str]],
) -> None:
    ways([*NODES, source("annex")])
    other = Dataset(id="other", title="Another")
    cited = [replace(one, dataset="other") for one in (*CLAIMS, replace(CLAIMS[0], source="annex"))]

    assert ways(cited, other) == ["alone"] + ["beside others"] * 3 + ["alone"]


def test_the_text_of_a_source_is_there_for_a_quote_however_long_writing_takes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH", 2)
    load(store, CASE, [*NODES, *CLAIMS])
    book = Source(id="book", dataset=DATASET, title="A book", text=TEXT)
    quoted: Claim = replace(CLAIMS[0], source="book", locator="chars 0-11", quote="Ada met Ben")
    _delay(store, monkeypatch)

    report: Report = load(store, CASE, [book, *NODES, *CLAIMS, quoted])

    assert (report.refused, report.written) == ((), 2)


def _delay(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write = store.write

    def late(work: Callable[..., Any]) -> Any:
        time.sleep(0.3)
        return write(work)

    monkeypatch.setattr(store, "write", late)
