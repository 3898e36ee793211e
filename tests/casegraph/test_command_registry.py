"""The command line imports a command only when it is called, and shows the help of the command itself."""

import json
import subprocess
import sys

import pytest

from casegraph.cli import import_command
from casegraph.command_registry import COMMANDS
from graph.errors import CasegraphError

HEAVY = {"neo4j", "fastapi", "uvicorn", "pyvis", "networkx", "scipy", "numpy", "jgo", "requests"}
REPORT = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules}))))
"""


def modules_after(program, *arguments):
    """Return the top-level modules that a program has imported when it ends."""
    ran = subprocess.run([sys.executable, "-c", REPORT + program, *arguments], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_in_the_registry_is_the_first_sentence_of_the_command(name):
    sentence = " ".join((import_command(name).help or "").partition("\n\n")[0].split()).partition(". ")[0]

    assert COMMANDS[name].help == sentence.rstrip(".") + "."


@pytest.mark.parametrize("arguments", [("--help",), ("db", "--help")])
def test_commands_without_a_database_import_nothing_heavy(arguments):
    assert not modules_after("from casegraph.cli import main; main()", *arguments) & HEAVY


def test_the_status_of_a_missing_store_takes_only_what_tells_whether_jars_are_missing():
    arguments = ("db", "status", "--store", "local:none")

    loaded = modules_after("from casegraph.cli import main; main()", *arguments) & HEAVY

    assert loaded <= {"jgo", "requests"}


def test_a_notebook_imports_nothing_heavy_before_it_opens_a_store():
    assert not modules_after("import casegraph, graph, graph.store") & HEAVY


def test_an_unknown_command_suggests_a_similar_one(run):
    ran = run("quer")

    assert ran.code == 2
    assert "Did you mean 'query'?" in ran.err


@pytest.mark.parametrize(
    ("raised", "code", "errors"),
    [
        (CasegraphError("The vocabulary is broken.", "Mend it."), 1, "The vocabulary is broken.\nMend it.\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_an_error_on_import_reaches_the_user_like_any_other(run, monkeypatch, raised, code, errors):
    def broken(_: str) -> None:
        raise raised

    monkeypatch.setattr("casegraph.cli.import_module", broken)

    ran = run("demo", "--no-serve")

    assert (ran.code, ran.err) == (code, errors)
