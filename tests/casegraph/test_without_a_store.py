"""The commands that need no store: check, locate, new-case, and errors of stores that do not run."""

import pytest

from casegraph.cli import import_command
from casegraph.command_registry import COMMANDS
from casegraph.commands.new_case import TEMPLATE


def test_a_new_case_has_no_mistakes(run, tmp_path):
    created = run("new-case", "harbour-contracts", "--into", tmp_path)
    folder = tmp_path / "harbour-contracts"

    checked = run("check", folder, "--texts", folder / "texts")

    assert (created.code, checked.code) == (0, 0)
    assert checked.out == "The harbour contract: no mistakes in 8 claims, checked against 1 text.\n"


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
    ran = run("locate", TEMPLATE / "texts" / "harbour.txt", "her brother Luc owns", "--json")

    assert [row["locator"] for row in ran.json()] == ["chars 107-127"]


def test_locate_in_a_case_by_first_and_last_words(run):
    ran = run(
        *("locate", "harbour", "An auditor ... contract."),
        *("--case", TEMPLATE, "--texts", TEMPLATE / "texts", "--json"),
    )

    assert [row["locator"] for row in ran.json()] == ["chars 180-236"]


def test_words_that_are_not_in_the_text(run):
    ran = run("locate", TEMPLATE / "texts" / "harbour.txt", "no such words")

    assert ran.code == 1
    assert "These words are not in" in ran.err


def test_words_that_are_in_the_text_twice(run):
    ran = run("locate", TEMPLATE / "texts" / "harbour.txt", "contract")

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

    assert ran.json() == {
        "running": False,
        "starting": False,
        "exists": False,
        "path": str(tmp_path / "none"),
    }


def test_stopping_a_store_that_does_not_run(run, tmp_path):
    ran = run("db", "stop", "--store", f"local:{tmp_path / 'none'}")

    assert (ran.code, ran.out) == (0, f"No store runs in {tmp_path / 'none'}.\n")


def test_every_command_has_help_with_an_example(run):
    groups = ("db", "tokens")
    commands = [[name] for name in COMMANDS if name not in groups]

    for command in commands + [[group, name] for group in groups for name in import_command(group).commands]:
        assert f"casegraph {' '.join(command)}" in run(*command, "--help").out.split("Example", 1)[1]


def test_the_exit_codes_are_in_the_help(run):
    assert "0: done" in run("--help").out
