"""Every column is used or ignored by name, and every value of a mapped column is covered or reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.yaml_files import MistakesError
from loaders.findings import Finding
from loaders.input.rows import RefusedRow
from loaders.loader import LoadOptions
from loaders.mapping import ONLY_TABLE
from tests.loaders.mapping.mapped_rows import MemoryTable, map_rows, map_tables

NAMES = """
    ignore: [Remark]
    entities:
      a: {name: {Name}, kind: Person, properties: {occupation: {column: Job, values: {s: sailor}}}}
"""


def test_a_column_that_is_neither_used_nor_ignored_is_reported(tmp_path: Path) -> None:
    mapped = map_rows(tmp_path, NAMES, "Name; Job; Town; Remark", "Ann; s; Rome; x")
    assert mapped.findings() == {("column 'Town' is neither used nor ignored", 1, "t.csv")}


def test_a_column_that_is_ignored_and_missing_is_reported(tmp_path: Path) -> None:
    mapped = map_rows(tmp_path, NAMES, "Name; Job", "Ann; s")
    assert mapped.findings() == {("there is no column 'Remark' to ignore", 1, "t.csv")}


def test_values_that_no_entry_covers_are_counted(tmp_path: Path) -> None:
    mapped = map_rows(
        tmp_path, NAMES, "Name; Job; Remark", "Ann; s; ", "Ben; c; ", "Cem; ; ", "Dan; c; ", "Eve; d; "
    )
    assert mapped.facts() == {("Ann", "occupation", "sailor")}
    assert mapped.findings() == {
        ("column 'Job': no entry for 'c'; occupation of 'a' is left out", 2, "t.csv, row 3"),
        ("column 'Job': no entry for 'd'; occupation of 'a' is left out", 1, "t.csv, row 6"),
    }


def test_reading_again_counts_again(tmp_path: Path) -> None:
    mapped = map_rows(tmp_path, NAMES, "Name; Job; Remark", "Ann; c; ", "; s; ")
    before = mapped.findings(), mapped.refusals()
    assert list(mapped.stream.read()) == list(mapped.records)
    assert (mapped.findings(), mapped.refusals()) == before


def test_unknown_columns_are_mistakes_with_line_and_the_name_that_was_meant(tmp_path: Path) -> None:
    mapping = """
        entities:
          a: {name: "{Frist name} {Name}", kind: Person}
          b: {name: {Employer}, kind: Organisation}
        claims:
          - {subject: a, type: WORKED_AT, object: b, when: {column: name, empty: false}}
    """
    with pytest.raises(MistakesError) as caught:
        map_rows(tmp_path, mapping, "First name; Name", "Ann; Lee")
    path = tmp_path / "mapping.yaml"
    assert [str(each) for each in caught.value.mistakes] == [
        f"{path}:3: the table has no column 'Frist name'; did you mean 'First name'?",
        f"{path}:4: the table has no column 'Employer'; it has 'First name', 'Name'",
        f"{path}:6: the table has no column 'name'; did you mean 'Name'?",
    ]


def test_rows_that_could_not_be_read_and_findings_of_the_table_are_reported(tmp_path: Path) -> None:
    table = MemoryTable(
        ("Name",),
        [("Ann",), ("Ben",)],
        findings=[Finding("the encoding is a guess", 1, "t.csv")],
        refused=[RefusedRow(7, "has 3 cells")],
    )
    mapped = map_tables(tmp_path, "entities: {a: {name: {Name}, kind: Person}}", {ONLY_TABLE: table})
    assert mapped.entities() == {("Person", "Ann"), ("Person", "Ben")}
    assert mapped.findings() == {("the encoding is a guess", 1, "t.csv")}
    assert mapped.refusals() == {("t.csv, row 7", "has 3 cells")}


def test_a_limit_bounds_the_rows(tmp_path: Path) -> None:
    rows = [f"P{number}" for number in range(7)]
    mapping = "entities: {a: {name: {Name}, kind: Person}}"
    mapped = map_rows(tmp_path, mapping, "Name", *rows, options=LoadOptions(limit=3))
    assert mapped.entities() == {("Person", "P0"), ("Person", "P1"), ("Person", "P2")}
    assert (mapped.stream.position.done, mapped.stream.position.total) == (3, 3)


def test_the_dataset_is_named_by_the_options_the_mapping_or_the_file(tmp_path: Path) -> None:
    names = "entities: {a: {name: {Name}, kind: Person}}"
    own = "dataset: {id: boats, title: Boats, description: All boats}\n" + names
    by_file = map_rows(tmp_path, names, "Name", "Ann").stream.dataset
    by_mapping = map_rows(tmp_path, own, "Name", "Ann").stream.dataset
    by_options = map_rows(tmp_path, own, "Name", "Ann", options=LoadOptions("ships", "Ships")).stream.dataset
    assert (by_file.id, by_file.title) == ("t", "t.csv")
    assert (by_mapping.id, by_mapping.title, by_mapping.description) == ("boats", "Boats", "All boats")
    assert (by_options.id, by_options.title) == ("ships", "Ships")
