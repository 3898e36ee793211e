"""`casegraph stage` writes files for Neo4j's import, and makes a new local store of them."""

from pathlib import Path

import pytest

from casegraph.commands import stage as command
from graph import local
from graph.errors import StoreError

CASE = Path(__file__).parents[2] / "cases" / "harbour-wall"


def test_files_and_a_script_are_written(run, tmp_path):
    ran = run("stage", CASE, "-o", tmp_path / "files", "--json")

    report = ran.json()
    assert (ran.code, report["refused"], report["refusals"]) == (0, 0, [])
    assert report["read"] == report["staged"] > 10
    script = (tmp_path / "files" / "import.sh").read_text()
    assert all(f"'{argument}'" in script or argument in script for argument in report["arguments"])
    assert (tmp_path / "files" / "import.sh").stat().st_mode & 0o111


def test_the_report_is_for_people(run, tmp_path):
    ran = run("stage", CASE, "-o", tmp_path / "files")

    assert "records read" in ran.out
    assert f"{tmp_path / 'files' / 'import.sh'} imports them" in ran.out


def test_it_is_told_where_to_write(run):
    ran = run("stage", CASE)

    assert ran.code == 2
    assert "-o" in ran.err


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("bolt://localhost:7687", "is not a local store"),
        ("local:{folder}", "holds other things than a store"),
    ],
)
def test_only_a_new_local_store_is_made(run, tmp_path, url, message):
    (tmp_path / "mine.txt").write_text("mine")

    ran = run("stage", CASE, "--into", url.format(folder=tmp_path), "-o", tmp_path / "files")

    assert message in ran.err
    assert ran.code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_store_that_exists_stays(run, running, tmp_path):
    ran = run("stage", CASE, "--into", f"local:{running.path}", "-o", tmp_path / "files")

    assert f"There is a store in {running.path} already" in ran.err
    assert ran.code == 1
    assert not (tmp_path / "files").exists()


def test_files_that_are_kept_are_imported_as_well(run, tmp_path, monkeypatch):
    imported = []

    def note(url, path, stream, report, progress):
        imported.append((url, path, stream.dataset.id, report.files.folder, progress is not None))

    monkeypatch.setattr(command, "import_into", note)

    ran = run("stage", CASE, "--into", f"local:{tmp_path / 'store'}", "-o", tmp_path / "files")

    store = tmp_path / "store"
    assert ran.code == 0
    assert imported == [(f"local:{store}", store, "harbour-wall", tmp_path / "files", True)]
    assert "The store is local:" in ran.out


def test_a_failed_import_leaves_no_store(tmp_path):
    files, store = tmp_path / "files", tmp_path / "store"
    files.mkdir()
    (files / "nodes.header.csv").write_text("id:ID,name:string\n")
    (files / "nodes.csv").write_text('1,"one"\n1,"the same id"\n')
    arguments = (
        "database",
        "import",
        "full",
        "neo4j",
        "--bad-tolerance=0",
        "--nodes=nodes.header.csv,nodes.csv",
    )

    with pytest.raises(StoreError) as raised:
        local.import_files(store, files, arguments)

    assert "could not import the files" in str(raised.value)
    assert not local.exists(store)
    assert (store / "logs" / "import.log").read_text()
