"""Refused rows: written with cells and reason, corrected, and loaded again as a part of their table."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from graph.errors import CasegraphError
from graph.model import Claim, Source
from graph.ontology import load_ontology
from loaders.loader import LoadOptions
from loaders.mapping import open_mapped_file, open_mapping, read_mapping
from loaders.mapping.corrected_table import choose_table, keep_dataset
from loaders.mapping.mapped_tables import NOTHING_WITHDRAWN
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


def test_names_of_columns_and_reasons_are_no_formulas_and_come_back(tmp_path: Path) -> None:
    table = open_table(write(tmp_path, "t.csv", "=a,b\n=1,2\n"))
    path = tmp_path / "t.refused.csv"
    write_refused_rows(path, [RefusedRecord("t.csv, row 2", "=1 is wrong")], [table])
    assert path.read_text("utf-8-sig").splitlines() == [
        '"row of t.csv","\'=a","b","refused because"',
        '"2","\'=1","2","\'=1 is wrong"',
    ]
    corrected = open_table(path)
    assert (corrected.columns, read(corrected).cells) == (("=a", "b"), {2: ("=1", "2")})


def test_a_file_of_refused_rows_is_replaced_at_once_or_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_refused(tmp_path)
    before = path.read_bytes()
    refused = [RefusedRecord("boards.csv, row 2", "wrong")]
    table = open_table(tmp_path / "boards.csv")
    monkeypatch.setattr(type(table), "iter_batches", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_refused_rows(path, refused, [table])
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["boards.csv", "m.yaml", "link.csv"])
@pytest.mark.parametrize("is_refused", [True, False])
def test_no_file_of_the_input_is_replaced_or_deleted(tmp_path: Path, name: str, is_refused: bool) -> None:
    stream = open_with(tmp_path, write(tmp_path, "boards.csv", TABLE.encode("cp1252")))
    (tmp_path / "link.csv").symlink_to(tmp_path / "boards.csv")
    list(stream.read())
    before = (tmp_path / name).read_bytes()
    assert stream.write_refused is not None
    with pytest.raises(CasegraphError, match="it is a file of the input itself"):
        stream.write_refused(tmp_path / name, stream.refused if is_refused else [])
    assert (tmp_path / name).read_bytes() == before


SEVERAL = """
tables:
  first:
    file: one.csv
    entities: &entities
      person: {name: {Person}, kind: Person}
      firm: {name: {Firm}, kind: Organisation}
    claims: &claims
      - {subject: person, object: firm, type: HEADED}
  second:
    file: two.csv
    entities: *entities
    claims: *claims
"""


def write_refused_row_of(folder: Path, table: str) -> Path:
    return write(
        folder,
        f"{table}.refused.csv",
        f'"row of {table}","Person","Firm","refused because"\n"3","Ann","X","-"\n',
    )


def open_several(folder: Path, table: Path) -> RecordStream:
    options = LoadOptions(mapping=write(folder, "m.yaml", SEVERAL))
    return open_mapped_file(table, options, load_ontology(), open_table)


def test_corrected_rows_are_read_only_by_the_mapping_of_their_table_and_withdraw_nothing_of_another(
    tmp_path: Path,
) -> None:
    for name in ("one.csv", "two.csv"):
        write(tmp_path, name, "Person,Firm\nBen,Y\nAnn,X\n")
    mapping = write(tmp_path, "m.yaml", SEVERAL)
    complete = open_mapping(mapping, LoadOptions(), load_ontology(), open_table)
    of_row = {
        (claim.source, claim.locator)
        for each in complete.read()
        if isinstance(claim := each.record, Claim) and claim.locator == "row 3"
    }
    stream = open_several(tmp_path, write_refused_row_of(tmp_path, "two.csv"))
    claims = [each.record for each in stream.read() if isinstance(each.record, Claim)]
    (claim,) = claims
    sources = [each.record for each in stream.read() if isinstance(each.record, Source)]
    assert [(source.id, source.title) for source in sources] == [(claim.source, "two.csv")]
    assert len(of_row) == 2
    assert (claim.source, "row 3") in of_row
    assert stream.dataset == complete.dataset
    # `row 3` is a place in both tables.
    assert stream.changed is not None
    assert list(stream.changed()) == []
    assert [(each.message, each.place) for each in stream.findings] == [(NOTHING_WITHDRAWN, "two.csv")]


def test_corrected_rows_of_no_table_of_the_mapping_are_refused(tmp_path: Path) -> None:
    path = write_refused_row_of(tmp_path, "three.csv")
    with pytest.raises(CasegraphError, match=r"has rows of three\.csv, which is no table") as error:
        open_several(tmp_path, path)
    assert error.value.hint == "Its tables are one.csv, two.csv."


def test_corrected_rows_of_a_sheet_are_read_by_the_mapping_of_the_sheet(tmp_path: Path) -> None:
    write(
        tmp_path, "m.yaml", SEVERAL.replace("file: one.csv", "sheet: A").replace("file: two.csv", "sheet: B")
    )
    mappings = read_mapping(tmp_path / "m.yaml", load_ontology())
    chosen = choose_table(mappings, "book.xlsx, sheet B", tmp_path)
    options = keep_dataset(LoadOptions(), mappings, "book.xlsx, sheet B")
    assert list(chosen.tables) == ["second"]
    assert (options.dataset, options.title) == ("book", "book.xlsx, sheet A")


def test_a_row_without_its_number_is_refused(tmp_path: Path) -> None:
    path = write_refused(tmp_path)
    path.write_text(path.read_text("utf-8-sig").replace('"3","Ben"', '"","Ben"'), "utf-8-sig")
    rows = read(open_table(path))
    assert (list(rows.cells), rows.refused) == ([4], {2: "has lost its number in the first column"})


def test_without_refusals_the_file_of_an_earlier_load_is_deleted(tmp_path: Path) -> None:
    path = write_refused(tmp_path)
    write_refused_rows(path, [], [open_table(tmp_path / "boards.csv")])
    assert not path.exists()
