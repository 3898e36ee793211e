"""The commands that need no store: check, locate, new-case, and errors of stores that do not run."""

import shutil
import stat

import pytest

from casegraph.cli import import_command
from casegraph.command_registry import COMMANDS
from tests.bundled_case import WORKED_EXAMPLE_FOLDER


def test_a_new_case_has_no_mistakes(run, tmp_path):
    created = run("new-case", "harbour-contracts", "--into", tmp_path)
    folder = tmp_path / "harbour-contracts"

    checked = run("check", folder, "--texts", folder / "texts")

    assert (created.code, checked.code) == (0, 0)
    assert checked.out == "The harbour wall: no mistakes in 29 claims, checked against 3 texts.\n"


def test_the_files_of_a_new_case_can_be_changed(run, tmp_path, monkeypatch):
    installed = shutil.copytree(WORKED_EXAMPLE_FOLDER, tmp_path / "bundled" / "harbour-wall")
    for path in (installed, *installed.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr("casegraph.bundled_case._FOLDERS", (tmp_path / "bundled",))

    run("new-case", "mine", "--into", tmp_path)

    created = [tmp_path / "mine", *(tmp_path / "mine").rglob("*")]
    assert [path for path in created if not path.stat().st_mode & stat.S_IWUSR] == []
    assert len([path for path in created if path.is_file()]) == 9


def test_the_name_of_the_dataset_of_analysts_is_refused(run, tmp_path):
    ran = run("new-case", "analyst", "--into", tmp_path)

    assert (ran.code, list(tmp_path.iterdir())) == (1, [])
    assert "is reserved" in ran.err


def test_a_new_case_does_not_overwrite(run, tmp_path):
    run("new-case", "harbour-contracts", "--into", tmp_path)

    ran = run("new-case", "harbour-contracts", "--into", tmp_path)

    assert ran.code == 1
    assert "There is already something at" in ran.err


@pytest.mark.parametrize("name", ["../elsewhere", "Harbour", "a b", "", "a/b"])
def test_a_name_that_cannot_be_a_folder(run, tmp_path, name):
    ran = run("new-case", name, "--into", tmp_path)

    assert ran.code == 1
    assert "cannot be the name of a case" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_check_lists_mistakes_for_programs(run, tmp_path):
    ran = run("check", tmp_path, "--json")

    assert ran.code == 1
    assert ran.json() == {
        "mistakes": [f"{tmp_path}/case.yaml: there is no such file, so this folder is not a case"]
    }


def test_locate_in_a_file(run):
    file = WORKED_EXAMPLE_FOLDER / "texts" / "lantern-report.txt"

    ran = run("locate", file, "chairman met her brother", "--json")

    assert [row["locator"] for row in ran.json()] == ["chars 691-715"]


def test_locate_in_a_case_by_first_and_last_words(run):
    ran = run(
        *("locate", "union-release", "The union ... police."),
        *("--case", WORKED_EXAMPLE_FOLDER, "--texts", WORKED_EXAMPLE_FOLDER / "texts", "--json"),
    )

    assert [row["locator"] for row in ran.json()] == ["chars 368-467"]


def test_words_that_are_not_in_the_text(run):
    ran = run("locate", WORKED_EXAMPLE_FOLDER / "texts" / "lantern-report.txt", "no such words")

    assert ran.code == 1
    assert "These words are not in" in ran.err


def test_words_that_are_in_the_text_twice(run):
    ran = run("locate", WORKED_EXAMPLE_FOLDER / "texts" / "lantern-report.txt", "contract")

    assert ran.code == 0
    assert "The text has these words 2 times" in ran.err


def test_a_store_that_cannot_be_reached(run, monkeypatch):
    monkeypatch.setenv("CASEGRAPH_USER", "neo4j")
    monkeypatch.setenv("CASEGRAPH_PASSWORD", "not-shown-anywhere")

    ran = run("find", "Ada", "--store", "bolt://127.0.0.1:1")

    assert ran.code == 3
    assert "Traceback" not in ran.err
    assert "not-shown-anywhere" not in ran.err + ran.out


def test_the_state_of_a_store_that_does_not_run(run, tmp_path):
    ran = run("db", "status", "--json", "--store", f"local:{tmp_path / 'none'}")

    state = ran.json()
    assert state.pop("next").startswith("`casegraph load CASE` or `casegraph demo` makes a store here")
    assert state == {
        "running": False,
        "starting": False,
        "exists": False,
        "path": str(tmp_path / "none"),
        "size": 0,
    }


def test_every_command_has_help_with_an_example(run):
    groups = ("db", "tokens")
    commands = [[name] for name in COMMANDS if name not in groups]

    for command in commands + [[group, name] for group in groups for name in import_command(group).commands]:
        assert f"casegraph {' '.join(command)}" in run(*command, "--help").out.split("Example", 1)[1]


def test_the_exit_codes_are_in_the_help(run):
    assert "0: done" in run("--help").out
