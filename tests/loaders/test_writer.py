"""A load makes the store equal to the dataset, and changes nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from graph.model import Dataset, Record
from graph.reading import load_claims, load_entity, load_property_claims, load_sources
from graph.store import Store, WriteTransaction
from loaders.sync import load_process
from loaders.sync.report import Report
from loaders.writer import load
from tests.graph.make_records import DATASET, make_claim, make_property_claim, make_source
from tests.graph.make_records import make_entity as person

CASE = Dataset(id=DATASET, title="A case")
MET = make_claim("ada MET ben", locator="row 1", note="at the bank")
OWNS = make_claim("ben OWNS bank", locator="row 2")
BORN = make_property_claim("ada born", "1970", locator="row 3")
RECORDS: list[Record] = [
    make_source("paper", publisher="gazette"),
    person("ada"),
    person("ben", aliases=("Benjamin",)),
    person("bank", "Organisation", properties={"jurisdiction": "utopia"}),
    person("gazette", "Organisation"),
    person("utopia", "State"),
    MET,
    OWNS,
    BORN,
]


def counts(report: Report) -> tuple[int, int, int, int, int]:
    return report.read, report.written, report.changed, report.unchanged, report.withdrawn


def everything(store: Store) -> list[Any]:
    """Return all nodes and relationships of the store with their properties."""
    nodes = "MATCH (n) WHERE NOT n:CasegraphSchema RETURN labels(n) AS l, properties(n) AS p ORDER BY l, p.id"
    edges = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r) AS p ORDER BY p.id, b.id"
    return [store.run(text, {})[1] for text in (nodes, edges)]


@pytest.fixture
def no_writing(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a function that makes every further write fail."""

    def fail(work: Callable[[WriteTransaction], Any]) -> None:
        raise AssertionError("nothing must be written")

    return lambda: monkeypatch.setattr(store, "write", fail)


def test_the_first_load_writes_everything(store: Store) -> None:
    reported: list[tuple[str, int, int | None]] = []
    report = load(store, CASE, RECORDS, progress=lambda *progress: reported.append(progress))
    assert counts(report) == (9, 9, 0, 0, 0)
    assert reported == [("records", 9, None)]
    (met,) = load_claims(store, "claims_of_edge_types", edge_types=["MET"])
    assert replace(met, id="", recorded_on=None) == MET
    (born,) = load_property_claims(store, "property_claims")
    assert replace(born, id="", recorded_on=None) == BORN
    assert load_entity(store, "ben") == replace(RECORDS[2], datasets=(DATASET,))
    assert load_sources(store, ["paper"]) == [RECORDS[0]]
    assert report.to_json() == {
        "read": 9, "written": 9, "changed": 0, "unchanged": 0, "withdrawn": 0, "refused": 0, "refusals": []
    }  # fmt: skip


@pytest.mark.parametrize("records", [RECORDS, RECORDS[::-1]], ids=["as they came", "from the last"])
def test_a_second_load_writes_nothing(
    store: Store, no_writing: Callable[[], None], records: list[Record]
) -> None:
    load(store, CASE, RECORDS)
    before = everything(store)
    no_writing()
    assert counts(load(store, CASE, records)) == (9, 0, 0, 9, 0)
    assert everything(store) == before


def test_records_may_come_in_any_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 2)
    assert counts(load(store, CASE, RECORDS[::-1])) == (9, 9, 0, 0, 0)
    assert counts(load(store, CASE, RECORDS)) == (9, 0, 0, 9, 0)


def test_an_edited_note_changes_one_claim(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, CASE, RECORDS)
    nodes, edges = everything(store)
    recorded = {row[3]["id"]: row[3]["recorded_on"] for row in edges if "id" in row[3]}
    edited = replace(MET, note="at the court", said_on="2012")
    report = load(store, CASE, [*RECORDS[:6], edited, OWNS, BORN])
    assert counts(report) == (9, 1, 1, 8, 0)
    (met,) = load_claims(store, "claims_of_edge_types", edge_types=["MET"])
    assert replace(met, id="", recorded_on=None) == edited
    assert met.recorded_on == recorded[met.id]
    after = everything(store)
    assert after[0] == nodes
    assert [row for row in after[1] if row[1] != "MET"] == [row for row in edges if row[1] != "MET"]

    load(store, CASE, RECORDS)
    assert everything(store) == [nodes, edges]


