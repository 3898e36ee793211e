"""Refused rows: written with cells and reason, corrected, and loaded again as a part of their table."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from graph.model import Claim
from graph.ontology import load_ontology
from loaders.loader import LoadOptions
from loaders.mapping import open_mapped_file
from loaders.mapping.refused_rows import CorrectedRows, write_refused_rows
from loaders.record_stream import RecordStream
from loaders.sync.report import RefusedRecord
from loaders.tables import open_table
from tests.loaders.tables.tables import read, write

MAPPING = """
dataset: {id: boards, title: Boards}
encoding: cp1252
delimiter: ";"
entities:
  person: {name: {Person}, kind: Person}
  firm: {name: {Firm}, kind: Organisation}
claims:
  - {subject: person, object: firm, type: HEADED, valid_from: {column: Since, format: "%d/%m/%Y"}}
"""
TABLE = """Person;Firm;Since
Zoë;Quay Ltd;01/02/2011
Ben;Quay Ltd
=Cy;Dock, Ltd;40/40/2012
Di;Pier Ltd;13/02/2012
"""


def open_with(folder: Path, table: Path) -> RecordStream:
    options = LoadOptions(mapping=write(folder, "m.yaml", MAPPING))
    return open_mapped_file(table, options, load_ontology(), open_table)


def list_claims(stream: RecordStream) -> set[tuple[str, str | None, str]]:
    records = [each.record for each in stream.read()]
    return {
        (each.subject, each.valid_from, each.locator or "") for each in records if isinstance(each, Claim)
    }


def write_refused(folder: Path) -> Path:
    """Load a table with two wrong rows, and write those."""
    stream = open_with(folder, write(folder, "boards.csv", TABLE.encode("cp1252")))
    list(stream.read())
    path = folder / "boards.refused.csv"
    assert stream.write_refused is not None
    stream.write_refused(path, stream.refused)
    return path


def test_refused_rows_are_written_with_their_cells_numbers_and_reasons(tmp_path: Path) -> None:
    path = write_refused(tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = pl.read_csv(path, infer_schema=False)
    assert rows.columns == ["row of boards.csv", "Person", "Firm", "Since", "refused because"]
    assert [row[:4] for row in rows.rows()] == [
        ("3", "Ben", "Quay Ltd", ""),
        ("4", "'=Cy", "Dock, Ltd", "40/40/2012"),
    ]
    assert rows["refused because"][0] == "has 2 cells, but the table has 3 columns"
    assert "40/40/2012" in rows["refused because"][1]


def test_corrected_rows_are_loaded_as_the_rows_of_the_table_that_they_are(tmp_path: Path) -> None:
    path = write_refused(tmp_path)
    whole = open_with(tmp_path, tmp_path / "boards.csv")
    assert {locator for _, _, locator in list_claims(whole)} == {"row 2", "row 5"}
    assert whole.changed is None

    path.write_text(path.read_text("utf-8-sig").replace("40/40/2012", "04/04/2012"), "utf-8-sig")
    part = open_with(tmp_path, path)
    corrected = {(from_, locator) for _, from_, locator in list_claims(part)}
    assert corrected == {(None, "row 3"), ("2012-04-04", "row 4")}
    assert part.dataset == whole.dataset
    # Rows at other places stay as they are.
    assert part.changed is not None
    assert list(part.changed()) == ["row 3", "row 4"]
    assert part.refused == []


def test_cells_come_back_as_they_were(tmp_path: Path) -> None:
    write_refused(tmp_path)
    table = open_table(tmp_path / "boards.refused.csv")
    assert isinstance(table, CorrectedRows)
    assert (table.name, table.columns) == ("boards.csv", ("Person", "Firm", "Since"))
    assert read(table).cells == {3: ("Ben", "Quay Ltd", None), 4: ("=Cy", "Dock, Ltd", "40/40/2012")}


def test_cells_beyond_the_last_column_and_broken_bytes_stay_visible(tmp_path: Path) -> None:
    content = "a,b\nÄ,1\nÖ,2\n1,2,3,4\n".encode() + b"caf\xe9,5\n"
    table = open_table(write(tmp_path, "t.csv", content))
    places = [RefusedRecord(f"t.csv, row {number}", "wrong") for number in (4, 5)]
    write_refused_rows(tmp_path / "t.refused.csv", places, [table])
    lines = (tmp_path / "t.refused.csv").read_text("utf-8-sig").splitlines()
    assert lines[1:] == [
        '"4","1","2","has 4 cells, but the table has 2 columns","3","4"',
        '"5","café","5","is not UTF-8 in the column \'a\' (byte E9)"',
    ]


def test_a_row_without_its_number_is_refused(tmp_path: Path) -> None:
    path = write_refused(tmp_path)
    path.write_text(path.read_text("utf-8-sig").replace('"3","Ben"', '"","Ben"'), "utf-8-sig")
    rows = read(open_table(path))
    assert (list(rows.cells), rows.refused) == ([4], {2: "has lost its number in the first column"})


def test_without_refusals_the_file_of_an_earlier_load_is_deleted(tmp_path: Path) -> None:
    path = write_refused(tmp_path)
    write_refused_rows(path, [], [open_table(tmp_path / "boards.csv")])
    assert not path.exists()
