from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from graph.model.records import Money, Placed, Record
from graph.reading import claims
from graph.store import Store
from loaders import writer
from loaders.writer import load
from tests.graph.made_up import DATASET, claim, entity, says, source
from tests.loaders.test_writer import CASE

ADA, BEN, PAPER = entity("ada"), entity("ben"), source("paper", text="Ada met Ben.")
MET = claim("ada MET ben")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (claim("ada ADORES ben"), "'ADORES' is no declared type of edge"),
        (claim("ada MET nobody"), "object: there is no entity 'nobody'"),
        (claim("ada GOVERNED ben"), "object: 'ben' is a Person"),
        (claim("ada MET ben", "unread"), "source: there is no source 'unread'"),
        (claim("ada MET ben", valid_from="2012-13"), "valid_from"),
        (claim("ada MET ben", locator="chars 0-11", quote="Ada saw Ben"), "quote: the text has other words"),
        (claim("ada MET ben", locator="chars 0-99"), "locator: 'chars 0-99' is outside the text"),
        (claim("ada OWNS bank", properties={"share": float("nan")}), "share: nan is a number that cannot"),
        (claim("ada OWNS bank", properties={"share": 2**64}), "is a number that cannot be stored"),
        (claim("ada OWNS bank", properties={"amount": Money(float("inf"), "EUR")}), "amount: inf is a num"),
        (says("ada height", "1.70"), "'height' is no declared property"),
        (entity("eve", "Ghost"), "kind: 'Ghost' is not"),
        (source("other", publisher="nobody"), "publisher: there is no entity 'nobody'"),
        (replace(MET, dataset="another"), "dataset: 'another' is loaded as part of 'made-up'"),
    ],
)
@pytest.mark.parametrize("batch", [2, 100])
def test_a_bad_record_is_refused_and_the_rest_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, record: Record, reason: str, batch: int
) -> None:
    monkeypatch.setattr(writer, "BATCH", batch)
    report = load(store, CASE, [PAPER, ADA, Placed(record, "line 7"), BEN, MET])
    assert (report.read, report.written) == (5, 4)
    (refusal,) = report.refused
    assert refusal.place == "line 7"
    assert reason in refusal.reason


def test_a_quote_needs_the_text_that_it_is_from(store: Store) -> None:
    quoted = claim("ada MET ben", "unread", locator="chars 0-11", quote="Ada met Ben")
    report = load(store, CASE, [source("unread"), ADA, BEN, quoted])
    assert [refusal.reason for refusal in report.refused] == [
        "quote: needs the source's text, which the store does not have; write a note instead"
    ]


def test_the_same_claim_twice_names_both_places(store: Store) -> None:
    again = replace(MET, note="again")
    report = load(store, CASE, [PAPER, ADA, BEN, Placed(MET, "line 4"), Placed(again, "line 9"), ADA])
    assert report.written == 4
    assert [(refusal.place, refusal.reason) for refusal in report.refused] == [
        ("record 6", "is the same as what record 2 says"),
        ("line 9", "is the same as what line 4 says"),
    ]


def test_what_names_a_refused_entity_is_refused_too(store: Store) -> None:
    court = entity("court", "Organisation", properties={"jurisdiction": "nowhere"})
    paper = source("paper", publisher="court")
    report = load(store, CASE, [paper, ADA, BEN, court, MET])
    assert report.written == 2
    assert {refusal.place for refusal in report.refused} == {"record 1", "record 4", "record 5"}


def test_what_only_an_earlier_load_brought_does_not_count(store: Store) -> None:
    """Else a load would depend on the ones before it."""
    load(store, CASE, [PAPER, ADA, BEN, MET])
    report = load(store, CASE, [PAPER, ADA, MET])
    assert [refusal.reason for refusal in report.refused] == ["object: there is no entity 'ben'"]
    assert report.withdrawn == 2
    assert claims(store, "claims_of_types") == []


def test_refusals_are_written_beside_the_input(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv.refused.csv"
    load(store, CASE, [PAPER, ADA, Placed(MET, "row 3, ä")], refused_file=file)
    with file.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["place", "reason"],
            ["row 3, ä", "object: there is no entity 'ben'"],
        ]
    load(store, CASE, [PAPER, ADA, BEN, MET], refused_file=file)
    assert not file.exists()
    assert CASE.id == DATASET


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A place where no file can be written, nor taken away, by anyone."""
    (tmp_path / "file").touch()
    return tmp_path / "file" / "rows.csv.refused.csv"


def test_a_load_without_refusals_needs_no_place_for_them(store: Store, nowhere: Path) -> None:
    report = load(store, CASE, [PAPER, ADA, BEN, MET], refused_file=nowhere)
    assert (report.written, report.refused) == (4, ())


def test_refusals_that_cannot_be_written_down_are_an_error_that_says_so(store: Store, nowhere: Path) -> None:
    with pytest.raises(CasegraphError, match=r"What could be loaded is loaded, .* Not a directory"):
        load(store, CASE, [PAPER, ADA, MET], refused_file=nowhere)
    assert {row[0] for row in store.read("datasets").rows} == {DATASET}
