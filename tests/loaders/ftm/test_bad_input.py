"""Damaged files and lines: refused with place and reason, or stored harmlessly."""

from __future__ import annotations

import json

import pytest

from graph.errors import CasegraphError
from loaders.ftm import json_input
from loaders.loader import LoadOptions
from tests.loaders.ftm.read_ftm import company, entity, person, read_entities, read_file


def read_text(folder, text: str | bytes):
    path = folder / "file.ftm.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_file(path)


GOOD = json.dumps(person("p"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "x", "schema": "Person"', "is not JSON: unexpected end of data: line 1 column 31 (char 30)"),
        ("[1, 2]", "is not an object with id, schema and properties"),
        ('{"schema": "Person", "properties": {}}', "has no id"),
        ('{"id": "x", "properties": {}}', "has no schema"),
        ('{"id": "x", "schema": "Person", "properties": []}', "has properties that are no object"),
        (
            '{"id": "x", "schema": "Dragon", "properties": {}}',
            "there is no schema 'Dragon' in FollowTheMoney",
        ),
        (
            '{"id": "x", "schema": "Thing", "properties": {}}',
            "Thing is only inherited from; an entity has a schema below it",
        ),
        (
            '{"id": "x", "schema": "Person", "properties": {"name": [null]}}',
            "name has a value that is no text",
        ),
        (
            '{"id": "x", "schema": "Ownership", "properties": {"owner": ["p"]}}',
            "Ownership without asset: there is nothing to join",
        ),
        (
            '{"id": "x", "schema": "Passport", "properties": {"number": ["1"]}}',
            "Passport without holder: it is about nothing",
        ),
    ],
)
def test_a_damaged_line_is_refused_and_the_rest_is_read(tmp_path, line, reason):
    found = read_text(tmp_path, f"{GOOD}\n{line}\n{json.dumps(person('q'))}\n")

    assert found.refused == {("file.ftm.json, line 2", reason)}
    assert set(found.entities) == {"d/p", "d/q"}


def test_bytes_that_are_not_utf_8_are_refused(tmp_path):
    found = read_text(tmp_path, GOOD.encode() + b'\n{"id": "\xff\xfe"}\n')

    assert [place for place, _ in found.refused] == ["file.ftm.json, line 2"]


def test_a_long_line_is_not_read_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(json_input, "MAX_LINE", 1_000)
    monkeypatch.setattr(json_input, "_CHUNK", 100)
    found = read_text(tmp_path, f'{GOOD}\n{{"id": "{"x" * 5_000}"}}\n{json.dumps(person("q"))}\n')

    assert found.refused == {("file.ftm.json, line 2", "is longer than 0 MB")}
    assert set(found.entities) == {"d/p", "d/q"}
    assert found.stream.position.done == found.stream.position.total


def test_a_byte_order_mark_blank_lines_and_a_missing_last_line_end(tmp_path):
    found = read_text(tmp_path, f"\ufeff{GOOD}\n\n  \r\n{json.dumps(person('q'))}")

    assert set(found.entities) == {"d/p", "d/q"}
    assert found.refused == set()


def test_references_that_cannot_hold_are_refused_when_they_are_written(tmp_path):
    found = read_entities(
        tmp_path,
        company("c"),
        entity("1", "Ownership", owner="c", asset="c"),
        entity("2", "Ownership", owner="nobody", asset="c"),
        entity("3", "Person", name="Edda", birthDate="in spring"),
    )

    assert found.find_faults() == {
        ("file.ftm.json, line 2", "joins an entity to itself"),
        ("file.ftm.json, line 3", "there is no entity 'd/nobody'"),
        (
            "file.ftm.json, line 4",
            "'in spring' is not a date as 2012, 2012-05, 2012-05-29 or 2012-05-29T22:00Z",
        ),
    }


def test_entities_that_refer_to_each_other_in_a_circle(tmp_path):
    found = read_entities(
        tmp_path,
        entity("a", "Territory", name="A", partOf="b"),
        entity("b", "Territory", name="B", partOf="a"),
    )

    assert found.ties == {("PART_OF", "d/a", "d/b"), ("PART_OF", "d/b", "d/a")}
    assert found.find_faults() == set()


def test_control_characters_and_markup_are_harmless(tmp_path):
    found = read_entities(
        tmp_path,
        entity("p", "Person", name="<b>Edda</b>\u0000\u200b 'x'}) DETACH DELETE", biography="one\ntwo\u0007"),
    )

    assert found.entities["d/p"].name == "<b>Edda</b> 'x'}) DETACH DELETE"
    assert found.said == {("d/p", "biography", "one\ntwo")}
    assert found.find_faults() == set()


def test_an_entity_in_the_place_of_an_id_is_read_as_its_id(tmp_path):
    ownership = {"id": "1", "schema": "Ownership", "properties": {"owner": [person("p")], "asset": "c"}}
    found = read_entities(tmp_path, person("p"), company("c"), ownership)

    assert found.ties == {("OWNS", "d/p", "d/c")}


def test_a_list_is_read_element_by_element(tmp_path, monkeypatch):
    monkeypatch.setattr(json_input, "_CHUNK", 16)
    people = [person("p", "Ж" * 50), person("q"), entity("1", "Family", person="p", relative="q")]
    found = read_text(tmp_path, json.dumps(people, ensure_ascii=False, indent=2))

    assert set(found.entities) == {"d/p", "d/q"}
    assert [each.place for each in found.records][-1] == "file.ftm.json, element 3"
    assert found.stream.position.done == found.stream.position.total


@pytest.mark.parametrize("text", [f"[{GOOD}, {GOOD[:-3]}", f"[{GOOD} {GOOD}]", f"[{GOOD}"])
def test_a_damaged_list_ends_the_reading(tmp_path, text):
    with pytest.raises(CasegraphError, match="is a JSON list that is damaged"):
        read_text(tmp_path, text)


def test_reading_again_reports_the_same(tmp_path):
    found = read_text(tmp_path, f"{GOOD}\nnot json\n")
    again = list(found.stream.read())

    assert again == found.records
    assert len(found.stream.refused) == 1


def test_a_limit_counts_entities(tmp_path):
    path = tmp_path / "file.ftm.json"
    path.write_text(f"{GOOD}\n{json.dumps(person('q'))}\n", encoding="utf-8")

    assert set(read_file(path, LoadOptions(dataset="d", limit=1)).entities) == {"d/p"}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("1" * 5_000, "is not JSON: a number is too large"),
        ("1e999", "is not JSON: a number is too large"),
        ("NaN", "is not JSON: NaN is no number"),
        ("-Infinity", "is not JSON: -Infinity is no number"),
        ('"\\ud800"', "is not JSON: it has half of a character"),
    ],
)
def test_a_value_that_json_does_not_have_costs_its_element_and_no_other(tmp_path, value, reason):
    bad = f'{{"id": "x", "schema": "Person", "properties": {{"name": [{value}]}}}}'
    found = read_text(tmp_path, f"[{GOOD}, {bad}, {json.dumps(person('q', chr(0x1F41F)))}]")

    assert found.refused == {("file.ftm.json, element 2", reason)}
    assert set(found.entities) == {"d/p", "d/q"}
