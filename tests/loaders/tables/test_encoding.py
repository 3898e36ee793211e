"""Encodings: detected over the whole file, reported, and mixed ones refused with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import CasegraphError
from loaders.tables import open_table
from tests.loaders.tables.tables import read, read_text, refuse, write

GERMAN = "Name;Ort\nJürgen Müller;Köln\nÄnne Groß;Düsseldorf\n"
RUSSIAN = "Имя;Должность\nИван Петров;директор\nМария Иванова;владелец\n"  # noqa: RUF001
POLISH = "Imię;Rola\nŁukasz Żółć;prezes zarządu\nŚwiętosława Gęś;członkini rady\n"
TURKISH = "İsim;Görev\nŞükrü Çağlayan;müdür\nAyşe Yıldız;başkan\n"  # noqa: RUF001


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (GERMAN, "utf-8", "UTF-8"),
        (GERMAN, "utf-8-sig", "UTF-8"),
        (GERMAN, "utf-16", "UTF-16"),
        (GERMAN, "utf-16-le", "UTF-16-LE"),
        (GERMAN, "utf-16-be", "UTF-16-BE"),
        (GERMAN, "utf-32", "UTF-32"),
        (GERMAN, "cp1252", "windows-1252"),
        (GERMAN, "mac_roman", "MAC-ROMAN"),
        (GERMAN, "cp850", "CP850"),
        (POLISH, "cp1250", "windows-1250"),
        (TURKISH, "cp1254", "windows-1254"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (RUSSIAN, "cp866", "CP866"),
        ("名前;役職\n山田太郎;代表取締役\n鈴木花子;監査役\n", "shift_jis", "SHIFT-JIS"),
        ("姓名;职务\n王小明;董事长\n李华;股东\n", "gb18030", "GB18030"),
    ],
)
def test_the_encoding_is_detected_and_reported(tmp_path: Path, text: str, encoding: str, label: str) -> None:
    table = open_table(write(tmp_path, "t.csv", text.encode(encoding)))
    header, *rows = [tuple(line.split(";")) for line in text.splitlines()]
    assert table.description == f"text table with semicolons, {label}"
    assert table.columns == header
    assert read(table).cells == dict(enumerate(rows, start=2))


def test_a_letter_at_the_end_of_a_long_file_decides_its_encoding(tmp_path: Path) -> None:
    rows = read_text(tmp_path, b"a,b\n" + b"x,y\n" * 400_000 + "José,Zoë\n".encode("cp1252"))
    assert rows.cells[400_002] == ("José", "Zoë")


def test_a_passage_in_another_encoding_refuses_its_rows(tmp_path: Path) -> None:
    rows = read_text(
        tmp_path, "n,x\nÄnne,1\nZoë,2\n".encode() + "José,3\n".encode("cp1252") + "Ünal,4\n".encode()
    )
    assert rows.cells == {2: ("Änne", "1"), 3: ("Zoë", "2"), 5: ("Ünal", "4")}
    assert rows.refused == {4: "is not UTF-8 in the column 'n' (byte E9)"}


def test_a_file_that_is_mostly_in_another_encoding_than_some_of_its_lines_is_refused(tmp_path: Path) -> None:
    content = GERMAN.encode("cp1252") * 3 + "Zoë;Ärö\n".encode()
    error = refuse(write(tmp_path, "t.csv", content))
    assert "mixes encodings: line 10 is UTF-8, and line 2 looks like windows-1252" in error.message


def test_a_named_encoding_overrules_and_must_fit_the_whole_file(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a\né\n".encode("cp1252"), encoding="cp1251").cells == {2: ("й",)}
    path = write(tmp_path, "t.csv", "a\nb\né\n".encode("cp1252"))
    assert "is not UTF-16 after line" in refuse(path, encoding="utf-16").message
    with pytest.raises(CasegraphError, match="'klingon' is not a known encoding"):
        read_text(tmp_path, "a\n", encoding="klingon")


def test_the_copy_in_utf_8_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    table = open_table(write(tmp_path, "t.csv", RUSSIAN.encode("cp1251")))
    assert len(list((tmp_path / "temp").iterdir())) == 1
    del table
    assert list((tmp_path / "temp").iterdir()) == []
