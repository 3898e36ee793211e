"""Tables with a simple mapping are staged by column, with the same files and refusals as record by record."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from graph.ontology import load_ontology
from loaders.loader import LoadOptions
from loaders.mapping.by_column import columns
from loaders.open_input import open_input
from loaders.record_stream import RecordStream
from loaders.stage import ClaimColumns, stage
from tests.loaders.stage.staged_files import read_rows

MAPPING = """
dataset: {id: register, title: A register}
sources:
  register: {key: The register of the port}
entities:
  person: {name: {Person}, kind: Person, key: {Person id}}
  firm: {name: {Firm}, kind: Organisation, key: {Firm id}}
claims:
  - subject: person
    type: WORKED_AT
    object: firm
    properties: {role: {Role}}
    valid_from: {Since}
    valid_until: {Until}
    note: {Note}
  - {subject: person, type: OWNS, object: firm, stance: alleged, on: {Since}}
"""
HEADER = ("Person id", "Person", "Firm id", "Firm", "Role", "Since", "Until", "Note")
PLAIN = [
    [
        f"p{number}",
        f"Person {number}",
        f"f-{number % 5}",
        f"Firm {number % 5}",
        "director",
        "2001-02",
        "2003",
        "",
    ]
    for number in range(40)
]
ROWS = [
    *PLAIN,
    ["p1", "Person One, again", "f-1", "FIRM 1", "clerk", "2001", "", "another name for p1"],
    ["x 1/y", "Blank in the key", "f-1", "Firm 1", "", "", "", ""],
    ["p49", "Person 49", "claims", "Reserved word", "", "", "", ""],
    ["p50", "  Two   blanks ", "f-1", "Firm 1", 'the "boss"', "2001", "2002", "a  b"],
    ["p51", "Zoë O'Neil", "f-1", "Firm 1", "Ünder", "2001-05-06", "2001-05", "Ж"],
    ["p52", "", "f-1", "Firm 1", "has no name", "", "", ""],
    ["", "No key", "f-1", "Firm 1", "", "", "", ""],
    ["p53", "Wrong date", "f-1", "Firm 1", "", "2001-13", "", ""],
    ["p54", "Wrong order", "f-1", "Firm 1", "", "2005", "2001", ""],
    ["p55", "A time", "f-1", "Firm 1", "", "2001-02-03T04:05", "", ""],
    ["f-7", "The same key", "f-7", "The same key", "", "", "", ""],
    ["p56", "hidden\u200bsign", "f-1", "Firm 1", "", "", "", ""],
    ["", "", "", "", "", "", "", ""],
    ["p57", "Last", "f-9", "Late firm", "director", "1999", "1999", "end"],
]


def write_table(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@contextmanager
def opened(folder: Path, mapping: str, table: Path) -> Iterator[RecordStream]:
    file = folder / "mapping.yaml"
    file.write_text(dedent(mapping), encoding="utf-8")
    with open_input(table, LoadOptions(mapping=file), load_ontology()) as found:
        yield found.streams[0]


def stage_both_ways(stream: RecordStream, folder: Path) -> list[tuple[object, ...]]:
    """Return what is staged by column and by record: rows of each table, refusals, count, findings."""
    results = []
    for name, each in (("columns", stream), ("records", replace(stream, read_columns=None))):
        report = stage(each, folder / name)
        tables = [
            path.relative_to(folder / name).as_posix().removesuffix(".csv")
            for path in (folder / name).glob("*/*.csv")
            if not path.name.endswith(".header.csv")
        ]
        rows = {
            table: {repr({**row, "recorded_on:string": ""}) for row in read_rows(folder / name, table)}
            for table in tables
        }
        refusals = {(refusal.place, refusal.reason) for refusal in report.refused}
        findings = {(finding.message, finding.count, finding.place) for finding in each.findings}
        results.append((rows, refusals, report.staged, findings))
    return results


def test_a_register_is_staged_the_same_both_ways(tmp_path: Path) -> None:
    with opened(tmp_path, MAPPING, write_table(tmp_path / "register.csv", HEADER, ROWS)) as stream:
        by_column, by_record = stage_both_ways(stream, tmp_path)

    assert by_column == by_record
    assert len(by_column[0]["relationships/WORKED_AT"]) > 40
    assert {place for place, _ in by_column[1]} >= {"register.csv, row 47", "register.csv, row 49"}


def test_a_plan_that_gives_other_records_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # With this, cells that the mapping cleans are taken as they are.
    monkeypatch.setattr(columns, "_CLEAN", ".")

    with opened(tmp_path, MAPPING, write_table(tmp_path / "register.csv", HEADER, ROWS)) as stream:
        by_column, by_record = stage_both_ways(stream, tmp_path)

    assert by_column == by_record


def test_plain_rows_are_read_by_column(tmp_path: Path) -> None:
    with opened(tmp_path, MAPPING, write_table(tmp_path / "register.csv", HEADER, ROWS)) as stream:
        assert stream.read_columns is not None
        batches = list(stream.read_columns() or ())

    by_column = [batch for batch in batches if isinstance(batch, ClaimColumns)]
    assert {(batch.edge_type, len(batch.frame)) for batch in by_column} == {("WORKED_AT", 45), ("OWNS", 45)}


def test_a_table_of_nodes_and_one_of_edges_are_staged_the_same_both_ways(tmp_path: Path) -> None:
    people = [[f"p{n}", f"Person {n}"] for n in range(29)] + [["p29", "  Person  29"]]
    ties = [[f"p{n}", f"p{n * 7 % 31}", "2001"] for n in range(30)]
    write_table(tmp_path / "people.csv", ("id", "name"), people)
    write_table(tmp_path / "more.csv", ("id", "name"), [["p29", "Person 29"], ["p0", "Person 0"]])
    write_table(tmp_path / "ties.csv", ("from", "to", "since"), ties)
    mapping = """
    dataset: {id: friends}
    tables:
      people.csv:
        file: people.csv
        entities:
          person: {name: {name}, kind: Person, key: {id}}
      more.csv:
        file: more.csv
        entities:
          person: {name: {name}, kind: Person, key: {id}}
      ties.csv:
        file: ties.csv
        entities:
          from: {key: {from}}
          to: {key: {to}}
        claims:
          - {subject: from, type: MET, object: to, on: {since}}
    """
    file = tmp_path / "friends.yaml"
    file.write_text(dedent(mapping), encoding="utf-8")

    with open_input(file, LoadOptions(), load_ontology()) as found:
        by_column, by_record = stage_both_ways(found.streams[0], tmp_path)

    assert by_column == by_record
    assert len(by_column[0]["nodes/Person"]) == 30
    assert {reason for _, reason in by_column[1]} >= {"object: there is no entity 'friends/p30'"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{name: {Person}, kind: Person,", "{name: {column: Person, case: title}, kind: Person,"),
        ("{name: {Person}, kind: Person,", "{name: {Person}, kind: Person, aliases: [{Note}],"),
        ("kind: Person, key: {Person id}", "kind: Person"),
        ("key: The register of the port", "key: {Note}"),
        ("valid_from: {Since}", "valid_from: {column: Since, format: '%Y-%m'}"),
        ("stance: alleged,", "said_by: person,"),
        ("type: OWNS, object: firm,", "type: OWNS, object: firm, when: {column: Role, is: director},"),
    ],
)
def test_any_other_mapping_is_read_by_record(tmp_path: Path, old: str, new: str) -> None:
    assert old in MAPPING

    with opened(
        tmp_path, MAPPING.replace(old, new), write_table(tmp_path / "register.csv", HEADER, ROWS[:3])
    ) as stream:
        assert stream.read_columns is not None
        assert stream.read_columns() is None


def test_a_limit_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "mapping.yaml"
    file.write_text(dedent(MAPPING), encoding="utf-8")
    table = write_table(tmp_path / "register.csv", HEADER, ROWS)

    with open_input(table, LoadOptions(mapping=file, limit=3), load_ontology()) as found:
        report = stage(found.streams[0], tmp_path / "files")

    assert len(read_rows(report.files.folder, "relationships/WORKED_AT")) == 3
