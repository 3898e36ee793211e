"""Files that cannot be read, or must not be: each is refused with its name, its place and the reason."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from graph.errors import CasegraphError
from graph.ontology import load_ontology
from loaders.tables import limits, open_table, sheet_checks
from loaders.tables.trial import try_mapping
from tests.loaders.tables.office_files import ods_cell, write_container, write_ods, write_xls
from tests.loaders.tables.tables import read, read_text, refuse, write

HTML = "<!DOCTYPE html><html><table><tr><td>a</td></tr></table></html>"


def write_xlsx(path: Path, cells: dict[tuple[int, int], str]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        for (row, column), text in cells.items():
            sheet.write_string(row, column, text)
    return path


def write_parquet(path: Path) -> Path:
    pl.DataFrame({"a": ["x", "y"], "b": [1, 2]}).write_parquet(path)
    return path


def test_a_line_of_200_mb_is_refused_before_it_is_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n1,2\n")
        file.writelines([b"x" * 1_000_000] * 200)
        file.write(b"\n3,4\n")
    assert "line 3 is longer than 16 MB" in refuse(path).message
    path.rename(tmp_path / "t.jsonl")
    assert "line 3 is longer than 16 MB" in refuse(tmp_path / "t.jsonl").message


def test_a_table_with_10_000_columns_is_read(tmp_path: Path) -> None:
    header = ",".join(f"c{number}" for number in range(10_000))
    rows = read_text(tmp_path, f"{header}\n{','.join('x' * 10_000)}\n")
    assert rows.cells == {2: ("x",) * 10_000}


def test_more_columns_than_in_excel_are_refused(tmp_path: Path) -> None:
    wide = ",".join(f"c{number}" for number in range(limits.MAX_COLUMNS + 1))
    assert (
        "has 16,385 columns; up to 16,384 can be read"
        in refuse(write(tmp_path, "t.csv", f"{wide}\n")).message
    )
    keys = "".join(f'{{"c{number}": 1}}\n' for number in range(limits.MAX_COLUMNS + 1))
    assert "more than 16,384 different keys" in refuse(write(tmp_path, "t.jsonl", keys)).message


def test_control_characters_are_texts_and_many_nuls_are_no_text(tmp_path: Path) -> None:
    rows = read_text(tmp_path, b"name,x\nA\x00da,\x1b[31mred\nBen,\xe2\x80\xae\n" + b"Cy,1\n" * 20)
    assert (rows.cells[2], rows.cells[3]) == (("A\x00da", "\x1b[31mred"), ("Ben", "\u202e"))
    assert (
        "is not a text file" in refuse(write(tmp_path, "t.csv", b"a,b\n" + b"\x00\x00\x00\x01" * 50)).message
    )


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx", "t.xls", "t.ods", "t.parquet", "t.jsonl"])
@pytest.mark.parametrize("content", [b"", b"\n \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    refuse(write(tmp_path, name, content))


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    table = open_table(write(tmp_path, "t.csv", "a,b\n"))
    assert (table.columns, table.row_count, read(table).cells) == (("a", "b"), 0, {})
    assert read(open_table(write_xlsx(tmp_path / "t.xlsx", {(0, 0): "a"}))).cells == {}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("t.csv", HTML, "is a web page or XML, not a table"),
        ("t.xls", f"\n{HTML}", "is a web page or XML, not a table"),
        ("t.csv", "%PDF-1.7 ...", "is a PDF, not a table"),
        ("t.csv", b"\x1f\x8b\x08\x00", "is packed with gzip, not a table"),
        ("t.xlsx", "a,b\n1,2\n", "is not a spreadsheet, or it is damaged"),
        ("t.parquet", "a,b\n1,2\n", "cannot be read as a Parquet file"),
        ("t.jsonl", "a,b\n1,2\n", "has no JSON lines: 2 of 2 lines are no objects"),
        ("t.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "cannot be read as a spreadsheet"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, name: str, content: bytes | str, reason: str
) -> None:
    assert reason in refuse(write(tmp_path, name, content)).message


def test_a_zip_archive_is_no_table(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.csv", "w") as archive:
        archive.writestr("a.csv", "a\n1\n")
    assert "is a zip archive, not a table" in refuse(tmp_path / "t.csv").message
    with zipfile.ZipFile(tmp_path / "t.xlsb", "w") as archive:
        archive.writestr("xl/workbook.bin", "")
    assert "is a binary spreadsheet (.xlsb)" in refuse(tmp_path / "t.xlsb").message


def test_an_encrypted_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = write_container(tmp_path / "t.xlsx", {"EncryptedPackage": b"x", "EncryptionInfo": b"x"})
    assert "is encrypted with a password" in refuse(path).message


def test_two_cells_in_far_corners_do_not_fill_the_memory(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "t.xlsx", {(0, 0): "a", (50_000, 16_383): "b"})
    assert "takes 50,001 rows and 16,384 columns; 20,000,000 cells can be read" in refuse(path).message


def test_repeated_cells_do_not_fill_the_memory(tmp_path: Path) -> None:
    cell = ods_cell("string", text="x", more='table:number-columns-repeated="16384"')
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    error = refuse(write_ods(tmp_path / "t.ods", row))
    assert "takes 1,048,576 rows and 16,384 columns" in error.message


def test_zip_bombs_are_refused_before_they_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "t.xlsx", {(0, 0): "a"})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(30_000_000))
    assert "times larger than it is packed" in refuse(path).message
    monkeypatch.setattr(sheet_checks, "MAX_SHEET_BYTES", 1_000)
    assert (
        "bytes unpacked; 1,000 can be read" in refuse(write_xlsx(tmp_path / "u.xlsx", {(0, 0): "a"})).message
    )


def test_entities_in_the_xml_of_a_spreadsheet_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    row = f"<table:table-row>{ods_cell('string', text='&b;')}</table:table-row>"
    path = write_ods(tmp_path / "t.ods", row)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = bomb.encode() + parts["content.xml"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "cannot be read as a spreadsheet" in refuse(path).message


WRITERS: list[tuple[str, Callable[[Path], Path]]] = [
    ("t.xlsx", lambda path: write_xlsx(path, {(0, 0): "a", (1, 0): "x"})),
    ("t.xls", lambda path: write_xls(path, [["a"], ["x"]])),
    ("t.ods", lambda path: write_ods(path, f"<table:table-row>{ods_cell('string')}</table:table-row>" * 2)),
    ("t.parquet", write_parquet),
    ("t.jsonl", lambda path: write(path.parent, path.name, '{"a": "x", "b": {"c": 1}}\n' * 3)),
    ("t.csv", lambda path: write(path.parent, path.name, 'a;b\n"x";1\n"y";2\n'.encode("utf-16"))),
]


@pytest.mark.parametrize(("name", "make"), WRITERS)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(
    tmp_path: Path, name: str, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path / name)
    content, chance = path.read_bytes(), random.Random(7)
    for number in range(24):
        damaged = bytearray(content)
        if number % 3 == 0:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            for _ in range(4):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged)
        with suppress(CasegraphError):
            read(open_table(path))


def test_a_folder_and_a_file_that_is_not_there_are_no_tables(tmp_path: Path) -> None:
    assert "is a folder" in refuse(tmp_path).message
    assert "There is no file" in refuse(tmp_path / "t.csv").message


def test_names_with_control_characters_are_refused_and_markup_and_cypher_are_only_text(
    tmp_path: Path,
) -> None:
    names = ["A\x00da", "Be\u202en", "<script>alert(1)</script>", "'}) DETACH DELETE n //", "=HYPERLINK(1)"]
    table = write(tmp_path, "t.csv", "person\n" + "".join(f"{name}\n" for name in names))
    mapping = write(
        tmp_path, "m.yaml", "entities:\n  p: {name: {person}, kind: Person, properties: {age: '7'}}\n"
    )
    trial = try_mapping(table, mapping, load_ontology(), rows=10, max_claims=10)
    assert [claim.sentence for claim in trial.claims] == [f"{name}, age: 7" for name in names[2:]]
    assert {refusal.place for refusal in trial.refused} == {"t.csv, row 2", "t.csv, row 3"}
