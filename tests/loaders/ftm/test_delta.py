"""Deltas: what was added and modified is read, and what was replaced or deleted is named by its place."""

from __future__ import annotations

import json

from loaders.loader import LoadOptions
from tests.loaders.ftm.read_ftm import OPTIONS, company, person, read_file


def write_delta(folder, *changes):
    path = folder / "today.delta.json"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in changes), encoding="utf-8")
    return path


CHANGES = (
    {"op": "ADD", "entity": person("a")},
    {"op": "MOD", "entity": company("b c")},
    {"op": "DEL", "entity": {"id": "gone"}},
)


def test_changed_entities_are_read_and_all_are_named(tmp_path):
    found = read_file(write_delta(tmp_path, *CHANGES))

    assert set(found.entities) == {"d/a", "d/b%20c"}
    assert found.stream.changed is not None
    assert list(found.stream.changed()) == ["entity a", "entity b%20c", "entity gone"]
    assert found.refused == set()
    assert found.findings == {}


def test_without_a_dataset_it_says_which_one_it_becomes(tmp_path):
    found = read_file(write_delta(tmp_path, *CHANGES), LoadOptions())

    assert found.stream.dataset.id == "today"
    assert list(found.findings) == [
        "a delta changes a dataset that is loaded already: --dataset names it; without it the changes "
        "are the dataset today"
    ]


def test_what_is_no_change_is_refused(tmp_path):
    path = write_delta(tmp_path, CHANGES[0], {"op": "MOVE", "entity": {"id": "x"}}, {"op": "DEL"}, 5)
    found = read_file(path, OPTIONS)

    reason = "is no change: op is ADD, MOD or DEL, and entity has an id"
    assert found.refused == {(f"today.delta.json, line {line}", reason) for line in (2, 3, 4)}
    assert found.stream.changed is not None
    assert list(found.stream.changed()) == ["entity a"]
