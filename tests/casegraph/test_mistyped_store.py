"""A command that reads makes no store where there is none; a command that loads does."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegraph.cli import import_command
from casegraph.command_registry import COMMANDS

# The commands that have --store and need a store, with arguments that are right.
READING = {
    "serve": ["--no-open", "--port", "0"],
    "show": ["--no-open"],
    "query": ["RETURN 1"],
    "find": ["Ada"],
    "ties": [],
    "path": ["Ada", "Ben"],
    "disputes": [],
    "check": [],
    "export": ["-o", "ties.csv"],
    "db start": [],
    "db touch": [],
}
OTHERS = {"demo", "load", "db status", "db stop"}


def commands_with_a_store() -> set[str]:
    commands = {name: import_command(name) for name in COMMANDS}
    for group in ("db", "tokens"):
        subcommands = commands.pop(group).commands
        commands |= {f"{group} {name}": command for name, command in subcommands.items()}
    return {
        name
        for name, command in commands.items()
        if any("--store" in parameter.opts for parameter in command.params)
    }


def test_these_are_all_commands_with_a_store() -> None:
    assert commands_with_a_store() == READING.keys() | OTHERS


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("is_made", [False, True], ids=["missing", "empty"])
def test_a_reading_command_makes_no_store(run, tmp_path: Path, command: str, is_made: bool) -> None:
    folder = tmp_path / "harbuor"
    if is_made:
        folder.mkdir()

    ran = run(*command.split(), *READING[command], "--store", f"local:{folder}")

    assert (ran.code, ran.out) == (3, "")
    assert f"There is no store at {folder}." in ran.err
    assert "`casegraph load CASE` makes a store" in ran.err
    assert [*tmp_path.rglob("*")] == ([folder] if is_made else [])


def test_the_variable_of_the_environment_counts_too(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEGRAPH_STORE", f"local:{tmp_path / 'harbuor'}")

    ran = run("find", "Ada", "--json")

    assert (ran.code, ran.out) == (3, "")
    assert f"There is no store at {tmp_path / 'harbuor'}." in ran.err


def test_stopping_makes_no_store(run, tmp_path: Path) -> None:
    folder = tmp_path / "harbuor"

    ran = run("db", "stop", "--store", f"local:{folder}")

    assert (ran.code, ran.out) == (3, "")
    assert f"There is no store at {folder}." in ran.err
    assert not folder.exists()