def test_a_missing_claim_is_withdrawn_and_can_be_restored(store: Store) -> None:
    load(store, CASE, RECORDS)
    assert counts(load(store, CASE, RECORDS[:-3])) == (6, 0, 0, 6, 3)
    assert load_claims(store, "claims_of_edge_types") == []
    assert counts(load(store, CASE, RECORDS[:-3])) == (6, 0, 0, 6, 0)
    assert counts(load(store, CASE, RECORDS)) == (9, 3, 3, 6, 0)
    assert [claim.withdrawn_on for claim in load_claims(store, "claims_of_edge_types")] == [None, None]
    assert counts(load(store, CASE, RECORDS)) == (9, 0, 0, 9, 0)


def test_an_entity_is_removed_only_when_no_record_refers_to_it(store: Store) -> None:
    extra = [person("eve"), person("dora"), make_claim("ada ACCUSED ben", said_by=("dora",))]
    load(store, CASE, [*RECORDS, *extra])
    report = load(store, CASE, RECORDS)
    assert counts(report) == (9, 0, 0, 9, 3)
    ids = {row[0] for row in store.run("MATCH (n:Entity) RETURN n.id", {})[1]}
    assert ids == {"ada", "ben", "bank", "gazette", "utopia", "dora"}
    assert load_entity(store, "dora").datasets == ()


def test_a_source_is_removed_only_when_no_claim_cites_it(store: Store) -> None:
    load(
        store, CASE, [*RECORDS, make_source("cited"), make_source("idle"), make_claim("ada MET ben", "cited")]
    )
    assert counts(load(store, CASE, RECORDS)) == (9, 0, 0, 9, 3)
    assert [row[0]["id"] for row in store.read("sources").rows] == ["cited", "paper"]
    with_citation = [*RECORDS, make_source("cited"), make_claim("ada MET ben", "cited")]
    assert counts(load(store, CASE, with_citation)) == (11, 2, 1, 9, 0)
    assert counts(load(store, CASE, with_citation)) == (11, 0, 0, 11, 0)


def test_a_change_of_kind_changes_the_label(store: Store) -> None:
    load(store, CASE, [make_source("paper"), person("ada")])
    assert counts(load(store, CASE, [make_source("paper"), person("ada", "Group")])) == (2, 1, 1, 1, 0)
    ((labels,),) = store.run("MATCH (n:Entity {id: 'ada'}) RETURN labels(n)", {})[1]
    assert set(labels) == {"Entity", "Group"}


def test_the_title_of_a_dataset_is_not_counted_as_a_record(store: Store) -> None:
    load(store, CASE, RECORDS)
    renamed = replace(CASE, title="The case", description="of the bank")
    assert counts(load(store, renamed, RECORDS)) == (9, 0, 0, 9, 0)
    assert store.read("datasets").rows == ((DATASET, "The case", "of the bank"),)


def test_a_stream_that_fails_withdraws_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_process, "RECORDS_PER_BATCH", 2)
    load(store, CASE, RECORDS)

    def broken() -> Iterator[Record]:
        yield from RECORDS[:3]
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        load(store, CASE, broken())
    assert len(load_claims(store, "claims_of_edge_types")) == 2
    assert counts(load(store, CASE, RECORDS)) == (9, 0, 0, 9, 0)


def test_a_claim_that_was_moved_to_another_entity_stays_there(store: Store) -> None:
    """A later load must not undo that two entities were identified as one."""
    load(store, CASE, RECORDS)
    moved = (
        "MATCH (a)-[r:MET]->(:Entity {id: 'ben'}) MATCH (b:Entity {id: 'gazette'}) "
        "CREATE (a)-[n:MET]->(b) WITH r, n, properties(r) AS p DELETE r SET n = p SET n.object_id = 'ben'"
    )
    store.write(lambda transaction: transaction.run(moved))
    assert counts(load(store, CASE, RECORDS)) == (9, 0, 0, 9, 0)
    assert counts(load(store, CASE, [*RECORDS[:6], replace(MET, note="x"), OWNS, BORN])) == (9, 1, 1, 8, 0)
    (met,) = load_claims(store, "claims_of_edge_types", edge_types=["MET"])
    assert (met.object, met.object_id, met.note) == ("gazette", "ben", "x")
