"""Parquet and JSON lines: typed values become the texts that a CSV file would have."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import polars as pl

from loaders.tables import open_table
from tests.loaders.tables.tables import read, read_text, write


def test_values_of_parquet_are_texts(tmp_path: Path) -> None:
    moment = datetime(2012, 5, 29, 13, 5)
    rome = pl.Series([moment]).dt.replace_time_zone("Europe/Rome")
    columns = {
        "text": (["007"], "007"),
        "empty": ([""], None),
        "whole": ([12], "12"),
        "whole as float": ([12.0], "12"),
        "float": ([1.5], "1.5"),
        "large": ([1e20], "1e+20"),
        "day": ([date(2012, 5, 29)], "2012-05-29"),
        "midnight": ([datetime(2012, 5, 29)], "2012-05-29"),
        "moment": ([moment], "2012-05-29T13:05:00"),
        "zone": (rome, "2012-05-29T13:05:00+02:00"),
        "clock": ([time(13, 5)], "13:05:00"),
        "flag": ([True], "true"),
        "list": ([["a", "ß"]], '["a", "ß"]'),
        "bytes": ([b"abc"], "abc"),
        "other bytes": ([b"\xff"], "ff"),
    }
    pl.DataFrame({name: values for name, (values, _) in columns.items()}).write_parquet(
        tmp_path / "t.parquet"
    )
    table = open_table(tmp_path / "t.parquet")
    assert (table.description, table.row_count) == ("Parquet", 1)
    assert dict(zip(table.columns, read(table).cells[1], strict=True)) == {
        name: text for name, (_, text) in columns.items()
    }


def test_records_in_records_are_columns_of_their_own(tmp_path: Path) -> None:
    people = [{"name": "Ada", "at": {"city": "Kyiv", "geo": {"lat": 1}}}, {"name": "Ben", "at": None}]
    pl.DataFrame(people).write_parquet(tmp_path / "t.parquet")
    lines = '{"name": "Ada", "at": {"city": "Kyiv", "geo": {"lat": 1}}}\n{"name": "Ben", "at": null}\n'
    for path in (tmp_path / "t.parquet", write(tmp_path, "t.jsonl", lines)):
        table = open_table(path)
        cells = [dict(zip(table.columns, row, strict=True)) for row in read(table).cells.values()]
        assert cells[0] == {"name": "Ada", "at.city": "Kyiv", "at.geo.lat": "1"} | {
            k: None for k in cells[0] if k == "at"
        }
        assert cells[1]["name"] == "Ben"
        assert cells[1]["at.city"] is None


def test_json_lines_keep_every_digit_and_have_all_keys_of_all_lines(tmp_path: Path) -> None:
    first = '{"id":"007","n":1.10,"big":123456789012345678901234567890}'
    second = '{"id":"x","t":true,"l":["a","ß"],"new":[]}'
    path = write(tmp_path, "t.jsonl", f"{first}\n\n{second}\n")
    table = open_table(path)
    assert table.columns == ("id", "n", "big", "t", "l", "new")
    assert read(table).cells == {
        1: ("007", "1.10", "123456789012345678901234567890", None, None, None),
        3: ("x", None, None, "true", '["a", "ß"]', None),
    }


def test_lines_that_are_no_objects_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    good = '{"a": 1}\n' * 6
    bad = ["{", "[1]", '{"a":1,"a":2}', '{"a":' * 100_000]
    rows = read_text(tmp_path, good + "\n".join(bad), "t.jsonl")
    assert list(rows.cells) == [1, 2, 3, 4, 5, 6]
    assert {number: reason.split(":")[0] for number, reason in rows.refused.items()} == {
        7: "is not JSON",
        8: "is not an object in JSON",
        9: "is not JSON",
        10: "is nested too deeply",
    }
    assert "a key stands twice" in rows.refused[9]


def test_half_a_character_and_two_values_for_one_column_are_refused(tmp_path: Path) -> None:
    lines = [
        '{"a": "\\ud83d\\ude00"}',
        '{"a": "\\ud800"}',
        '{"\\uDFFF": 1}',
        '{"a": ["\\udead"]}',
        '{"b.c": 1, "b": {"c": 2}}',
        '{"b": {"c": 2}, "b.c": 1}',
        '{"b.c": 3}',
        '{"b": {"c": 4}}',
    ]
    rows = read_text(tmp_path, "\n".join([*lines, *['{"a": 1}'] * 5]), "t.jsonl")
    assert {number: cells for number, cells in rows.cells.items() if number <= len(lines)} == {
        1: ("\U0001f600", None),
        7: (None, "3"),
        8: (None, "4"),
    }
    half = "has half of a character (a surrogate without its other half, such as \\ud800)"
    two = "has two values for the column 'b.c'"
    assert rows.refused == {2: half, 3: half, 4: half, 5: two, 6: two}


def test_json_lines_in_another_encoding(tmp_path: Path) -> None:
    assert read_text(tmp_path, '{"a": "ß"}\n'.encode("utf-16"), "t.jsonl").cells == {1: ("ß",)}
