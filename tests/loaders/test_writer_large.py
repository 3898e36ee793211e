"""A load of more records than fit into a page, a batch or the memory has the same result as a small one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.errors import CasegraphError
from graph.model import InputRecord, Record
from graph.store import Store, fingerprints
from loaders import writer
from loaders.sync import load_process, node_table, synchroniser
from loaders.sync.refusals import MAX_LISTED
from loaders.sync.report import RefusedRecord
from loaders.sync.temporary_tables import TemporaryTables
from loaders.writer import LoadInput, load, load_input
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.loaders.test_writer import CASE, counts, everything

PEOPLE = [make_entity(f"p{number}") for number in range(12)]
SOURCES = [make_source(f"s{number}") for number in range(3)]
CLAIMS = [
    make_claim(f"p{number} MET p{number + 1}", f"s{number % 3}", locator=f"row {number + 1}")
    for number in range(11)
]
BORN = [
    make_property_claim(f"p{number} born", "1970", "s1", locator=f"line {number + 1}") for number in range(12)
]
RECORDS: list[Record] = [*SOURCES, *PEOPLE, *CLAIMS, *BORN]


@pytest.mark.parametrize(("page_rows", "max_sources"), [(7, 0), (7, 100), (11, 100)])
def test_a_large_dataset_is_compared_in_parts(
    store: Store, monkeypatch: pytest.MonkeyPatch, page_rows: int, max_sources: int
) -> None:
    load(store, CASE, RECORDS)
    before = everything(store)
    monkeypatch.setattr(fingerprints, "PAGE_ROWS", page_rows)
    monkeypatch.setattr(fingerprints, "MAX_SOURCES", max_sources)

    assert counts(load(store, CASE, RECORDS)) == (38, 0, 0, 38, 0)
    assert everything(store) == before


def test_many_records_are_withdrawn_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synchroniser, "MAX_CLAIMS_PER_TRANSACTION", 2)
    monkeypatch.setattr(synchroniser, "MAX_REMOVED_NODES", 2)
    load(store, CASE, RECORDS)
    assert counts(load(store, CASE, RECORDS[:2])) == (2, 0, 0, 2, 36)
    assert store.run("MATCH (c:PropertyClaim) WHERE c.withdrawn_on IS NULL RETURN count(c)", {})[1] == ((0,),)
    assert store.run("MATCH ()-[r:MET]->() WHERE r.withdrawn_on IS NULL RETURN count(r)", {})[1] == ((0,),)
    assert store.run("MATCH (n:Entity) WHERE n.datasets <> [] RETURN count(n)", {})[1] == ((0,),)


@pytest.mark.parametrize("cached_ids", [1, 100])
def test_records_wait_for_others_over_many_batches(
    store: Store, monkeypatch: pytest.MonkeyPatch, cached_ids: int
) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 2)
    monkeypatch.setattr(node_table, "CACHED_IDS", cached_ids)
    court = make_entity("court", "Organisation", properties={"jurisdiction": "utopia"})
    waiting = [*CLAIMS, make_source("paper", publisher="court"), court]
    lost = [
        InputRecord(make_source("blog", publisher="bank"), "line 1"),
        InputRecord(make_claim("p0 MET p1", "blog"), "line 2"),
        InputRecord(make_entity("bank", "Organisation", properties={"jurisdiction": "nowhere"}), "line 3"),
        InputRecord(make_claim("p0 WORKED_AT bank", "s0"), "line 4"),
    ]

    report = load(store, CASE, [*lost, *waiting, *PEOPLE, *SOURCES, make_entity("utopia", "State")])

    assert counts(report) == (33, 29, 0, 0, 0)
    assert {refusal.place: refusal.reason for refusal in report.refused} == {
        "line 1": "publisher: there is no entity 'bank'",
        "line 2": "source: there is no source 'blog'",
        "line 3": "properties.jurisdiction: there is no entity 'nowhere'",
        "line 4": "object: there is no entity 'bank'",
    }


def test_a_report_lists_the_first_refusals_and_counts_all(store: Store) -> None:
    claims = [make_claim("p0 ADORES p1", "s0", locator=f"row {row}") for row in range(1, MAX_LISTED + 8)]
    report = load(store, CASE, [*RECORDS, *claims])
    assert (len(report.refused), report.refused_count) == (MAX_LISTED, MAX_LISTED + 7)
    assert report.to_json()["refused"] == MAX_LISTED + 7


def test_what_the_loader_refuses_is_in_the_report(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 1)
    refused: list[RefusedRecord] = []
    lengths: list[int] = []

    def read() -> Iterator[Record]:
        for number, person in enumerate(PEOPLE):
            lengths.append(len(refused))
            refused.append(RefusedRecord(f"row {number}", "has no name"))
            yield person
        refused.append(RefusedRecord("row 99", "cannot be read"))

    report = load_input(store, LoadInput(CASE, read(), refused=refused))
    assert [refusal.place for refusal in report.refused] == [
        *(f"row {number}" for number in range(12)),
        "row 99",
    ]
    assert max(lengths) <= 1
    assert report.written == 12


@pytest.mark.parametrize("field", ["name", "id", "aliases", "properties"])
def test_half_of_a_character_is_refused(store: Store, field: str) -> None:
    broken = {"id_": "eve", field: "Eve \ud800"}
    if field == "id":
        broken = {"id_": "eve\udfff", "name": "Eve"}
    elif field == "aliases":
        broken[field] = ("Eva", "Eve \ud800")
    elif field == "properties":
        broken[field] = {"died": "\ud800"}
    report = load(store, CASE, [*PEOPLE, InputRecord(make_entity(**broken), "caf\udce9.csv, row 3")])
    assert report.written == 12
    assert [(each.place, each.reason) for each in report.refused] == [
        ("caf\\udce9.csv, row 3", f"{field}: has half of a character, as of a text that is not UTF-8")
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("note", "\ud800"),
        ("source", "s0\ud800"),
        ("said_by", ("p1", "p2\udfff")),
        ("locator", "entity \ud800"),
    ],
)
def test_half_of_a_character_in_a_claim_is_refused(store: Store, field: str, value: object) -> None:
    broken = replace(make_claim("p0 MET p1", "s0", stance="alleged"), **{field: value})
    report = load(store, CASE, [*SOURCES, *PEOPLE, broken, *CLAIMS])
    assert report.written == 26
    assert [(each.place, each.reason) for each in report.refused] == [
        ("record 16", f"{field}: has half of a character, as of a text that is not UTF-8")
    ]


def test_a_broken_file_name_refuses_nothing(store: Store) -> None:
    placed = [InputRecord(person, f"caf\udce9.csv, row {row}") for row, person in enumerate(PEOPLE)]
    assert counts(load(store, CASE, placed)) == (12, 12, 0, 0, 0)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError("the disk is gone"), None])
def test_temporary_tables_are_deleted_however_a_load_ends(
    store: Store, monkeypatch: pytest.MonkeyPatch, error: BaseException | None
) -> None:
    made: list[TemporaryTables] = []

    def make() -> TemporaryTables:
        made.append(TemporaryTables())
        return made[-1]

    def read() -> Iterator[Record]:
        yield from RECORDS
        if error:
            raise error

    monkeypatch.setattr(writer, "TemporaryTables", make)
    if error is None:
        load(store, CASE, read())
    else:
        with pytest.raises(type(error)):
            load(store, CASE, read())
    with pytest.raises(Exception, match="closed database"):
        made[0].execute("SELECT 1")


def test_a_full_disk_for_temporary_files_withdraws_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, CASE, RECORDS)
    before = everything(store)
    monkeypatch.setattr(writer, "TemporaryTables", lambda: TemporaryTables(max_pages=25))
    with pytest.raises(CasegraphError, match="database or disk is full"):
        load(store, CASE, (make_entity(f"q{number}") for number in range(50_000)))
    nodes, edges = everything(store)
    assert edges == before[1]
    assert {node[1]["id"] for node in before[0]} <= {node[1]["id"] for node in nodes}
