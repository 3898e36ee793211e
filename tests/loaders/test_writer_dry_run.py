"""A dry run returns the report of the load, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from graph.model import Claim, Dataset, Record, Source
from graph.ontology import make_case_types
from graph.store import Store
from loaders.sync import load_process
from loaders.writer import LoadInput, compare, compare_input, load
from tests.graph.make_records import DATASET, make_claim, make_entity, make_property_claim, make_source
from tests.loaders.test_writer import BORN, CASE, MET, OWNS, RECORDS, everything, no_writing

__all__ = ["no_writing"]

ADORES = {
    "reads": ["adores", "is adored by"],
    "infinitive": "adore",
    "subject": ["Person"],
    "object": ["Person"],
}


@pytest.mark.parametrize(
    "records",
    [
        RECORDS,
        RECORDS[::-1],
        [*RECORDS[:6], replace(MET, note="at the court"), OWNS],
        [*RECORDS[:2], make_entity("eve"), make_claim("ada MET nobody"), BORN, BORN],
        [],
    ],
    ids=["unchanged", "from the last", "changed", "smaller, with refusals", "empty"],
)
def test_the_report_is_that_of_the_load(
    store: Store, monkeypatch: pytest.MonkeyPatch, records: Sequence[Record]
) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 2)
    renamed = replace(CASE, title="The case")
    load(store, CASE, RECORDS)
    before = everything(store)

    report = compare(store, renamed, records)

    assert everything(store) == before
    assert load(store, renamed, records) == report


def test_the_first_load_can_be_tried(store: Store, no_writing: Callable[[], None]) -> None:
    no_writing()
    report = compare(store, CASE, RECORDS)
    assert (report.read, report.written, report.changed, report.refused) == (9, 9, 0, ())
    assert store.read("datasets").rows == ()


def test_quotes_are_checked_against_texts_of_earlier_batches(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 1)
    book = Source(id="book", dataset=DATASET, title="A book", text="Ada met Ben at the bank.")
    quoted: Claim = replace(MET, source="book", locator="chars 0-11", quote="Ada met Ben")
    wrong = replace(quoted, locator="chars 4-11", quote="saw Ben")
    report = compare(store, CASE, [book, *RECORDS[:6], quoted, wrong])
    assert report.written == 8
    assert [refusal.place for refusal in report.refused] == ["record 9"]


def test_types_of_the_input_need_not_be_in_the_store(store: Store) -> None:
    records = [make_source("paper"), make_entity("ada"), make_entity("ben"), make_claim("ada ADORES ben")]
    source = LoadInput(CASE, records, case_types=make_case_types({"types": {"ADORES": ADORES}}))
    assert compare_input(store, source).written == 4
    assert compare_input(store, replace(source, changed_places=())).written == 4
    assert compare(store, CASE, records).written == 3


def test_refusals_are_written(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "refused.csv"
    compare(store, CASE, [make_property_claim("ada born", "1970")], refused_file=file)
    assert "there is no entity 'ada'" in file.read_text(encoding="utf-8")


def test_the_dataset_of_analysts_is_refused(store: Store) -> None:
    with pytest.raises(CasegraphError, match="analyst"):
        compare(store, Dataset(id="analyst", title="Mine"), [])
