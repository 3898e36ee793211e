"""Which batches of a load are written at the same time, and which alone because later ones depend on them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph.model import Claim, Dataset, Record, Source
from graph.store import Store
from loaders import writer
from loaders.sync import load_process
from loaders.sync.background_writer import BackgroundWriter
from loaders.sync.report import Report
from loaders.writer import load
from tests.graph.make_records import DATASET, make_claim, make_property_claim, make_source
from tests.graph.make_records import make_entity as person

CASE = Dataset(id=DATASET, title="A case")
NODES: list[Record] = [make_source("paper"), person("ada"), person("ben")]
CLAIMS = [make_claim("ada MET ben", locator=f"row {row}") for row in range(1, 5)]
TEXT = "Ada met Ben at the bank."


@pytest.fixture
def load_recorded(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Record]], list[str]]:
    """Load records one by one, and return how each batch was submitted."""

    def load_records(records: list[Record], dataset: Dataset = CASE) -> list[str]:
        submitted: list[str] = []

        class RecordingWriter(BackgroundWriter):
            def submit(self, write: Callable[[], None]) -> None:
                submitted.append("shared")
                super().submit(write)

            def submit_exclusive(self, write: Callable[[], None]) -> None:
                submitted.append("exclusive")
                super().submit_exclusive(write)

        monkeypatch.setattr(writer, "BackgroundWriter", RecordingWriter)
        assert load(store, dataset, records).refused == ()
        return submitted

    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 1)
    return load_records


def test_new_claims_are_written_at_once_and_nodes_alone(load_recorded: Callable[..., list[str]]) -> None:
    born = make_property_claim("ada born", "1970", locator="row 9")

    assert load_recorded([*NODES, *CLAIMS, born]) == ["exclusive"] * 3 + ["shared"] * 5


def test_a_claim_that_changes_is_written_alone(load_recorded: Callable[..., list[str]]) -> None:
    load_recorded([*NODES, *CLAIMS[:2]])

    edited = [replace(CLAIMS[0], note="at the bank"), *CLAIMS[1:]]

    assert load_recorded([*NODES, *edited]) == ["exclusive", "shared", "shared"]


def test_the_first_batch_is_written_alone_and_the_first_citation_of_a_shared_source(
    load_recorded: Callable[..., list[str]],
) -> None:
    load_recorded([*NODES, make_source("annex")])
    second_dataset = Dataset(id="second", title="A second case")
    citing = [replace(each, dataset="second") for each in (*CLAIMS, replace(CLAIMS[0], source="annex"))]

    assert load_recorded(citing, second_dataset) == ["exclusive"] + ["shared"] * 3 + ["exclusive"]


def test_a_quote_is_checked_against_a_text_that_is_still_being_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 2)
    load(store, CASE, [*NODES, *CLAIMS])
    book = Source(id="book", dataset=DATASET, title="A book", text=TEXT)
    quoted: Claim = replace(CLAIMS[0], source="book", locator="chars 0-11", quote="Ada met Ben")
    _delay(store, monkeypatch)

    report: Report = load(store, CASE, [book, *NODES, *CLAIMS, quoted])

    assert (report.refused, report.written) == ((), 2)


def _delay(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write = store.write

    def write_late(work: Callable[..., Any]) -> Any:
        time.sleep(0.3)
        return write(work)

    monkeypatch.setattr(store, "write", write_late)
