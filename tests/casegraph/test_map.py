"""`casegraph map`: a table gets a mapping, and a mapping shows what it makes of the first rows."""

import shutil
from pathlib import Path

import pytest
import yaml

FILES = Path(__file__).parents[2] / "docs" / "loaders" / "files"
NAME = "harbour-boards.csv"


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A table in the working folder of the command."""
    shutil.copy(FILES / NAME, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / NAME


def test_the_proposed_mapping_is_printed_or_written(run, table):
    printed = run("map", NAME)
    assert (printed.code, printed.err) == (0, "")
    proposed = yaml.safe_load(printed.out)
    assert (proposed["file"], list(proposed["entities"])) == (NAME, ["person", "company"])

    written = run("map", NAME, "-o", "boards.yaml")
    assert (written.code, written.out) == (0, "")
    assert "casegraph load harbour-boards.csv --mapping boards.yaml" in written.err
    assert yaml.safe_load((table.parent / "boards.yaml").read_text()) == proposed
    assert run("map", NAME, "-o", "boards.yaml").code == 1
    assert run("map", NAME, "-o", "boards.yaml", "--overwrite").code == 0
    assert run("map", NAME, "--json").json() == {"mapping": printed.out}


def test_a_mapping_shows_the_first_rows_as_sentences_and_what_it_lacks(run, table):
    run("map", NAME, "-o", "boards.yaml")
    ran = run("map", NAME, "boards.yaml")
    assert ran.code == 1  # one row is refused
    lines = ran.out.splitlines()
    assert lines[0] == "text table with semicolons, windows-1252, by a mapping: 6 rows read, 6 entities."
    assert "Zoë Falk headed Quay Ltd (Director), row 2  [harbour-boards]" in lines
    assert "Émile Brandt headed Quay Ltd (director), row 4  [harbour-boards]" in lines
    uncovered = "no entry for 'Keeper of the lighthouse'; it became LINKED_TO: 1 time"
    assert any(uncovered in line for line in lines)
    assert "Refused: 1\n  harbour-boards.csv, row 6: has 3 cells, but the table has 6 columns" in ran.err

    trial = run("map", NAME, "boards.yaml", "--json").json()
    assert (trial["rows"], trial["entities"], len(trial["claims"]), len(trial["refused"])) == (6, 6, 9, 1)


def test_a_column_that_is_not_used_is_named(run, table):
    run("map", NAME, "-o", "boards.yaml")
    mapping = yaml.safe_load(Path("boards.yaml").read_text())
    del mapping["ignore"]
    Path("boards.yaml").write_text(yaml.safe_dump(mapping))
    assert "column 'Remark' is neither used nor ignored: 1 time" in run("map", NAME, "boards.yaml").out


def test_only_as_many_rows_as_are_asked_for_are_tried(run, table):
    run("map", NAME, "-o", "boards.yaml")
    ran = run("map", NAME, "boards.yaml", "--rows", 2)
    assert (ran.code, ran.out.splitlines()[0].rpartition(": ")[2]) == (0, "2 of 6 rows read, 3 entities.")


def test_mistakes_of_a_mapping_are_listed_with_their_lines(run, table):
    Path("boards.yaml").write_text("entities:\n  a:\n    name: {Persn}\n    kind: Pirson\n")
    ran = run("map", NAME, "boards.yaml")
    assert ran.code == 1
    assert "boards.yaml:4" in ran.err


def test_a_table_without_a_mapping_is_answered_with_the_commands(on_store, table):
    ran = on_store("load", NAME)
    assert ran.code == 1
    assert "is a table (text table with semicolons, windows-1252, 6 columns)" in ran.err
    assert "casegraph map harbour-boards.csv -o harbour-boards.yaml" in ran.err
    assert "casegraph load harbour-boards.csv --mapping harbour-boards.yaml" in ran.err


def test_a_file_that_is_no_table_has_no_mapping(run, tmp_path):
    page = tmp_path / "page.csv"
    page.write_text("<html>")
    ran = run("map", page)
    assert (ran.code, ran.out) == (1, "")
    assert "is a web page or XML, not a table" in ran.err
