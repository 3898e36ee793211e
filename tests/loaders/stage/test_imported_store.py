"""A store that was made by an import is the same as one that the writer filled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from casegraph.stage_into import stage_into
from graph import local
from graph.errors import StoreError
from graph.model import InputRecord, Money
from graph.ontology import make_case_types
from graph.progress import no_progress
from graph.store import Store, verify_store
from loaders.load_stream import load_stream
from loaders.record_stream import RecordStream
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.graph.small_case import CLAIMS, ENTITIES, PROPERTY_CLAIMS, SOURCES
from tests.loaders.stage.staged_files import CASE

CASE_TYPES = make_case_types(
    {
        "types": {
            "TRAINED": {
                "reads": ["trained", "trained by"],
                "infinitive": "train",
                "subject": ["Person"],
                "object": ["Person"],
            }
        }
    }
)
TEXT = 'Line one, "quoted"\nline two\r\nline three\\ with \\"backslashes\\", \0 and \uffff and \U0001f600'
VALUES = (
    *('"', '""', ",", ";", "\n", "\r", "\r\n", "\\", '\\"', "\0", "\x1f", "\ufeff", "\uffff", "  ", "'"),
    *("é\u0301", "\ud7ff\u2028"),
)
NOTED = [
    make_claim("alma MARRIED_TO mukhtar", note=value, locator=f"row {number}")
    for number, value in enumerate(VALUES, 1)
]
ODD_IDS = ("a,b", 'quote"d', "new\nline", "back\\slash", "нет", "x" * 300)
ABOUT = [
    make_claim("alma MARRIED_TO mukhtar", locator=f"page {number}", about=(id_,))
    for number, id_ in enumerate(ODD_IDS, 1)
]
RECORDS = [
    *SOURCES,
    make_source("text", text=TEXT, url="https://example.org/?a=1,2&b=%22", author=("alma", "mukhtar")),
    *ENTITIES,
    *(make_entity(id_, name="Somebody") for id_ in ODD_IDS),
    make_entity("nameless", name="...", aliases=("O'Neil; the other", "Zoë, of Riga")),
    *CLAIMS.values(),
    *NOTED,
    *ABOUT,
    make_claim("mukhtar OWNS bta", properties={"share": 50}, locator="row 1"),
    make_claim("mukhtar OWNS bta", properties={"share": 0.1}, locator="row 2"),
    make_claim("mukhtar FUNDED bta", properties={"amount": Money(1e22, "KZT")}),
    make_claim("alma TRAINED tatiana", ended=True, valid_from="2012-05", valid_until="2013"),
    *PROPERTY_CLAIMS,
    make_property_claim("trial killed", 2**53, bound="at_least", unit="people"),
]  # fmt: skip

NODES = "MATCH (n) WHERE NOT n:CasegraphSchema RETURN labels(n) AS labels, properties(n) AS properties"
RELATIONSHIPS = """
MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties
"""
SCHEMA = "MATCH (s:CasegraphSchema) RETURN s.version, s.sum, s.declared_types"


def stream() -> RecordStream:
    listed = [InputRecord(record, f"record {number}") for number, record in enumerate(RECORDS, 1)]
    return RecordStream("test", "a test", CASE, read=lambda: iter(listed), case_types=CASE_TYPES)


def dump(store: Store) -> set[str]:
    """Return everything in a store but times, each node and relationship as one text."""
    found = set()
    for text in (NODES, RELATIONSHIPS):
        columns, rows = store.run(text, {})
        for row in rows:
            fields = dict(zip(columns, row, strict=True))
            fields["properties"] = sorted({**fields["properties"], "recorded_on": ""}.items())
            fields["labels"] = sorted(fields.get("labels", []))
            found.add(repr(sorted(fields.items())))
    return found


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A new store that was made by an import."""
    path = tmp_path_factory.mktemp("imported") / "a store, of 1+1 (one)"
    report = stage_into(f"local:{path}", stream(), no_progress)
    assert not report.refused
    try:
        with graph.open(f"local:{path}") as store:
            yield store
    finally:
        local.stop(path)


def test_it_has_the_same_nodes_relationships_and_schema(imported: Store, store: Store) -> None:
    report = load_stream(store, stream())

    assert not report.refused
    assert dump(imported) == dump(store)
    assert imported.run(SCHEMA, {}) == store.run(SCHEMA, {})


def test_the_writer_finds_all_records_unchanged(imported: Store) -> None:
    report = load_stream(imported, stream())

    assert (report.unchanged, report.written, report.withdrawn) == (len(RECORDS), 0, 0)


def test_it_passes_the_checks_of_a_store(imported: Store) -> None:
    assert list(verify_store(imported)) == []


def test_its_temporary_files_are_gone(imported: Store) -> None:
    folder = Path(imported.url.removeprefix("local:"))

    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_store_is_never_replaced(imported: Store, tmp_path: Path) -> None:
    folder = Path(imported.url.removeprefix("local:"))

    with pytest.raises(StoreError, match=r"There is a store in .* already"):
        local.import_files(folder, tmp_path, ("database", "import", "full", "neo4j"))

    assert imported.run("MATCH (d:Dataset) RETURN d.id", {})[1] == ((CASE.id,),)
