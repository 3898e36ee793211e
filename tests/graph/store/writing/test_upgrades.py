"""A command upgrades a store of version 1; then a load of the same records changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import Any

import pytest

import graph
from graph.editing import ClaimInput, add_annotation, add_claim, correct_claim
from graph.errors import StoreError
from graph.model import (
    Claim,
    Dataset,
    Entity,
    Money,
    PropertyClaim,
    Record,
    Source,
    compute_fingerprint,
    make_claim_id,
    make_property_claim_id,
)
from graph.reading import load_annotations, load_replacement_chain, load_versions
from graph.store import Store, WriteTransaction, open_store
from graph.store.writing import upgrades
from graph.store.writing.schema import SCHEMA_VERSION
from loaders.sync.report import Report
from loaders.writer import load
from tests.graph.editing.analysts import INES, make_claim_input

CASE_ONE, CASE_TWO = Dataset(id="one", title="One"), Dataset(id="two", title="Two")

TEXT = "Ada met the bank in 2012. " * 3
WITHDRAWN = Claim(dataset="one", source="book", edge_type="MET", subject="ada", object="bank")
RECORDS_OF_ONE: list[Record] = [
    Source(id="book", dataset="one", title="A book", author=("ada",), text=TEXT, published="2012"),
    Source(id="film", dataset="one", title="A film", publisher="bank", derived_from=("book",)),
    Entity(id="ada", kind="Person", name="Ada", aliases=("Анна",), properties={"born": "1970"}),
    Entity(id="bank", kind="Organisation", name="The bank", dataset="one"),
    Entity(id="trial", kind="Event", name="The trial", dataset="one"),
    Entity(id="book/guards", kind="Group", name="guards", named=False, source="book", properties={"size": 0}),
    Claim(
        dataset="one",
        source="book",
        edge_type="OWNS",
        subject="ada",
        object="bank",
        locator="chars 0-25",
        quote=TEXT[:25],
        stance="alleged",
        said_by=("ada", "bank"),
        about=("trial",),
        valid_from="2012",
        ended=True,
        properties={"share": 0, "amount": Money(1500.5, "EUR")},
    ),
    Claim(
        dataset="one",
        source="film",
        edge_type="SENTENCED",
        subject="bank",
        object="ada",
        mode="planned",
        condition="if caught",
        event="trial",
        properties={"in_absentia": False, "served": True, "offence": "fraud"},
    ),
    PropertyClaim(dataset="one", source="book", entity="trial", property="killed", value=0),
    PropertyClaim(
        dataset="one", source="book", entity="ada", property="age", value=40.5, bound="about", unit="years"
    ),
]
RECORDS_OF_TWO: list[Record] = [
    Source(id="book", dataset="two", title="The book", note="from the library"),
    Entity(id="ada", kind="Person", name="Ada L.", dataset="two"),
    Entity(id="eve", kind="Person", name="Eve", dataset="two"),
    Claim(dataset="two", source="book", edge_type="MARRIED_TO", subject="eve", object="ada"),
]

# Fingerprints of version 1 were hashes of these fields in this order.
COMMON_FIELDS = (
    "dataset source locator quote quote_sha256 note stance mode condition said_by about event valid_from "
    "valid_until ended dates_basis said_on"
)
OLD_FIELDS: dict[type, str] = {
    Source: "dataset title publisher author published published_basis genre derived_from url retrieved "
    "language sha256 text note",
    Entity: "kind name dataset aliases named source properties",
    Claim: f"{COMMON_FIELDS} edge_type subject_name object_name inferred inferred_from properties",
    PropertyClaim: f"{COMMON_FIELDS} property value unit bound entity_name",
}


def old_fingerprint(record: Record) -> str:
    def plain(value: Any) -> Any:
        if isinstance(value, Money):
            return [value.amount, value.currency]
        return list(value) if isinstance(value, tuple) else value

    values: list[Any] = []
    for name in OLD_FIELDS[type(record)].split():
        value = getattr(record, name)
        if name.startswith("inferred"):  # A text in version 1, and a list since version 3.
            value = value[0] if value else None
        values.append(
            [[key, plain(value[key])] for key in sorted(value)] if name == "properties" else plain(value)
        )
    if isinstance(record, Claim):
        values += [record.subject_id or record.subject, record.object_id or record.object]
    elif isinstance(record, PropertyClaim):
        values.append(record.entity_id or record.entity)
    serialized = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return blake2b(serialized.encode(), digest_size=12).hexdigest()


def run(store: Store, text: str, **parameters: Any) -> None:
    store.write(lambda transaction: transaction.run(text, **parameters))


def make_old(store: Store) -> None:
    """Make the store as version 1 left it."""
    for records, dataset in ((RECORDS_OF_ONE, "one"), (RECORDS_OF_TWO, "two")):
        for record in records:
            set_old_fingerprint(store, record, dataset)
    run(store, "MATCH (n:Entity) SET n.search = 'of another time'")
    run(
        store,
        "MATCH (v:Version) SET v.what = v.record_kind, v.of = v.record_id REMOVE v.record_kind, v.record_id",
    )
    run(store, "MATCH (v:Version) SET v.record = replace(v.record, '\"edge_type\"', '\"predicate\"')")
    run(store, "MATCH (v:Version) SET v.record = replace(v.record, '\"record_kind\"', '\"what\"')")
    run(store, "MATCH (v:Version) SET v.record = replace(v.record, '\"record_id\"', '\"of\"')")
    run(store, "MATCH (a:Annotation) SET a.of = a.record_id REMOVE a.record_kind, a.record_id, a.change")
    store.change_schema(
        lambda transaction: transaction.run("MATCH (s:CasegraphSchema) SET s.version = 1, s.sum = 'old'")
    )


def set_old_fingerprint(store: Store, record: Record, dataset: str) -> None:
    old = old_fingerprint(record)
    assert old != compute_fingerprint(record)
    if isinstance(record, Claim):
        id_ = make_claim_id(record, store.ontology)
        run(
            store,
            f"MATCH ()-[r:{record.edge_type} {{id: $id}}]->() SET r.fingerprint = $old",
            id=id_,
            old=old,
        )
    elif isinstance(record, PropertyClaim):
        id_ = make_property_claim_id(record, store.ontology)
        run(store, "MATCH (c:PropertyClaim {id: $id}) SET c.fingerprint = $old", id=id_, old=old)
    else:
        label = type(record).__name__
        text = f"""
        MATCH (n:{label} {{id: $id}})
        SET n.fingerprints = [i IN range(0, size(n.datasets) - 1) |
            CASE n.datasets[i] WHEN $dataset THEN $old ELSE n.fingerprints[i] END]
        """
        run(store, text, id=record.id, dataset=dataset, old=old)


@pytest.fixture
def old_store(store: Store) -> Iterator[Store]:
    """The open store of the run, with data as version 1 left them; the test may leave it old."""
    load(store, CASE_ONE, [*RECORDS_OF_ONE, WITHDRAWN])
    load(store, CASE_ONE, RECORDS_OF_ONE)
    load(store, CASE_TWO, RECORDS_OF_TWO)
    make_old(store)
    yield store
    with graph.open(store.url):
        pass


def load_again(store: Store) -> list[Report]:
    return [load(store, CASE_ONE, RECORDS_OF_ONE), load(store, CASE_TWO, RECORDS_OF_TWO)]


def assert_unchanged(reports: list[Report]) -> None:
    counts = [(report.written, report.changed, report.withdrawn, report.unchanged) for report in reports]
    assert counts == [(0, 0, 0, len(RECORDS_OF_ONE)), (0, 0, 0, len(RECORDS_OF_TWO))]


def read_version(store: Store) -> int:
    return int(store.run("MATCH (s:CasegraphSchema) RETURN s.version", {})[1][0][0])


def test_there_is_an_upgrade_from_every_older_version() -> None:
    assert set(upgrades.UPGRADES) == set(range(1, SCHEMA_VERSION))


def test_old_fingerprints_are_those_that_version_1_wrote() -> None:
    claim = Claim(
        dataset="made-up",
        source="paper-12",
        edge_type="OWNS",
        subject="ada",
        object="bank",
        locator="row 12345",
        note="a note of some words",
    )
    assert old_fingerprint(claim) == "5609775bf39ee47c6b7671a2"
    entity = Entity(
        id="ada",
        kind="Person",
        name="Ada Lovelace",
        dataset="d",
        aliases=("A.", "L."),
        properties={"born": "1970"},
    )
    assert old_fingerprint(entity) == "4ec3b956e25f5459144cd7b7"


def test_without_the_upgrade_a_load_would_change_every_record(old_store: Store) -> None:
    assert [report.changed for report in load_again(old_store)] == [len(RECORDS_OF_ONE), len(RECORDS_OF_TWO)]


def test_a_load_into_an_upgraded_store_changes_nothing(old_store: Store) -> None:
    with graph.open(old_store.url) as opened:
        assert read_version(opened) == SCHEMA_VERSION
        revision = opened.revision()
        assert_unchanged(load_again(opened))
        assert opened.revision() == revision


def test_a_withdrawn_claim_stays_withdrawn_and_comes_back(old_store: Store) -> None:
    with graph.open(old_store.url) as opened:
        id_ = make_claim_id(WITHDRAWN, opened.ontology)
        stored = opened.run(
            "MATCH ()-[r:MET {id: $id}]->() RETURN r.withdrawn_on, r.fingerprint", {"id": id_}
        )
        (((withdrawn_on, fingerprint),)) = stored[1]
        assert withdrawn_on
        assert fingerprint is None
        report = load(opened, CASE_ONE, [*RECORDS_OF_ONE, WITHDRAWN])
        assert (report.written, report.unchanged) == (1, len(RECORDS_OF_ONE))


def test_names_are_indexed_again(old_store: Store) -> None:
    with graph.open(old_store.url) as opened:
        rows = opened.run("MATCH (n:Entity {id: 'eve'}) RETURN n.search", {})[1]
        assert rows == (("eve",),)


def test_an_upgrade_works_in_pages_and_reports_its_progress(
    old_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrades, "RECORDS_PER_PAGE", 2)
    calls: list[tuple[str, int, int | None]] = []
    with graph.open(old_store.url, progress=lambda *call: calls.append(call)) as opened:
        assert_unchanged(load_again(opened))
    steps = [(done, total) for task, done, total in calls if task == upgrades.TASK]
    # Two sources, five entities, five claims and property claims, of which one is withdrawn.
    total = 2 + 5 + 6
    assert steps == sorted(steps)
    assert steps[-1] == (total, total)
    assert len(steps) >= 7


@pytest.mark.parametrize("steps", [1, 4, 7])
def test_an_interrupted_upgrade_is_finished_the_next_time(
    old_store: Store, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    monkeypatch.setattr(upgrades, "RECORDS_PER_PAGE", 2)
    calls: list[str] = []

    def interrupt(task: str, done: int, total: int | None) -> None:
        if task == upgrades.TASK:
            calls.append(task)
            if len(calls) == steps:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        graph.open(old_store.url, progress=interrupt)
    # A program of version 1 refuses the store, which is neither old nor new.
    assert read_version(old_store) == SCHEMA_VERSION
    with pytest.raises(StoreError, match="is not laid out as this Casegraph needs it"):
        open_store(old_store.url, upgrade=False)
    with graph.open(old_store.url) as opened:
        assert_unchanged(load_again(opened))
    open_store(old_store.url, upgrade=False).close()


def test_what_another_program_wrote_is_left_alone(old_store: Store) -> None:
    run(old_store, "CREATE (:Entity:Person {id: 'foreign', name: 'Foreign'}), (:Entity {id: 'no-kind'})")
    run(old_store, "CREATE (:Source {id: 'foreign-source', title: 'Foreign'})")
    run(
        old_store,
        "MATCH (a:Entity {id: 'ada'}), (e:Entity {id: 'eve'}) CREATE (a)-[:MET {id: 'foreign'}]->(e)",
    )
    with graph.open(old_store.url) as opened:
        rows = opened.run(
            "MATCH (n) WHERE n.id IN ['foreign', 'no-kind', 'foreign-source'] RETURN n.fingerprints", {}
        )[1]
        assert rows == ((None,), (None,), (None,))
        assert_unchanged(load_again(opened))


def test_what_a_program_of_version_1_writes_during_an_upgrade_is_upgraded_too(
    old_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = WriteTransaction.run_rows
    noted: list[str] = []

    def note_first(transaction: WriteTransaction, text: str, rows: Any, **parameters: Any) -> int:
        if not noted:
            noted.append("note")
            run(
                old_store,
                "CREATE (:Annotation {id: 'ada-1', what: 'entity', of: 'ada', text: 'Late', author: 'ines', "
                "at: '2026-01-01T00:00:00Z', version: 1, change: 1})",
            )
        return real(transaction, text, rows, **parameters)

    monkeypatch.setattr(WriteTransaction, "run_rows", note_first)
    with graph.open(old_store.url) as opened:
        assert [note.text for note in load_annotations(opened, "entity", ["ada"])] == ["Late"]
        assert old_fields(opened) == set()


def test_a_record_that_is_changed_during_an_upgrade_keeps_its_new_fingerprint(
    old_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = RECORDS_OF_TWO[-1]
    assert isinstance(claim, Claim)
    changed = replace(claim, note="changed meanwhile")
    real = WriteTransaction.run_rows

    def change_first(transaction: WriteTransaction, text: str, rows: Any, **parameters: Any) -> int:
        if "MARRIED_TO" in text and "row.old" in text:
            run(
                old_store,
                "MATCH ()-[r:MARRIED_TO]->() SET r.note = $note, r.fingerprint = $fingerprint",
                note=changed.note,
                fingerprint=compute_fingerprint(changed),
            )
        return real(transaction, text, rows, **parameters)

    monkeypatch.setattr(WriteTransaction, "run_rows", change_first)
    with graph.open(old_store.url) as opened:
        report = load(opened, CASE_TWO, [*RECORDS_OF_TWO[:-1], changed])
    assert (report.written, report.unchanged) == (0, len(RECORDS_OF_TWO))


def test_versions_and_annotations_of_analysts_are_kept(store: Store) -> None:
    load(store, CASE_ONE, RECORDS_OF_ONE)
    load(store, CASE_TWO, RECORDS_OF_TWO)
    id_ = add_claim(store, INES, make_claim_input("ada FOUNDED bank", "book"))
    new_id = correct_claim(
        store, INES, id_, 1, ClaimInput(make_claim_input("ada FOUNDED bank", "film").claim)
    )
    on_claim = add_annotation(store, INES, "claim", new_id, "Is this true?")
    versions = load_replacement_chain(store, id_)
    versions_of_annotation = load_versions(store, "annotation", [on_claim.id])
    make_old(store)

    with graph.open(store.url) as opened:
        assert load_replacement_chain(opened, new_id) == versions
        assert load_annotations(opened, "claim", [new_id]) == [replace(on_claim, change=0)]
        assert load_versions(opened, "annotation", [on_claim.id]) == versions_of_annotation
        assert old_fields(opened) == set()


def old_fields(store: Store) -> set[str]:
    text = "MATCH (n:Version|Annotation) UNWIND keys(n) AS key RETURN collect(DISTINCT key)"
    names = {"what", "of"} & set(store.run(text, {})[1][0][0])
    records = store.run("MATCH (v:Version) RETURN collect(v.record)", {})[1][0][0]
    return names | {
        name for record in records for name in ("predicate", "what", "of") if name in json.loads(record)
    }


def test_a_service_refuses_an_older_store_and_changes_nothing(old_store: Store) -> None:
    with pytest.raises(
        StoreError, match=r"is not laid out as this Casegraph needs it\. Open it with a command"
    ):
        open_store(old_store.url, upgrade=False)
    assert read_version(old_store) == 1
