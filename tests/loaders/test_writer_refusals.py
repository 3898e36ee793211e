"""Records that are not valid are refused with a place and a reason, and the others are loaded."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from graph.model import InputRecord, Money, Record
from graph.reading import load_claims
from graph.store import Store
from loaders.sync import load_process
from loaders.writer import load
from tests.graph.make_records import DATASET, make_claim, make_entity, make_property_claim, make_source
from tests.loaders.test_writer import CASE

ADA, BEN, PAPER = make_entity("ada"), make_entity("ben"), make_source("paper", text="Ada met Ben.")
MET = make_claim("ada MET ben")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (make_claim("ada ADORES ben"), "'ADORES' is not a declared edge type"),
        (make_claim("ada MET nobody"), "object: there is no entity 'nobody'"),
        (make_claim("ada GOVERNED ben"), "object: 'ben' is a Person"),
        (make_claim("ada MET ben", "unread"), "source: there is no source 'unread'"),
        (make_claim("ada MET ben", valid_from="2012-13"), "valid_from"),
        (
            make_claim("ada MET ben", locator="chars 0-11", quote="Ada saw Ben"),
            "quote: the text has other words",
        ),
        (make_claim("ada MET ben", locator="chars 0-99"), "locator: 'chars 0-99' is outside the text"),
        (
            make_claim("ada OWNS bank", properties={"share": float("nan")}),
            "share: nan is a number that cannot",
        ),
        (make_claim("ada OWNS bank", properties={"share": 2**64}), "is a number that cannot be stored"),
        (
            make_claim("ada OWNS bank", properties={"amount": Money(float("inf"), "EUR")}),
            "amount: inf is a num",
        ),
        (make_property_claim("ada shoe", "42"), "'shoe' is not a declared property"),
        (make_entity("eve", "Ghost"), "kind: 'Ghost' is not"),
        (make_source("other", publisher="nobody"), "publisher: there is no entity 'nobody'"),
        (replace(MET, dataset="another"), "dataset: 'another' is not 'made-up', which is being loaded"),
    ],
)
@pytest.mark.parametrize("batch", [2, 100])
def test_a_bad_record_is_refused_and_the_rest_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, record: Record, reason: str, batch: int
) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", batch)
    report = load(store, CASE, [PAPER, ADA, InputRecord(record, "line 7"), BEN, MET])
    assert (report.read, report.written) == (5, 4)
    (refusal,) = report.refused
    assert refusal.place == "line 7"
    assert reason in refusal.reason


def test_a_quote_needs_the_text_of_its_source(store: Store) -> None:
    quoted = make_claim("ada MET ben", "unread", locator="chars 0-11", quote="Ada met Ben")
    report = load(store, CASE, [make_source("unread"), ADA, BEN, quoted])
    assert [refusal.reason for refusal in report.refused] == [
        "quote: needs the source's text, which the store does not have; write a note instead"
    ]


def test_the_same_claim_twice_names_both_places(store: Store) -> None:
    repeated = replace(MET, note="repeated")
    report = load(
        store, CASE, [PAPER, ADA, BEN, InputRecord(MET, "line 4"), InputRecord(repeated, "line 9"), ADA]
    )
    assert report.written == 4
    assert [(refusal.place, refusal.reason) for refusal in report.refused] == [
        ("record 6", "is the same record as an earlier one: record 2"),
        ("line 9", "is the same record as an earlier one: line 4"),
    ]


def test_a_record_that_refers_to_a_refused_entity_is_refused(store: Store) -> None:
    court = make_entity("court", "Organisation", properties={"jurisdiction": "nowhere"})
    paper = make_source("paper", publisher="court")
    report = load(store, CASE, [paper, ADA, BEN, court, MET])
    assert report.written == 2
    assert {refusal.place for refusal in report.refused} == {"record 1", "record 4", "record 5"}


def test_an_entity_of_only_an_earlier_load_does_not_count(store: Store) -> None:
    """Otherwise the result of a load would depend on the loads before it."""
    load(store, CASE, [PAPER, ADA, BEN, MET])
    report = load(store, CASE, [PAPER, ADA, MET])
    assert [refusal.reason for refusal in report.refused] == ["object: there is no entity 'ben'"]
    assert report.withdrawn == 2
    assert load_claims(store, "claims_of_edge_types") == []


def test_refusals_are_written_to_a_file(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv.refused.csv"
    load(store, CASE, [PAPER, ADA, InputRecord(MET, "row 3, ä")], refused_file=file)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["place", "reason"],
            ["row 3, ä", "object: there is no entity 'ben'"],
        ]
    load(store, CASE, [PAPER, ADA, BEN, MET], refused_file=file)
    assert not file.exists()
    assert CASE.id == DATASET


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A path where no file can be written or deleted."""
    (tmp_path / "file").touch()
    return tmp_path / "file" / "rows.csv.refused.csv"


def test_a_load_without_refusals_needs_no_file(store: Store, nowhere: Path) -> None:
    report = load(store, CASE, [PAPER, ADA, BEN, MET], refused_file=nowhere)
    assert (report.written, report.refused) == (4, ())


def test_a_file_of_refusals_that_cannot_be_written_is_an_error(store: Store, nowhere: Path) -> None:
    with pytest.raises(
        CasegraphError,
        match=r"rows.csv.refused.csv could not be updated: .* Not a directory\. All else is done",
    ):
        load(store, CASE, [PAPER, ADA, MET], refused_file=nowhere)
    assert {row[0] for row in store.read("datasets").rows} == {DATASET}
