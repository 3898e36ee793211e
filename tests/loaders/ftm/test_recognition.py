"""Files of FollowTheMoney are known by their beginning, and other files are not taken for them."""

from __future__ import annotations

import json

import pytest

from graph.errors import CasegraphError
from loaders.ftm import is_ftm_mapping
from loaders.ftm.recognition import find_form
from loaders.input import take_sample
from tests.loaders.ftm.read_ftm import person, read_file

LINE = json.dumps(person("p"))


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.json", f"{LINE}\n{LINE}\n", "entities"),
        ("a.ijson", f"\ufeff{LINE}\n", "entities"),
        ("a.json", f"[\n  {LINE}]", "entities"),
        ("a.json", '{"op":"DEL","entity":{"id":"x"}}\n', "delta"),
        ("a.csv", '"canonical_id","entity_id","prop","prop_type","schema","value","dataset"\n', "statements"),
        ("a.yml", "x:\n  query:\n    csv_url: a.csv\n    entities:\n      a: {}\n", "mapping"),
        ("a.json", '{"nodes": [{"id": 1}], "links": []}', None),
        ("a.json", '{"id": 1, "properties": {"schema": "x"}}\n', None),
        ("a.json", '[{"statementId": "x", "recordDetails": {}}]', None),
        ("a.csv", "name,schema,value\n", None),
        ("a.yaml", "tables:\n  a.csv:\nentities: {}\n", None),
        ("a.json", "", None),
    ],
)
def test_forms(tmp_path, name, text, form):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert find_form(take_sample(path)) == form
    assert is_ftm_mapping(path) == (form == "mapping")


def test_a_file_that_is_none_is_refused_with_what_is_expected(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("hello", encoding="utf-8")

    with pytest.raises(CasegraphError, match="does not look like a file of FollowTheMoney"):
        read_file(path)
