"""Loading files of other programs from the command line: what it says, and what it writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "docs" / "loaders" / "files"
COUNTS = "MATCH (n:Entity) OPTIONAL MATCH (n)-[r]->(:Entity) RETURN count(DISTINCT n) AS n, count(r) AS r"


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLES / "quay.gexf", tmp_path))


def count(on_store) -> tuple[int, int]:
    (row,) = on_store("query", COUNTS, "--json").json()
    return row["n"], row["r"]


def test_it_says_what_the_file_is_and_what_changed(on_store, quay):
    first, second = on_store("load", quay), on_store("load", quay)

    assert first.out.splitlines()[0] == "quay: taken for GEXF, the format of Gephi."
    assert first.out.splitlines()[1].endswith(" new, 0 changed, 0 unchanged, 0 withdrawn, 0 refused.")
    assert " 0 new, 0 changed, " in second.out
    assert (first.code, second.code) == (0, 0)


def test_a_dry_run_reports_all_and_writes_nothing(on_store, quay):
    dry = on_store("load", quay, "--dry-run", "--json").json()
    empty = count(on_store)
    loaded = on_store("load", quay, "--json").json()

    assert dry == loaded
    assert empty == (0, 0)
    assert on_store("query", "MATCH (d:Dataset) RETURN d.id AS id", "--json").json() == [{"id": "quay"}]


def test_a_limited_load_withdraws_nothing(on_store, quay):
    on_store("load", quay)
    complete = count(on_store)

    limited = on_store("load", quay, "--limit", "2", "--json").json()

    assert (limited["withdrawn"], limited["written"]) == (0, 0)
    assert count(on_store) == complete


def test_the_dataset_can_be_named(on_store, quay):
    on_store("load", quay, "--dataset", "harbour-2016", "--title", "The harbour")

    assert on_store("query", "MATCH (d:Dataset) RETURN d.id AS id, d.title AS title", "--json").json() == [
        {"id": "harbour-2016", "title": "The harbour"}
    ]


def test_refused_records_are_listed_and_written_beside_the_file(on_store, quay):
    quay.write_text(
        quay.read_text(encoding="utf-8").replace("</edges>", '<edge source="x" target="y"/></edges>')
    )

    ran = on_store("load", quay)

    refused = quay.with_name("quay.refused.csv")
    assert ran.code == 1
    assert f"All refused records are in {refused}." in ran.err
    assert "there is no entity 'quay/x'" in refused.read_text(encoding="utf-8")


def test_a_dry_run_writes_refused_records_only_where_it_is_told(on_store, quay, tmp_path):
    quay.write_text(
        quay.read_text(encoding="utf-8").replace("</edges>", '<edge source="x" target="y"/></edges>')
    )

    on_store("load", quay, "--dry-run")
    files = {path.name for path in tmp_path.iterdir()}
    on_store("load", quay, "--dry-run", "--refused", tmp_path / "mine.csv")

    assert files == {"quay.gexf"}
    assert {path.name for path in tmp_path.iterdir()} == {"quay.gexf", "mine.csv"}


def test_a_folder_is_loaded_file_by_file(on_store, tmp_path):
    folder = tmp_path / "leak"
    folder.mkdir()
    for name in ("quay.gexf", "gull-harbour.ftm.json"):
        shutil.copy(EXAMPLES / name, folder)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")

    ran = on_store("load", folder, "--json")
    said = on_store("load", folder)

    assert [(each["loader"], each["dataset"]) for each in ran.json()] == [
        ("ftm", "gull-harbour"),
        ("gexf", "quay"),
    ]
    assert "not loaded: photo.jpg (no format that is known here" in said.err


def test_a_table_without_a_mapping_says_how_to_get_one(on_store, tmp_path):
    table = tmp_path / "owners.csv"
    table.write_text("Owner,Company\nAda,Quarry Ltd\n")

    ran = on_store("load", table)

    assert ran.code == 1
    assert f"casegraph map {table} -o owners.yaml" in ran.err
    assert count(on_store) == (0, 0)


def test_a_path_that_is_not_there(on_store, tmp_path):
    ran = on_store("load", tmp_path / "none.csv")

    assert (ran.code, ran.err.splitlines()[0]) == (1, f"There is no file or folder {tmp_path / 'none.csv'}.")


def test_the_input_is_never_replaced_by_what_was_refused(on_store, quay):
    before = quay.read_bytes()

    ran = on_store("load", quay, "--refused", quay)

    assert (ran.code, quay.read_bytes()) == (1, before)
    assert f"{quay} is read by this load" in ran.err
